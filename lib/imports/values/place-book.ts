/**
 * The register of places, and the regions of other countries, as lookups. Knows names and codes, and how they lie in
 * each other; reads no page.
 */
import { foldKey } from '#lib/format/text/fold-key.ts';
import { tokenise } from '#lib/format/text/tokenise.ts';
import type { Place } from '#lib/places/schema.ts';

export interface Region {
  code: string;
  names: readonly string[];
}

export interface PlaceBook {
  byKey: ReadonlyMap<string, readonly Place[]>;
  byId: ReadonlyMap<string, Place>;
  regions: ReadonlyMap<string, readonly string[]>;
  /** Municipalities whose seat is a village that no other village is called like: the village says enough. */
  seats: ReadonlySet<string>;
  /** Small letters as printed, for looking through prose. */
  plain: ReadonlyMap<string, readonly Place[]>;
}

/** Spellings of one name in any script have one key. */
export const placeKey = (name: string): string =>
  tokenise(name)
    .map(({ word }) => foldKey(word))
    .join(' ');

/** Puts the register of places, and the regions of other countries, into lookups. */
export function placeBook(
  places: readonly Place[],
  regions: readonly Region[],
  sharedNames: readonly string[] = [],
): PlaceBook {
  const byKey = new Map<string, Place[]>();
  const plain = new Map<string, Place[]>();
  const add = (map: Map<string, Place[]>, key: string, place: Place) => {
    const all = map.get(key) ?? [];
    if (!all.includes(place)) map.set(key, [...all, place]);
  };
  for (const place of places) {
    for (const name of [place.name.en, place.name.bg, ...place.aliases]) {
      add(byKey, placeKey(name), place);
      if (place.kind !== 'country' && place.kind !== 'quarter') add(plain, name.toLowerCase(), place);
    }
  }
  // Older pages write ъ as u: Turgovishte, Purvomay. A name that is printed so by right keeps its key.
  for (const place of places) {
    const older = placeKey(place.name.bg.replaceAll('ъ', 'у').replaceAll('Ъ', 'У'));
    const own = byKey.get(older);
    if (own === undefined || own.every((each) => each.name.bg === place.name.bg)) add(byKey, older, place);
  }
  const byRegion = new Map<string, string[]>();
  for (const { code, names } of regions) {
    for (const name of names) {
      const key = placeKey(name);
      byRegion.set(key, [...(byRegion.get(key) ?? []), code]);
    }
  }
  const towns = new Set(places.filter(({ kind }) => kind === 'town').map(({ name }) => name.bg));
  const seats = places.filter(
    ({ kind, name }) => kind === 'municipality' && !towns.has(name.bg) && !sharedNames.includes(name.bg),
  );
  return {
    byKey,
    byId: new Map(places.map((place) => [place.id, place])),
    seats: new Set(seats.map(({ id }) => id)),
    regions: byRegion,
    plain,
  };
}

/** A municipality for towns and quarters, else the place's own code. */
export function codeOf(place: Place, book: PlaceBook): string {
  const above = place.parent === undefined ? undefined : book.byId.get(place.parent);
  return (place.kind === 'town' || place.kind === 'quarter') && above !== undefined
    ? codeOf(above, book)
    : place.id;
}

/** True when the place of `code` is, or lies in, the one of `above`; both may be NUTS codes. */
export function isInside(code: string, above: string, book: PlaceBook): boolean {
  for (let place = book.byId.get(code); place !== undefined; ) {
    if (place.id === above || (/^[A-Z]{2}\d/.test(above) && place.nuts3?.startsWith(above) === true))
      return true;
    place = place.parent === undefined ? undefined : book.byId.get(place.parent);
  }
  return /^[A-Z]{2}[0-9A-Z]{0,3}$/.test(above) && code.startsWith(above);
}

/** The ISO code of the country that a code of ours, a NUTS code or a municipality lies in. */
export function countryOfCode(code: string): string {
  return /^(?:\d{5}|[A-Z]{3}\d{2})$/.test(code) ? 'BG' : code.startsWith('EL') ? 'GR' : code.slice(0, 2);
}
