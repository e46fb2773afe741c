import { AbsentEntry } from '#app/[locale]/(staff)/staff/registers/absent-entry.tsx';
import { OrganisationPairs } from '#components/editorial/registers/organisation-pairs.tsx';
import { OrganisationsApart } from '#components/editorial/registers/organisations-apart.tsx';
import { RegisterScreen } from '#components/editorial/registers/register-screen.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { loadOrganisationPairs, mayMergeOrganisations } from '#lib/web/loaders/staff/registers.ts';
import { openScreen, type ScreenProps, screenMetadata } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('registers');

export default async function DuplicatesPage({ params }: ScreenProps) {
  const screen = await openScreen(params, ['registers', 'organisations', 'duplicates']);
  const { locale, actor } = screen;
  const loaded = await loadOrganisationPairs(actor);
  if (loaded === null) return <AbsentEntry {...screen} />;
  const { pairs, apart } = loaded;
  const t = staffMessages(locale, 'registers');
  return (
    <RegisterScreen
      screen={screen}
      register="organisations"
      title={t('organisation.duplicates')}
      lede={t('organisation.duplicatesLede')}
    >
      {pairs.length === 0 ? (
        <EmptyState title={t('organisation.noDuplicates')} />
      ) : (
        <OrganisationPairs frame={screen} pairs={pairs} mayMerge={mayMergeOrganisations(actor)} />
      )}
      <div className="mt-8">
        <OrganisationsApart frame={screen} {...apart} />
      </div>
    </RegisterScreen>
  );
}
