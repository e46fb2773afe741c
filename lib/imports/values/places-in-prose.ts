/** Names of Bulgarian places inside sentences, with everything that each can mean. It proposes; it states nothing. */
import type { Span } from '#lib/imports/pages/text.ts';
import { codeOf, type PlaceBook } from '#lib/imports/values/place-book.ts';
import type { Place } from '#lib/places/schema.ts';

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
