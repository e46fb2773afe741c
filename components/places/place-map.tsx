import { BulgariaMap } from '#components/maps/bulgaria-map.tsx';
import { sumText } from '#components/sections/sum-line.tsx';
import { type Locale, type LocalizedText, pick } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { placesForMap } from '#lib/places/rules.ts';

export interface MappedPlace {
  id: string;
  slug: string;
  kind: string;
  name: { en: string; bg: string };
  parentId: string | null;
  lat: number | null;
  lon: number | null;
  projects: number;
  cents: number;
  withoutAmount: number;
}

/** Places with projects on the map and in its list; circles by the number of projects. */
export function PlaceMap({
  places,
  title,
  description,
  listHeading,
  locale,
  href,
}: {
  places: readonly MappedPlace[];
  title: string;
  description: (count: number) => string;
  listHeading: string;
  locale: Locale;
  href: (slug: string) => string;
}) {
  const shown = placesForMap(places);
  return (
    <BulgariaMap
      title={title}
      description={description(shown.length)}
      listHeading={listHeading}
      symbols={shown.map((place) => ({
        id: place.id,
        name: isAmbiguous(place, shown) ? placeLabel(place, locale) : place.name[locale],
        href: href(place.slug),
        lat: place.lat,
        lon: place.lon,
        value: place.projects,
        valueLabel: valueLabel(place, locale),
      }))}
    />
  );
}

/** Two places of the map share a name, as a town and its district do. */
function isAmbiguous(place: MappedPlace, shown: readonly MappedPlace[]): boolean {
  return shown.some((other) => other.id !== place.id && other.name.en === place.name.en);
}

/** `Lom`, `Plovdiv (district)`: the level is said where it is not a town. */
export function placeLabel(place: { kind: string; name: LocalizedText }, locale: Locale): string {
  const t = messages(locale, 'codes');
  const name = pick(place.name, locale).text;
  if (place.kind !== 'district' && place.kind !== 'municipality') return name;
  return `${name} (${t(`placeKind.${place.kind}`).toLocaleLowerCase(locale)})`;
}

function valueLabel(place: MappedPlace, locale: Locale): string {
  const count = messages(locale, 'projectList')('projects', { count: place.projects });
  const sum = sumText({ ...place, withAmount: place.projects - place.withoutAmount }, locale);
  return sum === null ? count : `${count}, ${sum}`;
}
