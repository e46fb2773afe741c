import type { Metadata } from 'next';
import { MissingPage } from '#app/[locale]/missing-page.tsx';
import { PageFrame } from '#components/layout/page-frame.tsx';
import { OrganisationBody } from '#components/organisations/organisation-body.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { pick } from '#lib/format/localized.ts';
import { otherLocale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { organisationPath, organisationsPath } from '#lib/paths.ts';
import { loadOrganisation, loadOrganisationMove } from '#lib/web/loaders/organisations.ts';
import { declareMoved } from '#lib/web/page-dependencies.ts';
import { pageLocale, type SlugProps } from '#lib/web/page-locale.ts';
import { missingMetadata, pageMetadata } from '#lib/web/page-metadata.ts';

export const dynamic = 'force-static';

export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: SlugProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const page = await loadOrganisation((await params).slug);
  if (page === null) return missingMetadata(locale);
  return pageMetadata({
    locale,
    path: organisationPath(locale, page.organisation.slug),
    title: pick(page.organisation.name, locale).text,
  });
}

export default async function OrganisationPage({ params }: SlugProps) {
  const locale = await pageLocale(params);
  const page = await loadOrganisation((await params).slug);
  if (page === null) return <AbsentOrganisation locale={locale} slug={(await params).slug} />;
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

/** Leads to the organisation of which this one is a part now; else there is no such page. */
async function AbsentOrganisation({ locale, slug }: { locale: Locale; slug: string }) {
  const target = await loadOrganisationMove(slug);
  if (target === null) return <MissingPage locale={locale} slug={slug} />;
  const href = organisationPath(locale, target);
  declareMoved(href);
  const t = messages(locale, 'organisations');
  return (
    <PageFrame locale={locale} path={href} crumbs={[{ label: t('title'), href: organisationsPath(locale) }]}>
      <PageHeader title={t('title')} />
      <p>
        <a href={href}>{t('moved')}</a>
      </p>
    </PageFrame>
  );
}
