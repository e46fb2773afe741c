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

/** The places that the value of a place label lists. `asRegions`: a bare name is a region, as the portal prints them. */
export function readPlaces(
  text: string,
  pieces: readonly PlacePiece[],
  book: PlaceBook,
  asRegions: boolean,
): PlacesReading {
  const tokens = placeTokens(text, pieces, book);
  const found: Found[] = [];
  const unknown: Span[] = [];
  const ambiguous: PlacesReading['ambiguous'] = [];
  const countries: (Span & { code: string; chain: number })[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) continue;
    const { start, end, chain } = token;
    const country = countryOf(token.name);
    if (country !== undefined && token.level === 'any') {
      countries.push({ start, end, chain, code: country });
      continue;
    }
    if (token.bracket && found.at(-1)?.chain === chain) continue;
    const next = tokens[qualifierAfter(tokens, at)];
    const within = next === undefined ? [] : candidates(next, book, false);
    const codes = codesOf(token, within, book, asRegions);
    const [code] = codes;
    const wide = token.level === 'district' || token.code !== undefined;
    if (codes.length > 1) {
      const above = found.findLast((each) => each.chain === chain && each.wide)?.code;
      const inside = above === undefined ? [] : codes.filter((each) => isInside(each, above, book));
      const [only, ...others] = inside;
      if (only !== undefined && others.length === 0)
        found.push({ start, end, chain, code: only, confidence: 0.9, wide: false });
      else ambiguous.push({ start, end, codes });
    } else if (code !== undefined) {
      const last = coveringUpTo(tokens, at, code, book);
      found.push({
        start,
        end: tokens[last]?.end ?? end,
        chain,
        code,
        confidence:
          token.level === 'village' ? 0.8 : token.level === 'any' && token.code === undefined ? 0.9 : 1,
        wide,
        level: token.level,
      });
      at = last;
    } else if (token.level === 'village' || token.level === 'quarter' || next?.bracket === true) {
      const [wider, ...others] = next === undefined || !isNarrower(token.level, next.level) ? [] : within;
      const above = found.findLast(
        (each) => each.chain === chain && each.level === 'municipality' && /^[A-Z]{3}\d{2}$/.test(each.code),
      );
      if (wider !== undefined && others.length === 0 && next !== undefined && wider.kind !== 'district') {
        const municipality = codeOf(wider, book);
        const beside = tokens[at + 1] === next;
        const last = beside ? coveringUpTo(tokens, at + 1, municipality, book) : at;
        found.push({
          start,
          end: beside ? Math.max(next.end, tokens[last]?.end ?? 0) : end,
          chain,
          code: municipality,
          confidence: 0.8,
          wide: false,
        });
        at = last;
        // Behind its municipality, a village only says where in it.
      } else if (above === undefined || next !== undefined) {
        unknown.push({ start, end });
        // A district around a village that nobody knows is not where the project is.
        if (next !== undefined && next.level === 'district' && tokens[at + 1] === next) at += 1;
      }
      // Registers print a village bare, at the end of its way down.
    } else if (
      !(token.again && found.at(-1)?.chain === chain) &&
      !(
        tokens.some((each) => each.chain === chain && each.code !== undefined) &&
        found.some((each) => each.chain === chain && /^[A-Z]{3}\d{2}$/.test(each.code))
      )
    )
      unknown.push({ start, end });
  }
  for (const { chain, ...country } of countries) {
    const inIt = ({ code }: { code: string }) => countryOfCode(code) === country.code;
    if (!found.some(inIt) && (country.code !== 'BG' || unknown.length + ambiguous.length === 0))
      found.push({ ...country, chain, confidence: 1, wide: true });
  }
  return { found: narrowest(withoutTwins(tokens, found, unknown), book), unknown, ambiguous };
}

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
