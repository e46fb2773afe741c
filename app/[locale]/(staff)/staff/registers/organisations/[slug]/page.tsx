import { AbsentEntry } from '#app/[locale]/(staff)/staff/registers/absent-entry.tsx';
import { organisationFieldsFor } from '#components/editorial/registers/organisation-fields.ts';
import { OrganisationPairs } from '#components/editorial/registers/organisation-pairs.tsx';
import { OrganisationUses } from '#components/editorial/registers/organisation-uses.tsx';
import { OrganisationsApart } from '#components/editorial/registers/organisations-apart.tsx';
import { RegisterForm } from '#components/editorial/registers/register-form.tsx';
import { RegisterScreen } from '#components/editorial/registers/register-screen.tsx';
import { SavedNotice } from '#components/editorial/registers/saved-notice.tsx';
import { UndoableMerges } from '#components/editorial/registers/undoable-merges.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/field.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { organisationToForm } from '#lib/organisations/form.ts';
import { staffPath } from '#lib/paths.ts';
import { loadOrganisationEntry } from '#lib/web/loaders/staff/registers.ts';
import { openScreen, type ScreenProps, screenMetadata, textOf } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('registers');

export default async function OrganisationEntryPage({ params, searchParams }: ScreenProps<'slug'>) {
  const { slug } = await params;
  const screen = await openScreen(params, ['registers', 'organisations', slug]);
  const { locale, actor } = screen;
  const loaded = await loadOrganisationEntry(actor, slug);
  if (loaded === null) return <AbsentEntry {...screen} />;
  const { entry, use, pairs, apart, merges, mayMerge } = loaded;
  const t = staffMessages(locale, 'registers');
  const isSaved = (await textOf(searchParams, 'saved')) !== '' && screen.returned === null;
  const isMerged = (await textOf(searchParams, 'merged')) !== '';
  const parted = await textOf(searchParams, 'parted');
  return (
    <RegisterScreen
      screen={screen}
      register="organisations"
      title={locale === 'en' ? entry.nameEn : entry.nameBg}
    >
      <SavedNotice>
        {/^\d{1,6}$/.test(parted)
          ? t('organisation.parted', { left: Number(parted) })
          : isMerged
            ? t('organisation.merged')
            : isSaved
              ? t('saved')
              : null}
      </SavedNotice>
      <RegisterForm
        frame={screen}
        action="/staff/api/registers/organisations"
        hidden={{ slug: entry.slug }}
        values={organisationToForm(entry)}
        fields={organisationFieldsFor(locale)}
        mayReplace
      />
      <div className="mt-12">
        <Section id="uses" title={t('organisation.uses')}>
          <OrganisationUses slug={entry.slug} use={use} locale={locale} />
        </Section>
        {merges.length > 0 && (
          <Section id="merges" title={t('organisation.merges')}>
            <UndoableMerges frame={screen} merges={merges} />
          </Section>
        )}
        {mayMerge && (
          <Section id="merge" title={t('organisation.mergeThis')}>
            <form
              method="get"
              action={staffPath(locale, 'registers', 'organisations', 'merge')}
              className="grid max-w-measure gap-4"
            >
              <input type="hidden" name="from" value={entry.slug} />
              <TextField
                id="into"
                name="into"
                label={t('organisation.mergeWith')}
                hint={t('organisation.mergeWithHint')}
              />
              <div>
                <Button tone="plain">{t('organisation.compare')}</Button>
              </div>
            </form>
            {pairs.length > 0 && (
              <div className="mt-8">
                <OrganisationPairs frame={screen} pairs={pairs} mayMerge />
              </div>
            )}
          </Section>
        )}
        <OrganisationsApart frame={screen} {...apart} />
      </div>
    </RegisterScreen>
  );
}
