import type { Metadata } from 'next';
import { permanentRedirect } from 'next/navigation';
import { MissingPage } from '#app/[locale]/missing-page.tsx';
import { PageFrame } from '#components/layout/page-frame.tsx';
import { PlaceBody } from '#components/places/place-body.tsx';
import { placeCrumbs, placeKindText, placeTitle } from '#components/places/place-names.ts';
import { SumLine } from '#components/sections/sum-line.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { otherLocale } from '#lib/i18n/locale.ts';
import { placePath } from '#lib/paths.ts';
import { canonicalPlaceSlug, loadPlace } from '#lib/web/loaders/places.ts';
import { pageLocale, type SlugProps } from '#lib/web/page-locale.ts';
import { missingMetadata, pageMetadata } from '#lib/web/page-metadata.ts';

export const dynamic = 'force-static';

export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: SlugProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const page = await loadPlace((await params).slug);
  if (page === null) return missingMetadata(locale);
  return pageMetadata({ locale, path: placePath(locale, page.slug), title: placeTitle(page.places, locale) });
}

export default async function PlacePage({ params }: SlugProps) {
  const locale = await pageLocale(params);
  const { slug } = await params;
  const page = await loadPlace(slug);
  if (page === null) {
    const canonical = await canonicalPlaceSlug(slug);
    if (canonical !== null) permanentRedirect(placePath(locale, canonical));
    return <MissingPage locale={locale} slug={slug} />;
  }
  const other = otherLocale(locale);
  return (
    <PageFrame locale={locale} path={placePath(locale, page.slug)} crumbs={placeCrumbs(page.above, locale)}>
      <PageHeader
        title={placeTitle(page.places, locale)}
        otherTitle={{ text: placeTitle(page.places, other), lang: other }}
        kind={placeKindText(page.places, locale)}
        meta={<SumLine sum={page.total} locale={locale} />}
      />
      <PlaceBody {...page} locale={locale} />
    </PageFrame>
  );
}
