/**
 * Turns the values of place labels into places: each label by itself, or those that ask for one kind of place each taken
 * together. Decides nothing about places; the register does.
 */
import { labelKey } from '#lib/imports/pages/labels.ts';
import type { Mark } from '#lib/imports/pages/marks.ts';
import { type Page, valueOf } from '#lib/imports/pages/page.ts';
import { publisherCountry } from '#lib/imports/pages/publisher.ts';
import type { Reading } from '#lib/imports/pages/read-fields.ts';
import type { Span } from '#lib/imports/pages/text.ts';
import { placeKey } from '#lib/imports/values/place-book.ts';
import type { Level, PlacePiece } from '#lib/imports/values/place-tokens.ts';
import { readPlaces } from '#lib/imports/values/places.ts';

/** Labels that ask for one kind of place: together they print the way down to it. */
const levelOf: Readonly<Record<string, Level>> = {
  district: 'district',
  region: 'district',
  област: 'district',
  области: 'district',
  municipality: 'municipality',
  municipalities: 'municipality',
  община: 'municipality',
  общини: 'municipality',
  settlement: 'any',
  settlements: 'any',
  town: 'any',
  city: 'any',
  'населено място': 'any',
  'населени места': 'any',
  град: 'any',
};

/** A settlement that the register of towns does not know is a village. */
function levelAt(page: Page, at: Span, level: Level): Level {
  const names = page.text.slice(at.start, at.end).split(/[,;/]/);
  const known = names.some((name) => page.vocabulary.places.byKey.has(placeKey(name)));
  return level === 'any' && !known ? 'village' : level;
}

/** The values of all such labels of the page; one that another label of them began is read already. */
function wayDown(page: Page, mark: Mark): PlacePiece[] {
  const all = page.marks.filter(
    ({ label }) => label.kind === 'fact' && label.field === 'place' && levelOf[label.key] !== undefined,
  );
  if (all[0] !== mark) return [];
  return all.flatMap((each) =>
    valueOf(page, each).map((piece) => ({
      ...piece,
      level: levelAt(page, piece, levelOf[each.label.key] ?? 'any'),
    })),
  );
}

/** `City: Plovdiv` beside a street or a telephone is where somebody is reached, and no place of the project. */
function isOfAddress(page: Page, mark: Mark): boolean {
  if (!/^(?:town|city|град|settlement|населено място)$/.test(mark.label.key)) return false;
  const at = page.marks.indexOf(mark);
  return [page.marks[at - 1], page.marks[at + 1]].some(
    (each) =>
      each !== undefined &&
      Math.abs(each.line - mark.line) <= 2 &&
      each.label.kind === 'fact' &&
      /^(?:contact|email|phone|address)$/.test(each.label.field),
  );
}

/** States the places that a label lists, and tells those that are unknown or mean several. */
export function readPlaceField({ page, facts, mark, pieces, regions }: Reading, value: Span): void {
  if (isOfAddress(page, mark)) return;
  if (page.vocabulary.labels.wholeCountry.has(labelKey(page.text.slice(value.start, value.end)))) {
    const country = publisherCountry(page) ?? (mark.label.language === 'bg' ? 'BG' : undefined);
    if (country !== undefined) return facts.add('places', country, value, 0.8);
  }
  const listed = levelOf[mark.label.key] === undefined ? pieces : wayDown(page, mark);
  const reading = readPlaces(page.text, listed, page.vocabulary.places, regions);
  for (const { code, confidence, ...at } of reading.found) facts.add('places', code, at, confidence);
  if (reading.unknown.length + reading.ambiguous.length === 0) facts.used.push(value);
  for (const at of reading.unknown)
    facts.report('places', 'unknown-place', at, { raw: page.text.slice(at.start, at.end).slice(0, 120) });
  for (const { codes, ...at } of reading.ambiguous)
    facts.report('places', 'ambiguous-place', at, {
      raw: page.text.slice(at.start, at.end),
      codes: codes.join(', '),
    });
}
