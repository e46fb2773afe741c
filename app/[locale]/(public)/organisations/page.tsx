import type { Metadata } from 'next';
import { PageFrame } from '#components/layout/page-frame.tsx';
import { OrganisationTable } from '#components/organisations/organisation-table.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { messages } from '#lib/i18n/messages.ts';
import { organisationsPath } from '#lib/paths.ts';
import { loadOrganisations } from '#lib/web/loaders/organisations.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { pageMetadata } from '#lib/web/page-metadata.ts';

export const dynamic = 'force-static';

export function generateStaticParams() {
  return [];
}

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const t = messages(locale, 'organisations');
  return pageMetadata({ locale, path: organisationsPath(locale), title: t('title'), description: t('lede') });
}

export default async function OrganisationsPage({ params }: Props) {
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
