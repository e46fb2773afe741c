import { PageFrame } from '#components/layout/page-frame.tsx';
import { PlaceMap } from '#components/places/place-map.tsx';
import { PlaceTree } from '#components/places/place-tree.tsx';
import { Section } from '#components/sections/section.tsx';
import { SumLine } from '#components/sections/sum-line.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { messages } from '#lib/i18n/messages.ts';
import { placePath, placesPath } from '#lib/paths.ts';
import { loadPlaces } from '#lib/web/loaders/places.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { listMetadata } from '#lib/web/page-metadata.ts';

export const dynamic = 'force-static';

export function generateStaticParams() {
  return [];
}

export const generateMetadata = listMetadata('places', placesPath);

export default async function PlacesPage({ params }: { params: Promise<{ locale: string }> }) {
  const locale = await pageLocale(params);
  const t = messages(locale, 'places');
  const { places, total } = await loadPlaces();
  return (
    <PageFrame locale={locale} path={placesPath(locale)} crumbs={[]}>
      <PageHeader title={t('title')} lede={t('lede')} meta={<SumLine sum={total} locale={locale} />} />
      <Section id="map" title={messages(locale, 'home')('where')} wide>
        <PlaceMap
          places={places}
          locale={locale}
          title={messages(locale, 'home')('mapTitle')}
          description={(count) => t('mapDescription', { count })}
          listHeading={t('mapList')}
          href={(slug) => placePath(locale, slug)}
        />
      </Section>
      <Section id="list" title={t('listHeading')}>
        <PlaceTree places={places} locale={locale} />
      </Section>
    </PageFrame>
  );
}
