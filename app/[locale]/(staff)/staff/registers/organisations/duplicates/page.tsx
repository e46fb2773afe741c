import { OrganisationPairs } from '#components/editorial/registers/organisation-pairs.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadOrganisationPairs, mayMergeOrganisations } from '#lib/web/loaders/staff/registers.ts';
import { openScreen, screenMetadata } from '#lib/web/staff/screen.ts';

interface Props {
  params: Promise<{ locale: string }>;
}

export const generateMetadata = screenMetadata('registers');

export default async function DuplicatesPage({ params }: Props) {
  const screen = await openScreen(params, ['registers', 'organisations', 'duplicates']);
  const { locale, page, actor } = screen;
  const pairs = await loadOrganisationPairs(actor);
  const t = staffMessages(locale, 'registers');
  return (
    <StaffFrame
      locale={locale}
      path={page}
      actor={actor}
      title={t('organisation.duplicates')}
      lede={t('organisation.duplicatesLede')}
      crumbs={[
        { label: t('title'), href: staffPath(locale, 'registers') },
        { label: t('organisations'), href: staffPath(locale, 'registers', 'organisations') },
      ]}
    >
      {pairs.length === 0 ? (
        <EmptyState title={t('organisation.noDuplicates')} />
      ) : (
        <OrganisationPairs frame={screen} pairs={pairs} mayMerge={mayMergeOrganisations(actor)} />
      )}
    </StaffFrame>
  );
}
