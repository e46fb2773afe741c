import { BulgariaMap } from '#components/maps/bulgaria-map.tsx';
import { placeLabel } from '#components/places/place-map.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { placePath } from '#lib/paths.ts';
import type { Named, ProjectProfile } from '#lib/projects/schema.ts';

export interface MappedProjectPlace extends Named {
  id: string;
  kind: string;
  lat: number | null;
  lon: number | null;
  above: (Named & { id: string; kind: string })[];
}

/** The places of the project, all alike in size. */
export function ProjectMap({
  profile,
  places,
  locale,
}: {
  profile: ProjectProfile;
  places: Record<string, MappedProjectPlace>;
  locale: Locale;
}) {
  const t = messages(locale, 'profile');
  const codes = messages(locale, 'codes');
  const shown = profile.places.flatMap(({ place }) => places[place] ?? []);
  return (
    <>
      {profile.sensitiveLocation && <p className="mb-4 max-w-measure">{t('map.sensitive')}</p>}
      <BulgariaMap
        title={t('map.title')}
        description={t('map.description', { count: shown.length })}
        listHeading={t('map.list')}
        symbols={shown.map((place) => ({
          id: place.id,
          name: placeLabel({ kind: place.kind, name: place.name }, locale),
          href: placePath(locale, place.slug),
          lat: place.lat,
          lon: place.lon,
          value: 1,
          valueLabel: codes(`placeKind.${place.kind as 'town'}`),
        }))}
      />
    </>
  );
}
