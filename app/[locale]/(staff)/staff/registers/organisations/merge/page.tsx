import { AbsentEntry } from '#app/[locale]/(staff)/staff/registers/absent-entry.tsx';
import { OrganisationMergeForm } from '#components/editorial/registers/organisation-merge-form.tsx';
import { RegisterScreen } from '#components/editorial/registers/register-screen.tsx';
import { countryName } from '#lib/format/country.ts';
import { messages } from '#lib/i18n/messages.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import type { OrganisationEntry, OrganisationKind } from '#lib/organisations/schema.ts';
import { staffPath } from '#lib/paths.ts';
import { registeredName } from '#lib/projects/form/registers.ts';
import { loadOrganisationMerge } from '#lib/web/loaders/staff/registers.ts';
import { openScreen, type ScreenProps, screenMetadata, textOf } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('registers');

export default async function MergeOrganisationsPage({ params, searchParams }: ScreenProps) {
  const screen = await openScreen(params, ['registers', 'organisations', 'merge'], searchParams);
  const { locale, actor } = screen;
  const [from, into] = [await textOf(searchParams, 'from'), (await textOf(searchParams, 'into')).trim()];
  const loaded = await loadOrganisationMerge(actor, from, into);
  if (loaded === null) return <AbsentEntry {...screen} />;
  const t = staffMessages(locale, 'registers');
  const codes = messages(locale, 'codes');
  const path = staffPath(locale, 'registers', 'organisations');
  const shown = (
    entry: OrganisationEntry,
    fact: 'nameEn' | 'nameBg' | 'kind' | 'country' | 'place' | 'url',
  ) => {
    if (fact === 'kind') return codes(`organisationKind.${entry.kind as OrganisationKind}`);
    if (fact === 'country') return countryName(locale, entry.country);
    if (fact !== 'place') return entry[fact] ?? '';
    const id = entry.placeId ?? '';
    return registeredName(loaded.registers, 'places', id, locale) ?? id;
  };
  return (
    <RegisterScreen
      screen={screen}
      register="organisations"
      title={t('organisation.mergeTitle')}
      lede={t('organisation.mergeLede')}
    >
      <p className="mb-6">
        <a href={`${path}/merge?${new URLSearchParams({ from: into, into: from })}`}>
          {t('organisation.mergeSwap')}
        </a>
      </p>
      <OrganisationMergeForm
        frame={screen}
        from={loaded.from}
        into={loaded.into}
        aliases={loaded.merged.aliases}
        textOf={shown}
      />
    </RegisterScreen>
  );
}
