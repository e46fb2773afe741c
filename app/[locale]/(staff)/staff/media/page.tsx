import { AddButton } from '#app/[locale]/(staff)/staff/media/add-button.tsx';
import { AddFile } from '#app/[locale]/(staff)/staff/media/add-file.tsx';
import { ProjectPhotos } from '#app/[locale]/(staff)/staff/media/project-photos.tsx';
import { ProjectTabs } from '#components/editorial/project-tabs.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { AssetList } from '#components/media/asset-list.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { SelectField, TextField } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadLibrary } from '#lib/web/loaders/staff/media.ts';
import { openScreen, type ScreenProps, screenMetadata, textsOf } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('media');

const kinds = ['photo', 'document'] as const;
const states = ['all', 'missing-alt', 'trash'] as const;

export default async function MediaPage({ params, searchParams }: ScreenProps) {
  const screen = await openScreen(params, ['media'], searchParams);
  const { locale, actor } = screen;
  const { q: text, ...asked } = await textsOf(searchParams, 'q', 'kind', 'state', 'after', 'project');
  const kind = kinds.find((each) => each === asked.kind) ?? null;
  const state = states.find((each) => each === asked.state) ?? 'all';
  const library = await loadLibrary(actor, { ...asked, text, kind, state }, locale);
  const t = staffMessages(locale, 'media');
  const frame = { screen, title: t('title'), lede: t('lede'), crumbs: [] };
  if (library === null)
    return (
      <StaffFrame {...frame}>
        <Notice tone="warning">{t('forbidden')}</Notice>
      </StaffFrame>
    );
  const { project } = library;
  const kept = { ...(project && { project: project.id }) };
  return (
    <StaffFrame {...frame}>
      {project && <ProjectTabs locale={locale} projectId={project.id} current="photos" />}
      {project && <ProjectPhotos screen={screen} project={project} mayChange={library.mayChange} />}
      {library.mayChange && <AddFile screen={screen} project={project?.id ?? ''} />}
      <Section id="library" title={t('filter.title')} wide>
        <LibraryFilters locale={locale} text={text} kind={kind} state={state} kept={kept} />
        {library.assets.length === 0 ? (
          <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
        ) : (
          <AssetList
            locale={locale}
            label={t('title')}
            assets={library.assets}
            href={(asset) => staffPath(locale, 'media', asset.id) + queryText(kept)}
            actions={
              project
                ? new Map(
                    library.assets.map((asset) => [
                      asset.id,
                      <AddButton key={asset.id} screen={screen} project={project} asset={asset} />,
                    ]),
                  )
                : undefined
            }
          />
        )}
        {library.next !== null && (
          <p className="mt-8">
            <a
              href={`${staffPath(locale, 'media')}${queryText({ ...kept, q: text, kind: kind ?? '', state, after: library.next })}`}
            >
              {t('more')}
            </a>
          </p>
        )}
      </Section>
    </StaffFrame>
  );
}

/** The form that says which files to show. */
function LibraryFilters({
  locale,
  text,
  kind,
  state,
  kept,
}: {
  locale: Locale;
  text: string;
  kind: (typeof kinds)[number] | null;
  state: (typeof states)[number];
  /** Goes along unseen. */
  kept: Readonly<Record<string, string>>;
}) {
  const t = staffMessages(locale, 'media');
  return (
    <form
      data-screen
      action={staffPath(locale, 'media')}
      className="mb-8 grid gap-4 mid:grid-cols-[1fr_1fr_auto] mid:items-end wide:grid-cols-[2fr_1fr_1fr_auto]"
    >
      <TextField id="q" name="q" label={t('filter.text')} type="search" defaultValue={text} />
      <SelectField
        id="kind"
        name="kind"
        label={t('filter.kind')}
        defaultValue={kind ?? ''}
        options={[
          { value: '', label: t('kinds.all') },
          ...kinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
        ]}
      />
      <SelectField
        id="state"
        name="state"
        label={t('filter.state')}
        defaultValue={state}
        options={states.map((value) => ({ value, label: t(`states.${value}`) }))}
      />
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div>
        <Button tone="plain">{t('filter.submit')}</Button>
      </div>
    </form>
  );
}

function queryText(values: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== ''));
  return query.size === 0 ? '' : `?${query}`;
}
