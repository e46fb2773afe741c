import { TableDownloads } from '#components/editorial/import-tables/table-downloads.tsx';
import { EntryFilters } from '#components/editorial/projects/entry-filters.tsx';
import { EntryList } from '#components/editorial/projects/entry-list.tsx';
import { SavedViews } from '#components/editorial/projects/saved-views.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { openStates } from '#lib/projects/schema/edition.ts';
import { loadEntries } from '#lib/web/loaders/staff/entries.ts';
import { entryQuery, readEntryAddress } from '#lib/web/staff/entry-address.ts';
import { openScreen, type ScreenProps, screenMetadata } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('projects');

export default async function ProjectsPage({ params, searchParams }: ScreenProps) {
  const screen = await openScreen(params, ['projects'], searchParams);
  const { locale } = screen;
  const address = readEntryAddress(await searchParams);
  const list = await loadEntries(screen.actor, address, locale);
  const t = staffMessages(locale, 'projects');
  const path = staffPath(locale, 'projects');
  const query = entryQuery(address.filters);
  const pairs = [...new URLSearchParams(query)];
  return (
    <StaffFrame
      screen={screen}
      title={t('title')}
      lede={t('lede', { count: list.total })}
      crumbs={[]}
      action={list.mayCreate && <LinkButton href={`${path}/new`}>{t('new')}</LinkButton>}
    >
      <ul className="mb-6 flex flex-wrap gap-x-6 gap-y-1 text-small">
        {openStates
          .filter((state) => list.counts.editionStates[state] > 0)
          .map((state) => (
            <li key={state}>
              <a href={`${path}?work=${state}`} className="inline-block py-1">
                {t(`work.${state === 'scheduled' ? 'scheduledSoon' : state}`)}
              </a>{' '}
              <span className="text-ink-soft">{list.counts.editionStates[state]}</span>
            </li>
          ))}
      </ul>
      <EntryFilters values={Object.fromEntries(pairs)} programmes={list.programmes} locale={locale} />
      <SavedViews views={list.views} query={query} frame={screen} />
      {address.dropped > 0 && (
        <div className="mb-6">
          <Notice>{t('dropped', { count: address.dropped })}</Notice>
        </div>
      )}
      {list.rows.length === 0 ? (
        <EmptyState title={t(list.total === 0 ? 'noneTitle' : 'emptyTitle')}>
          {t(list.total === 0 ? 'noneText' : 'emptyText')}
        </EmptyState>
      ) : (
        <EntryList
          entries={list.rows}
          locale={locale}
          next={list.next}
          query={pairs}
          selected={address.selected}
          maySelect={list.mayBulk}
          matching={list.matching}
        />
      )}
      {list.rows.length > 0 && (
        <div data-screen className="mt-8">
          <TableDownloads query={query} locale={locale} />
        </div>
      )}
      {address.after !== null && (
        <p className="mt-4">
          <a href={query === '' ? path : `${path}?${query}`}>{t('first')}</a>
        </p>
      )}
    </StaffFrame>
  );
}
