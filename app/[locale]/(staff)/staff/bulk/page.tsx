import { AbsentScreen } from '#app/[locale]/(staff)/staff/projects/[id]/absent-screen.tsx';
import { ActionForm, postedValues } from '#components/editorial/action-form.tsx';
import { StaffField, StaffSelect } from '#components/editorial/staff-field.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { LinkList } from '#components/ui/link-list.tsx';
import { formatInstant } from '#lib/format/date.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadBulkStart, mayChangeMany } from '#lib/web/loaders/staff/bulk.ts';
import { bulkFields } from '#lib/web/staff/acts/merging.ts';
import { entryQuery, readEntryAddress } from '#lib/web/staff/entry-address.ts';
import { openScreen, type Screen, type ScreenProps, screenMetadata } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('bulk');

export default async function BulkPage({ params, searchParams }: ScreenProps) {
  const screen = await openScreen(params, ['bulk'], searchParams);
  const { locale, actor } = screen;
  const t = staffMessages(locale, 'bulk');
  if (!mayChangeMany(actor))
    return <AbsentScreen {...screen} words={{ title: t('absentTitle'), text: t('absent') }} />;
  const address = readEntryAddress(await searchParams);
  const { projects, count, recent } = await loadBulkStart(actor, address, locale);
  const filter = address.all ? entryQuery(address.filters) : null;
  const list = staffPath(locale, 'projects');
  return (
    <StaffFrame
      screen={screen}
      title={t('title')}
      lede={t('lede')}
      crumbs={[{ label: staffMessages(locale, 'projects')('title'), href: list }]}
    >
      <p className="mb-4 font-semibold">{t(filter === null ? 'projects' : 'matching', { count })}</p>
      {filter !== null && (
        <p className="mb-4 max-w-measure">
          {t('filterNote')} <a href={filter === '' ? list : `${list}?${filter}`}>{t('filterBack')}</a>
        </p>
      )}
      {projects.length === 0 ? (
        <LinkButton href={list}>{t('chooseFirst')}</LinkButton>
      ) : (
        <>
          <ul className="mb-8 list-disc pl-5">
            {projects.map(({ projectId, title }) => (
              <li key={projectId}>{title}</li>
            ))}
            {count > projects.length && <li>{t('andMore', { count: count - projects.length })}</li>}
          </ul>
          <BulkForm screen={screen} projects={projects} filter={filter} />
        </>
      )}
      {recent.length > 0 && (
        <div className="mt-12">
          <Section id="recent" title={t('recent')}>
            <LinkList
              links={recent.map(({ batchId, at, state, field, value }) => ({
                href: staffPath(locale, 'bulk', batchId),
                label: `${t(`fieldName.${field as 'programme'}`)}: ${value === '' ? t('nothing') : value}`,
                detail: `${t(`state.${state}`)} ${formatInstant(at, locale)}`,
              }))}
            />
          </Section>
        </div>
      )}
    </StaffFrame>
  );
}

/** What is to be changed in all of them. */
function BulkForm({
  screen,
  projects,
  filter,
}: {
  screen: Screen;
  projects: readonly { projectId: string }[];
  /** Conditions that say which projects; null where each is named. */
  filter: string | null;
}) {
  const t = staffMessages(screen.locale, 'bulk');
  const posted = postedValues(screen, 'bulk');
  return (
    <ActionForm frame={screen} name="bulk" action="/staff/api/bulk" isOnce>
      {filter === null ? (
        projects.map(({ projectId }) => (
          <input key={projectId} type="hidden" name="selected" value={projectId} />
        ))
      ) : (
        <input type="hidden" name="filter" value={filter} />
      )}
      <StaffSelect
        id="field"
        name="field"
        label={t('field')}
        defaultValue={posted['field']}
        options={bulkFields.map((field) => ({ value: field, label: t(`fieldName.${field}`) }))}
      />
      <StaffField
        id="value"
        name="value"
        label={t('value')}
        hint={t('valueHint')}
        defaultValue={posted['value']}
      />
      <div>
        <Button>{t('preview')}</Button>
      </div>
    </ActionForm>
  );
}
