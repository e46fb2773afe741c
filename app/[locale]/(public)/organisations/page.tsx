import { PageFrame } from '#components/layout/page-frame.tsx';
import { OrganisationTable } from '#components/organisations/organisation-table.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { messages } from '#lib/i18n/messages.ts';
import { organisationsPath } from '#lib/paths.ts';
import { loadOrganisations } from '#lib/web/loaders/organisations.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { listMetadata } from '#lib/web/page-metadata.ts';

export const dynamic = 'force-static';

export function generateStaticParams() {
  return [];
}

export const generateMetadata = listMetadata('organisations', organisationsPath);

export default async function OrganisationsPage({ params }: { params: Promise<{ locale: string }> }) {
  const locale = await pageLocale(params);
  const t = messages(locale, 'organisations');
  const { organisations } = await loadOrganisations();
  return (
    <PageFrame locale={locale} path={organisationsPath(locale)} crumbs={[]}>
      <PageHeader title={t('title')} lede={t('lede')} />
      <OrganisationTable organisations={organisations} locale={locale} />
      <p className="mt-4 text-ink-soft text-small">{t('noShare')}</p>
    </PageFrame>
  );
}
