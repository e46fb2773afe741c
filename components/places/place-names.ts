import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { placePath, placesPath } from '#lib/paths.ts';

/** A place as pages name it. */
export interface PagePlace {
  id: string;
  slug: string;
  nameSlug: string;
  kind: string;
  name: { en: string; bg: string };
}

/** The name of the places of one address; brackets that tell namesakes apart are left out where several are meant. */
export function placeTitle(places: readonly PagePlace[], locale: Locale): string {
  const widest = places[0];
  if (widest === undefined) return '';
  return places.length === 1 ? widest.name[locale] : widest.name[locale].replace(/\s*\([^)]*\)/g, '');
}

/** `Municipality`, or that several places share the name. */
export function placeKindText(places: readonly PagePlace[], locale: Locale): string {
  const only = places.length === 1 ? places[0] : undefined;
  return only === undefined
    ? messages(locale, 'places')('kindName')
    : messages(locale, 'codes')(`placeKind.${only.kind as 'town'}`);
}

/** The way down to a place: all places, then the district, then the municipality. */
export function placeCrumbs(above: readonly PagePlace[], locale: Locale): { label: string; href: string }[] {
  return [
    { label: messages(locale, 'places')('title'), href: placesPath(locale) },
    ...above.map((place) => ({
      label: `${place.name[locale]} (${placeKindText([place], locale).toLocaleLowerCase(locale)})`,
      href: placePath(locale, place.slug),
    })),
  ];
}
