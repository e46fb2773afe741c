/**
 * Places as pages list them, looked up in the register: a town gives its municipality, a village the municipality named
 * beside it, a region of a portal its NUTS code, a country its ISO code. A name that means two places, or none we know, is
 * told and never guessed.
 */
import type { Span } from '#lib/imports/pages/text.ts';
import { countryOf } from '#lib/imports/values/countries.ts';
import { codeOf, countryOfCode, isInside, type PlaceBook, placeKey } from '#lib/imports/values/place-book.ts';
import {
  type Level,
  type PlacePiece,
  type PlaceToken,
  placeTokens,
} from '#lib/imports/values/place-tokens.ts';
import type { Place, PlaceKind } from '#lib/places/schema.ts';

export interface PlacesReading {
  found: (Span & { code: string; confidence: number })[];
  unknown: Span[];
  ambiguous: (Span & { codes: string[] })[];
}

type Found = PlacesReading['found'][number] & { chain: number; wide: boolean; level?: Level };

/** What was read so far of a list of places. */
interface Course {
  tokens: readonly PlaceToken[];
  book: PlaceBook;
  found: Found[];
  unknown: Span[];
  ambiguous: PlacesReading['ambiguous'];
}

/** The token of a course that may say where another lies, and the places it may mean. */
interface Qualifier {
  next: PlaceToken | undefined;
  within: readonly Place[];
}

/** The places that the value of a place label lists. `asRegions`: a bare name is a region, as the portal prints them. */
export function readPlaces(
  text: string,
  pieces: readonly PlacePiece[],
  book: PlaceBook,
  asRegions: boolean,
): PlacesReading {
  const tokens = placeTokens(text, pieces, book);
  const course: Course = { tokens, book, found: [], unknown: [], ambiguous: [] };
  const countries: ListedCountry[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    const { start, end, chain } = token;
    const country = countryOf(token.name);
    if (country !== undefined && token.level === 'any') countries.push({ start, end, chain, code: country });
    else if (!token.bracket || course.found.at(-1)?.chain !== chain)
      at = readToken(course, at, token, asRegions);
  }
  addCountries(course, countries);
  const { found, unknown, ambiguous } = course;
  return { found: narrowest(withoutTwins(tokens, found, unknown), book), unknown, ambiguous };
}

/** Reads the token at `at`; gives the place of the last that it has read with it. */
function readToken(course: Course, at: number, token: PlaceToken, asRegions: boolean): number {
  const { tokens, book, unknown } = course;
  const next = tokens[qualifierAfter(tokens, at)];
  const within = next === undefined ? [] : candidates(next, book, false);
  const codes = codesOf(token, within, book, asRegions);
  const [code] = codes;
  if (codes.length > 1) oneOfSeveral(course, token, codes);
  else if (code !== undefined) return knownPlace(course, at, token, code);
  else if (token.level === 'village' || token.level === 'quarter' || next?.bracket === true)
    return placeAround(course, at, token, { next, within });
  else if (!endsWayDown(course, token)) unknown.push({ start: token.start, end: token.end });
  return at;
}

/** A name of several places means the one that lies in what was named before; otherwise it is told. */
function oneOfSeveral(
  { found, ambiguous, book }: Course,
  { start, end, chain }: PlaceToken,
  codes: string[],
): void {
  const above = found.findLast((each) => each.chain === chain && each.wide)?.code;
  const inside = above === undefined ? [] : codes.filter((each) => isInside(each, above, book));
  const [only, ...others] = inside;
  if (only !== undefined && others.length === 0)
    found.push({ start, end, chain, code: only, confidence: 0.9, wide: false });
  else ambiguous.push({ start, end, codes });
}

function knownPlace({ tokens, found, book }: Course, at: number, token: PlaceToken, code: string): number {
  const { start, end, chain, level } = token;
  const last = coveringUpTo(tokens, at, code, book);
  found.push({
    start,
    end: tokens[last]?.end ?? end,
    chain,
    code,
    confidence: level === 'village' ? 0.8 : level === 'any' && token.code === undefined ? 0.9 : 1,
    wide: level === 'district' || token.code !== undefined,
    level,
  });
  return last;
}

/** A place that no register has gives the municipality named with it, where one is. */
function placeAround(course: Course, at: number, token: PlaceToken, { next, within }: Qualifier): number {
  const { tokens, found, unknown, book } = course;
  const { start, end, chain } = token;
  const isBeside = next !== undefined && tokens[at + 1] === next;
  const [wider, ...others] = next === undefined || !isNarrower(token.level, next.level) ? [] : within;
  if (wider !== undefined && others.length === 0 && next !== undefined && wider.kind !== 'district') {
    const code = codeOf(wider, book);
    const last = isBeside ? coveringUpTo(tokens, at + 1, code, book) : at;
    const upTo = isBeside ? Math.max(next.end, tokens[last]?.end ?? 0) : end;
    found.push({ start, end: upTo, chain, code, confidence: 0.8, wide: false });
    return last;
  }
  const above = found.some(
    (each) => each.chain === chain && each.level === 'municipality' && municipality.test(each.code),
  );
  // Behind its municipality, a village only says where in it.
  if (above && next === undefined) return at;
  unknown.push({ start, end });
  // A district around a village that nobody knows is not where the project is.
  return isBeside && next.level === 'district' ? at + 1 : at;
}

/** Registers print a village bare, at the end of its way down; and the name of a place again in other letters. */
function endsWayDown({ tokens, found }: Course, { again, chain }: PlaceToken): boolean {
  if (again && found.at(-1)?.chain === chain) return true;
  return (
    tokens.some((each) => each.chain === chain && each.code !== undefined) &&
    found.some((each) => each.chain === chain && municipality.test(each.code))
  );
}

type ListedCountry = Span & { code: string; chain: number };

/** A country counts where no place in it was found; ours only where nothing else was named. */
function addCountries({ found, unknown, ambiguous }: Course, countries: readonly ListedCountry[]): void {
  for (const country of countries) {
    const inIt = ({ code }: { code: string }) => countryOfCode(code) === country.code;
    if (!found.some(inIt) && (country.code !== 'BG' || unknown.length + ambiguous.length === 0))
      found.push({ ...country, confidence: 1, wide: true });
  }
}

const municipality = /^[A-Z]{3}\d{2}$/;

/** `Ελλάδα / Greece`: of two spellings of one place the one that nobody knows is no unknown place. */
function withoutTwins(tokens: readonly PlaceToken[], found: Found[], unknown: Span[]): Found[] {
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    if (!token.again || before === undefined) continue;
    const known = found.some(({ start }) => start === token.start || start === before.start);
    const twin = unknown.findIndex(({ start }) => start === token.start || start === before.start);
    if (known && twin >= 0) unknown.splice(twin, 1);
  }
  return found;
}

/** Registers print the way down to a town: what lies around a place says nothing beside it. Each code once. */
function narrowest(found: readonly Found[], book: PlaceBook): PlacesReading['found'] {
  const seen = new Set<string>();
  return found
    .filter(({ code, wide, chain }, index) => {
      if (seen.has(code)) return false;
      seen.add(code);
      const region = /^[A-Z]{2}\d[0-9A-Z]?$/.test(code);
      const within = (each: Found) => each.code !== code && isInside(each.code, code, book);
      return !found.some(
        (each, at) => within(each) && (region || (wide && at > index && each.chain === chain)),
      );
    })
    .map(({ start, end, code, confidence }) => ({ start, end, code, confidence }));
}

/** The token that may say where the one at `at` lies: the next with a wider level, past villages listed with it. */
function qualifierAfter(tokens: readonly PlaceToken[], at: number): number {
  const token = tokens[at];
  let index = at + 1;
  if (tokens[index]?.bracket === true) return index;
  if (token?.level === 'village' || token?.level === 'quarter')
    while (tokens[index]?.level === token.level && tokens[index]?.chain === token.chain) index += 1;
  const next = tokens[index];
  if (next === undefined || next.chain !== token?.chain) return -1;
  if (next.bracket || next.level === 'municipality' || next.level === 'district' || next.level === 'village')
    return index;
  return token.level === 'quarter' && (next.level === 'town' || next.level === 'any') ? index : -1;
}

/** The last of the tokens behind `at` that only say where the place of `code` lies: `Banya, Mun. Karlovo, reg. Plovdiv`. */
function coveringUpTo(tokens: readonly PlaceToken[], at: number, code: string, book: PlaceBook): number {
  let last = at;
  for (let index = at + 1; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) break;
    if (!token.bracket && token.level !== 'municipality' && token.level !== 'district') break;
    if (!token.bracket && !isNarrower(tokens[at]?.level ?? 'any', token.level)) break;
    const all = candidates(token, book, false);
    const [only] =
      all.length > 1 ? all.filter(({ kind }) => kind === 'district' || kind === 'municipality') : all;
    if (only === undefined || !isInside(code, only.id, book)) break;
    last = index;
  }
  return last;
}

const order: readonly Level[] = ['country', 'district', 'municipality', 'town', 'village', 'quarter'];
const isNarrower = (level: Level, than: Level = 'country') =>
  level === 'any' || than === 'any' || order.indexOf(level) > order.indexOf(than);

function candidates(token: PlaceToken, book: PlaceBook, asRegions: boolean): readonly Place[] {
  const { name, full, level, bracket } = token;
  const all = book.byKey.get(placeKey(name)) ?? [];
  if (level === 'village') return [];
  if (level !== 'any') {
    const named = (book.byKey.get(placeKey(full)) ?? []).filter(({ kind }) => kind === level);
    const ofLevel = named.length > 0 ? named : all.filter(({ kind }) => kind === level);
    // English calls the quarters of a town districts too.
    const quarters = ofLevel.length === 0 && level === 'district';
    return quarters ? all.filter(({ kind }) => kind === 'quarter') : ofLevel;
  }
  const ranks: PlaceKind[] = asRegions
    ? ['district', 'country']
    : bracket
      ? ['municipality', 'district']
      : ['town', 'municipality', 'district', 'quarter'];
  for (const kind of ranks) {
    const ofKind = all.filter((place) => place.kind === kind);
    if (ofKind.length > 0) return ofKind;
  }
  return [];
}

function codesOf(token: PlaceToken, within: readonly Place[], book: PlaceBook, asRegions: boolean): string[] {
  if (token.code !== undefined) return [token.code];
  const regions = book.regions.get(placeKey(token.name)) ?? [];
  if (asRegions && regions.length > 0) return [...new Set(regions)].slice(0, 1);
  let places = candidates(token, book, asRegions);
  if (token.level === 'village') {
    places = (book.byKey.get(placeKey(token.name)) ?? []).filter(({ id }) => book.seats.has(id));
    if (within.length > 0)
      places = places.filter((place) => within.some(({ id }) => isInside(place.id, id, book)));
  }
  if (places.length > 1 && within.length > 0) {
    places = places.filter((place) => within.some(({ id }) => isInside(place.id, id, book)));
  }
  // The capital and the district around it share an alias: the district has the bare name.
  if (places.length > 1 && places.every(({ kind }) => kind === 'district')) {
    places = places.filter(({ name }) => placeKey(name.en) === placeKey(token.name));
  }
  const codes = [...new Set(places.map((place) => codeOf(place, book)))];
  const named = token.level === 'any' || token.level === 'district';
  if (codes.length === 0 && named && regions.length > 0) return [...regions].slice(0, 1);
  return codes;
}
