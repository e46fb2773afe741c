import type { Metadata } from 'next';
import { MissingPage } from '#app/[locale]/missing-page.tsx';
import { PageFrame } from '#components/layout/page-frame.tsx';
import { OrganisationBody } from '#components/organisations/organisation-body.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { pick } from '#lib/format/localized.ts';
import { otherLocale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { organisationPath, organisationsPath } from '#lib/paths.ts';
import { loadOrganisation } from '#lib/web/loaders/organisations.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { missingMetadata, pageMetadata } from '#lib/web/page-metadata.ts';

export const dynamic = 'force-static';

export function generateStaticParams() {
  return [];
}

interface Props {
  params: Promise<{ locale: string; slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const page = await loadOrganisation((await params).slug);
  if (page === null) return missingMetadata(locale);
  return pageMetadata({
    locale,
    path: organisationPath(locale, page.organisation.slug),
    title: pick(page.organisation.name, locale).text,
  });
}

export default async function OrganisationPage({ params }: Props) {
  const locale = await pageLocale(params);
  const page = await loadOrganisation((await params).slug);
  if (page === null) return <MissingPage locale={locale} slug={(await params).slug} />;
  const { organisation } = page;
  const other = otherLocale(locale);
  const [name, otherName] = [pick(organisation.name, locale).text, pick(organisation.name, other).text];
  return (
    <PageFrame
      locale={locale}
      path={organisationPath(locale, organisation.slug)}
      crumbs={[{ label: messages(locale, 'organisations')('title'), href: organisationsPath(locale) }]}
    >
      <PageHeader
        title={name}
        otherTitle={otherName === name ? null : { text: otherName, lang: other }}
        kind={messages(locale, 'codes')(`organisationKind.${organisation.kind as 'ngo'}`)}
      />
      <OrganisationBody {...page} locale={locale} />
    </PageFrame>
  );
}
