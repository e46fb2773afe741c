import { AbsentEntry } from '#app/[locale]/(staff)/staff/registers/absent-entry.tsx';
import { EntryScreen } from '#components/editorial/registers/entry-screen.tsx';
import { groupFieldsFor } from '#components/editorial/registers/group-fields.ts';
import { Section } from '#components/sections/section.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { targetGroupPath } from '#lib/paths.ts';
import { targetGroupToForm } from '#lib/target-groups/form.ts';
import { loadTargetGroupEntries } from '#lib/web/loaders/staff/registers.ts';
import { openScreen, type ScreenProps, screenMetadata, textOf } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('registers');

export default async function TargetGroupPage({ params, searchParams }: ScreenProps<'slug'>) {
  const { slug } = await params;
  const screen = await openScreen(params, ['registers', 'target-groups', slug]);
  const { locale, actor } = screen;
  const loaded = await loadTargetGroupEntries(actor);
  if (loaded === null) return <AbsentEntry {...screen} />;
  const { groups, mayChange } = loaded;
  const isNew = slug === 'new';
  const entry = groups.find((each) => each.slug === slug) ?? null;
  if (isNew ? !mayChange : entry === null) return <AbsentEntry {...screen} />;
  const t = staffMessages(locale, 'registers');
  const isSaved = (await textOf(searchParams, 'saved')) !== '' && screen.returned === null;
  return (
    <EntryScreen
      screen={screen}
      register="targetGroups"
      newTitle={t('group.new')}
      entry={entry}
      isSaved={isSaved}
      mayChange={mayChange}
      values={targetGroupToForm(entry)}
      fields={groupFieldsFor(locale, groups, entry?.slug ?? null)}
    >
      {entry !== null && (
        <div className="mt-12">
          <Section id="uses" title={t('organisation.uses')}>
            <p>
              {t('used', { count: entry.projects })} · {t('group.own', { count: entry.own })}
            </p>
            <p className="mt-2">
              <a href={targetGroupPath(locale, entry.slug)}>{t('publicPage')}</a>
            </p>
          </Section>
        </div>
      )}
    </EntryScreen>
  );
}
