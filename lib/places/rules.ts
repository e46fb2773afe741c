/**
 * Which places an address means, and what lies within what. A bare name (`ruse`) means every place of that name with
 * all below it; an exact slug (`ruse-district`) means one. It never guesses: fuzzy names are the search's business.
 */
import { slugify } from '#lib/format/text/slug.ts';
import { type Place, placeKinds } from '#lib/places/schema.ts';

/** The places, looked up by id, slug, bare name and other spellings. */
export interface PlaceRegister {
  readonly places: readonly Place[];
  readonly byId: ReadonlyMap<string, Place>;
  readonly bySlug: ReadonlyMap<string, Place>;
  readonly byName: ReadonlyMap<string, readonly Place[]>;
  readonly byAlias: ReadonlyMap<string, readonly Place[]>;
  readonly childrenOf: ReadonlyMap<string, readonly Place[]>;
}

/** What an address means; redirect when `canonicalSlug` is not the slug that was asked for. */
export interface ResolvedPlaces {
  kind: 'name' | 'one';
  /** Widest first; exactly one for `one`. */
  places: readonly Place[];
  canonicalSlug: string;
}

/** Where to draw a place: WGS 84 degrees, and the place they belong to when it is one above. */
export interface PlacePosition {
  lat: number;
  lon: number;
  approximate: boolean;
  inheritedFrom: Place | null;
}

/** The bare slug of an English name, what stands in brackets left out: `Iztok (Stolipinovo)` is `iztok`. */
export function nameSlugOf(englishName: string): string {
  return slugify(englishName.replace(/\s*\([^)]*\)/g, ''));
}

const levelOf = (place: Place) => placeKinds.indexOf(place.kind);

/** Builds the lookups over a valid register (see `placesFile`). */
export function placeRegister(places: readonly Place[]): PlaceRegister {
  const sorted = places.toSorted((a, b) => levelOf(a) - levelOf(b) || (a.id < b.id ? -1 : 1));
  const byAlias = new Map<string, Place[]>();
  for (const place of sorted) {
    for (const spelling of new Set(place.aliases.map(slugify))) {
      if (spelling === '') continue;
      for (const key of [spelling, `${spelling}-${place.kind}`]) {
        byAlias.set(key, [...(byAlias.get(key) ?? []), place]);
      }
    }
  }
  return {
    places: sorted,
    byId: new Map(sorted.map((place) => [place.id, place])),
    bySlug: new Map(sorted.map((place) => [place.slug, place])),
    byName: Map.groupBy(sorted, (place) => nameSlugOf(place.name.en)),
    byAlias,
    childrenOf: Map.groupBy(
      sorted.filter((place) => place.parent !== undefined),
      (place) => place.parent ?? '',
    ),
  };
}

/** Every place of that bare name at any level, widest first; empty when there is none. */
export function placesNamed(register: PlaceRegister, slug: string): readonly Place[] {
  return register.byName.get(slug) ?? [];
}

/**
 * The places that a slug in an address means: a bare name, an exact slug, or another spelling of either
 * (`rousse`, `rousse-district`, `stolipinovo`). Null when it means none, or several that share no name.
 */
export function resolvePlaceSlug(register: PlaceRegister, slug: string): ResolvedPlaces | null {
  const exact = register.bySlug.get(slug);
  if (exact) return { kind: 'one', places: [exact], canonicalSlug: exact.slug };
  const named = placesNamed(register, slug);
  if (named.length > 0) return { kind: 'name', places: named, canonicalSlug: slug };

  const spelled = register.byAlias.get(slug) ?? [];
  const [first, ...others] = spelled;
  if (first === undefined) return null;
  if (others.length === 0) return { kind: 'one', places: [first], canonicalSlug: first.slug };
  const name = nameSlugOf(first.name.en);
  if (others.some((place) => nameSlugOf(place.name.en) !== name)) return null;
  return { kind: 'name', places: placesNamed(register, name), canonicalSlug: name };
}

/** The ids of these places and of all that lies below them; unknown ids are left out. */
export function within(register: PlaceRegister, ids: Iterable<string>): Set<string> {
  const found = new Set<string>();
  const open = [...ids].filter((id) => register.byId.has(id));
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    for (const child of register.childrenOf.get(id) ?? []) open.push(child.id);
  }
  return found;
}

/** What a place lies in, widest first, as breadcrumbs want it; without the place itself. */
export function ancestors(register: PlaceRegister, id: string): Place[] {
  const above: Place[] = [];
  let current = register.byId.get(id);
  while (current?.parent !== undefined) {
    current = register.byId.get(current.parent);
    if (current === undefined || above.includes(current)) break;
    above.unshift(current);
  }
  return above;
}

/** Where to draw a place: its own position, else that of the nearest place above; null for the country. */
export function positionOf(register: PlaceRegister, id: string): PlacePosition | null {
  const own = register.byId.get(id);
  if (own === undefined) return null;
  for (const place of [own, ...ancestors(register, id).reverse()]) {
    if (place.lat === undefined || place.lon === undefined) continue;
    const { lat, lon, approximate } = place;
    return { lat, lon, approximate, inheritedFrom: place === own ? null : place };
  }
  return null;
}

/**
 * The counted places that a map draws: the narrowest with a position of their own, and those above them that have
 * more projects than any place inside them. The country and quarters are left to lists.
 */
export function placesForMap<
  P extends { id: string; kind: string; parentId: string | null; lat: number | null; projects: number },
>(counted: readonly P[]): P[] {
  const drawn = counted.filter(({ kind, lat }) => kind !== 'country' && kind !== 'quarter' && lat !== null);
  const most = new Map<string, number>();
  for (const { parentId, projects } of drawn) {
    if (parentId !== null) most.set(parentId, Math.max(most.get(parentId) ?? 0, projects));
  }
  return drawn
    .filter(({ id, projects }) => projects > (most.get(id) ?? 0))
    .toSorted((a, b) => b.projects - a.projects || (a.id < b.id ? -1 : 1));
}
