/**
 * Places as pages list them, looked up in the register: a town gives its municipality, a region of a portal its NUTS
 * code, a country its ISO code. A name that means two places, or none we know, is told and never guessed.
 */
import { foldKey } from '#lib/format/text/fold-key.ts';
import { tokenise } from '#lib/format/text/tokenise.ts';
import type { Span } from '#lib/imports/pages/text.ts';
import { countryOf } from '#lib/imports/values/countries.ts';
import { splitAt } from '#lib/imports/values/names.ts';
import type { Place, PlaceKind } from '#lib/places/schema.ts';

export interface Region {
  code: string;
  names: readonly string[];
}

export interface PlaceBook {
  byKey: ReadonlyMap<string, readonly Place[]>;
  byId: ReadonlyMap<string, Place>;
  regions: ReadonlyMap<string, readonly string[]>;
  /** Small letters as printed, for looking through prose. */
  plain: ReadonlyMap<string, readonly Place[]>;
}

/** Spellings of one name in any script have one key. */
const placeKey = (name: string): string =>
  tokenise(name)
    .map(({ word }) => foldKey(word))
    .join(' ');

/** Puts the register of places, and the regions of other countries, into lookups. */
export function placeBook(places: readonly Place[], regions: readonly Region[]): PlaceBook {
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
  const byRegion = new Map<string, string[]>();
  for (const { code, names } of regions) {
    for (const name of names) {
      const key = placeKey(name);
      byRegion.set(key, [...(byRegion.get(key) ?? []), code]);
    }
  }
  return { byKey, byId: new Map(places.map((place) => [place.id, place])), regions: byRegion, plain };
}

type Level = PlaceKind | 'village' | 'any';

interface Token extends Span {
  printed: string;
  name: string;
  level: Level;
}

export interface PlacesReading {
  found: (Span & { code: string; confidence: number })[];
  unknown: Span[];
  ambiguous: (Span & { codes: string[] })[];
}

const levels: readonly [Level, RegExp, RegExp | null][] = [
  [
    'municipality',
    /^(?:the )?(?:munic\p{L}*(?: of)?|mun\.?(?: of)?|община|общини(?:те)?)\s+|^(?:общ|mun)\.\s*/iu,
    /\s+(?:munic\p{L}*|mun\.?|община)$/iu,
  ],
  [
    'district',
    /^(?:the )?(?:district of|region of|province of|област(?:и)?|регион)\s+|^(?:reg|обл)\.\s*/iu,
    /\s+(?:district|region|province|oblast|county|област|регион)$/iu,
  ],
  ['village', /^(?:the )?(?:vill?ages? of|vill?age|с\.|село|села)\s*/iu, /\s+vill?age$/iu],
  [
    'town',
    /^(?:the )?(?:towns? of|town|cit(?:y|ies) of|city|гр\.|град(?:овете)?)\s*/iu,
    /\s+(?:town|city)$/iu,
  ],
];
const plural = /^(?:the )?(?:municipalities|towns|cities|villages|общини|градове|области|села)/iu;
const conjunction = /\s(?:and|и|&)\s/giu;

/** The places that the value of a place label lists. `asRegions`: a bare name is a region, as the portal prints them. */
export function readPlaces(
  text: string,
  pieces: readonly Span[],
  book: PlaceBook,
  asRegions: boolean,
): PlacesReading {
  const tokens = pieces.flatMap((piece) => tokensOf(text, piece));
  const reading: PlacesReading = { found: [], unknown: [], ambiguous: [] };
  const countries: (Span & { code: string })[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    const country = countryOf(token.name);
    if (country !== undefined && token.level === 'any') {
      countries.push({ start: token.start, end: token.end, code: country });
      continue;
    }
    const next = tokens[qualifierAfter(tokens, at)];
    const within = next === undefined ? [] : candidates(next, book, false);
    const codes = codesOf(token, within, book, asRegions);
    const wider = within.length === 1 && isNarrower(token.level, next?.level) ? within[0] : undefined;
    const [code] = codes;
    if (codes.length === 1 && code !== undefined) {
      const last = coveringUpTo(tokens, at, code, book);
      const end = tokens[last]?.end ?? token.end;
      at = last;
      reading.found.push({ start: token.start, end, code, confidence: token.level === 'any' ? 0.9 : 1 });
    } else if (codes.length === 0 && wider !== undefined && next !== undefined && token.level === 'village') {
      const municipality = codeOf(wider, book);
      const beside = tokens[at + 1] === next;
      const last = beside ? coveringUpTo(tokens, at + 1, municipality, book) : at;
      const end = beside ? next.end : token.end;
      reading.found.push({ start: token.start, end, code: municipality, confidence: 0.8 });
      at = last;
    } else if (codes.length > 1) reading.ambiguous.push({ start: token.start, end: token.end, codes });
    else reading.unknown.push({ start: token.start, end: token.end });
  }
  for (const country of countries) {
    const inIt = ({ code }: { code: string }) => countryOfCode(code) === country.code;
    if (
      !reading.found.some(inIt) &&
      (country.code !== 'BG' || reading.unknown.length + reading.ambiguous.length === 0)
    )
      reading.found.push({ ...country, confidence: 1 });
  }
  const seen = new Set<string>();
  reading.found = reading.found.filter(({ code }) => !seen.has(code) && seen.add(code));
  // Registers print the way down to a town: a planning region says nothing beside a place inside it.
  const districts = reading.found.map(({ code }) => book.byId.get(code)?.nuts3 ?? code);
  reading.found = reading.found.filter(
    ({ code }) =>
      !/^BG\d{2}$/.test(code) || !districts.some((each) => each !== code && each.startsWith(code)),
  );
  return reading;
}

/** The token that may say where the one at `at` lies: the next with a wider level, past villages listed with it. */
function qualifierAfter(tokens: readonly Token[], at: number): number {
  let index = at + 1;
  if (tokens[at]?.level === 'village') while (tokens[index]?.level === 'village') index += 1;
  const level = tokens[index]?.level;
  return level === 'municipality' || level === 'district' || level === 'village' ? index : -1;
}

/** The last of the tokens behind `at` that only say where the place of `code` lies: `Banya, Mun. Karlovo, reg. Plovdiv`. */
function coveringUpTo(tokens: readonly Token[], at: number, code: string, book: PlaceBook): number {
  let last = at;
  for (let index = at + 1; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined || (token.level !== 'municipality' && token.level !== 'district')) break;
    if (!isNarrower(tokens[at]?.level ?? 'any', token.level)) break;
    const [only, ...others] = candidates(token, book, false);
    if (only === undefined || others.length > 0 || !isInside(code, only.id, book)) break;
    last = index;
  }
  return last;
}

/** The ISO code of the country that a code of ours, a NUTS code or a municipality lies in. */
export function countryOfCode(code: string): string {
  return /^(?:\d{5}|[A-Z]{3}\d{2})$/.test(code) ? 'BG' : code.startsWith('EL') ? 'GR' : code.slice(0, 2);
}

function tokensOf(text: string, piece: Span): Token[] {
  let carried: Level | null = null;
  let previous = piece.start;
  return splitAt(text, piece, ',;/\n|•').flatMap((part) => {
    // `municipalities of A, B and C` holds up to the next semicolon.
    if (text.slice(previous, part.start).includes(';')) carried = null;
    previous = part.end;
    const parts: Span[] = [];
    let from = part.start;
    for (const match of text.slice(part.start, part.end).matchAll(conjunction)) {
      parts.push({ start: from, end: part.start + match.index });
      from = part.start + match.index + match[0].length;
    }
    parts.push({ start: from, end: part.end });
    return parts
      .filter(({ start, end }) => end > start)
      .map((span): Token => {
        const printed = text.slice(span.start, span.end).replace(/[.(\s]+$/, '');
        const token = levelled(printed.replace(/\s*\([A-Z]{2}[0-9A-Z]{0,3}\)$/, ''));
        if (plural.test(printed)) carried = token.level;
        const level = token.level === 'any' && carried !== null ? carried : token.level;
        return { ...span, end: span.start + printed.length, printed, name: token.name, level };
      });
  });
}

function levelled(printed: string): { name: string; level: Level } {
  for (const [level, before, after] of levels) {
    const head = before.exec(printed);
    if (head !== null && printed.length > head[0].length)
      return { name: printed.slice(head[0].length), level };
    const tail = after?.exec(printed) ?? null;
    if (tail !== null) return { name: printed.slice(0, -tail[0].length), level };
  }
  return { name: printed, level: 'any' };
}

const order: readonly Level[] = ['country', 'district', 'municipality', 'town', 'village', 'quarter'];
const isNarrower = (level: Level, than: Level = 'country') =>
  level === 'any' || order.indexOf(level) > order.indexOf(than);

function candidates({ name, level }: Token, book: PlaceBook, asRegions: boolean): readonly Place[] {
  const all = book.byKey.get(placeKey(name)) ?? [];
  if (level === 'village') return [];
  if (level !== 'any') return all.filter(({ kind }) => kind === level);
  const ranks: PlaceKind[] = asRegions
    ? ['district', 'country']
    : ['town', 'municipality', 'district', 'quarter'];
  for (const kind of ranks) {
    const ofKind = all.filter((place) => place.kind === kind);
    if (ofKind.length > 0) return ofKind;
  }
  return [];
}

function codesOf(token: Token, within: readonly Place[], book: PlaceBook, asRegions: boolean): string[] {
  const regions = book.regions.get(placeKey(token.name)) ?? [];
  if (asRegions && regions.length > 0) return [...new Set(regions)].slice(0, 1);
  let places = candidates(token, book, asRegions);
  if (places.length > 1 && within.length > 0) {
    places = places.filter((place) => within.some(({ id }) => isInside(place.id, id, book)));
  }
  // The capital and the district around it share a name: the capital has the town.
  if (places.length > 1 && places.every(({ kind }) => kind === 'district') && token.level === 'any') {
    places = places.filter(({ name }) => placeKey(name.en) === placeKey(token.name));
  }
  const codes = [...new Set(places.map((place) => codeOf(place, book)))];
  if (codes.length === 0 && token.level !== 'village' && regions.length > 0) return [...regions].slice(0, 1);
  return codes;
}

/** A municipality for towns and quarters, else the place's own code. */
function codeOf(place: Place, book: PlaceBook): string {
  const above = place.parent === undefined ? undefined : book.byId.get(place.parent);
  return (place.kind === 'town' || place.kind === 'quarter') && above !== undefined
    ? codeOf(above, book)
    : place.id;
}

function isInside(id: string, above: string, book: PlaceBook): boolean {
  for (let place = book.byId.get(id); place !== undefined; ) {
    if (place.id === above) return true;
    place = place.parent === undefined ? undefined : book.byId.get(place.parent);
  }
  return false;
}

const capital = /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}/gu;
const nextWord = /[\s\u00a0]?[\p{L}-]+/uy;

/** Names of Bulgarian places in prose, with every municipality or district each can mean. */
export function placesInProse(text: string, span: Span, book: PlaceBook): (Span & { codes: string[] })[] {
  const found: (Span & { codes: string[] })[] = [];
  const prose = text.slice(span.start, span.end);
  let after = 0;
  for (const { index } of prose.matchAll(capital)) {
    if (index < after) continue;
    let end = index;
    let best: { end: number; places: readonly Place[] } | null = null;
    for (let words = 0; words < 3; words += 1) {
      nextWord.lastIndex = end;
      const word = nextWord.exec(prose);
      if (word === null) break;
      end += word[0].length;
      const places = book.plain.get(prose.slice(index, end).toLowerCase());
      if (places !== undefined) best = { end, places };
    }
    if (best === null) continue;
    const towns = best.places.filter(({ kind }) => kind === 'town');
    const meant = towns.length > 0 ? towns : best.places;
    const codes = [...new Set(meant.map((place) => codeOf(place, book)))];
    found.push({ start: span.start + index, end: span.start + best.end, codes });
    after = best.end;
  }
  return found;
}
