/**
 * The prose of a page: its sections, its sentences that no fact was taken from, and what they suggest: sums, dates,
 * places, and quantities that were expected or achieved. A suggestion never becomes a fact by itself.
 */
import { labelKey, type SectionKind } from '#lib/imports/pages/labels.ts';
import type { Page } from '#lib/imports/pages/page.ts';
import { quantitiesOf } from '#lib/imports/pages/quantities.ts';
import { type Line, type Span, sentencesOf, trimmedSpan } from '#lib/imports/pages/text.ts';
import { findDates } from '#lib/imports/values/dates.ts';
import { findSums, type Sum } from '#lib/imports/values/money.ts';
import { placesInProse } from '#lib/imports/values/places-in-prose.ts';

export interface Section extends Span {
  /** As printed; empty for prose without a heading. */
  heading: string;
  kind: SectionKind | 'untitled';
}

export interface Quantity {
  qualifier: '=' | '>=' | '>' | '~' | '<=';
  number: number;
  of: string;
}

export type Suggestion = Span & { raw: string; sentence: string } & (
    | { kind: 'sum'; value: Sum }
    | { kind: 'date'; value: string }
    | { kind: 'place'; value: string[] }
    | { kind: 'result'; side: 'expected' | 'achieved'; value: Quantity }
  );

export interface Unused extends Span {
  text: string;
}

export interface Prose {
  sections: Section[];
  suggestions: Suggestion[];
  unused: Unused[];
  /** Furniture of the page. */
  ignored: Unused[];
}

/** Reads the prose around the parts of the text that facts were taken from. */
export function readProse(page: Page, used: readonly Span[]): Prose {
  const covered = [...used].filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
  const prose: Prose = { sections: [], suggestions: [], unused: [], ignored: [] };
  let side: 'expected' | 'achieved' = 'expected';
  let section: Section | null = null;
  const ofProject = page.marks.filter(({ label }) => label.kind === 'fact').length > 2;
  let next = 0;
  for (const line of page.lines) {
    if (line.text === '') continue;
    const marks = page.markAt.get(line.index);
    const heading = marks?.find(({ label }) => label.kind === 'section');
    if (heading?.label.kind === 'section') {
      side = heading.label.promises ?? side;
      const printed = page.text.slice(heading.at.start, heading.at.end).replace(/[\s:：]+$/, '');
      section = {
        heading: printed,
        kind: heading.label.section,
        start: heading.inline.start,
        end: heading.inline.end,
      };
      prose.sections.push(section);
    } else if (marks !== undefined) section = null;
    const isFact = marks?.at(-1)?.label.kind === 'fact';
    if (isFurniture(page, line)) {
      prose.ignored.push({ text: line.text, start: line.start, end: line.end });
      continue;
    }
    while (next < covered.length && (covered[next]?.end ?? 0) <= line.start) next += 1;
    for (const rest of uncovered(line, covered, next)) {
      for (const sentence of sentencesOf(page.text, rest)) {
        const text = page.text.slice(sentence.start, sentence.end);
        if (!/[\p{L}\p{N}]/u.test(text)) continue;
        prose.unused.push({ text, ...sentence });
        if (line.index >= page.tail) continue;
        if (section === null && (text.length > 80 || (ofProject && isWhole(text)))) {
          section = { heading: '', kind: 'untitled', start: sentence.start, end: sentence.end };
          prose.sections.push(section);
        }
        if (section !== null) section.end = sentence.end;
        const told = isFact && text.length < 60 ? null : side;
        const doneSo = told === 'expected' && section?.kind !== 'expected-results' && isDone(text);
        suggest(page, sentence, text, doneSo ? 'achieved' : told, prose.suggestions);
      }
    }
  }
  return prose;
}

/** A short sentence that is whole: on a page with facts, a paragraph of the project. */
const isWhole = (text: string) =>
  text.length > 30 && /^\p{Lu}.*[.!?]$/u.test(text) && text.split(' ').length > 5;

const done =
  /\b(?:took part|participated|attended|benefited|(?:was|were|has been|have been) (?:also |successfully |fully )?(?:trained|held|organi[sz]ed|built|opened|set up|established|created|conducted|carried out|reached|supported|involved|consulted|equipped|renovated|published|developed))(?!\p{L})|(?:взеха участие|участваха|се включиха|получиха|преминаха|бяха)(?!\p{L})|(?:проведени|обучени|създадени|изградени|обхванати|подкрепени|организирани|открити|оборудвани|разработени) са(?!\p{L})/iu;
const ahead =
  /\b(?:will|shall|would|to be|should|plans?|planned|planning|expects?|expected|aims?|intends?)(?!\p{L})|(?<!\p{L})(?:ще|предвижда|предвиждат|планира|планират|планирани|предстои|очаква|следва|цели)(?!\p{L})/iu;

/** True for a sentence that tells what was done, under whatever heading, and nothing of what is to come. */
const isDone = (sentence: string) => done.test(sentence) && !ahead.test(sentence);

function isFurniture(page: Page, line: Line): boolean {
  if (page.markAt.has(line.index)) return false;
  if (line.index === page.tail) return true;
  return page.vocabulary.labels.isFurniture(labelKey(line.text.slice(0, 200)));
}

/** The parts of a line that no used span covers; spans are sorted, those before `from` end before the line. */
function uncovered(line: Span, covered: readonly Span[], from: number): Span[] {
  const rest: Span[] = [];
  let at = line.start;
  for (let index = from; index < covered.length; index += 1) {
    const span = covered[index];
    if (span === undefined || span.start >= line.end) break;
    if (span.start > at) rest.push({ start: at, end: span.start });
    at = Math.max(at, span.end);
  }
  if (at < line.end) rest.push({ start: at, end: line.end });
  return rest;
}

const goal =
  /\b(?:goals?|aims?|objectives?|purpose) of the project\b|\bproject (?:aims|intends) to\b|цел(?:та|и|ите)? на проекта/iu;

/** A page of many pages' length still has suggestions that a person can look through. */
const mostSuggestions = 400;

function suggest(
  page: Page,
  at: Span,
  sentence: string,
  side: 'expected' | 'achieved' | null,
  into: Suggestion[],
): void {
  if (into.length >= mostSuggestions) return;
  const add = (
    span: Span,
    found: { kind: 'sum'; value: Sum } | { kind: 'date'; value: string } | { kind: 'place'; value: string[] },
  ) => {
    const start = at.start + span.start;
    const end = at.start + span.end;
    into.push({ ...found, raw: page.text.slice(start, end), sentence, start, end });
  };
  const hasDigit = /\d/.test(sentence);
  const taken: Span[] = [];
  if (hasDigit) {
    for (const found of findSums(sentence)) {
      if (found.sum.currency === undefined) continue;
      add(found, { kind: 'sum', value: found.sum });
      taken.push(found);
    }
    for (const found of findDates(sentence)) {
      taken.push(found);
      if (found.date !== null && found.date.length > 4) add(found, { kind: 'date', value: found.date });
    }
  }
  for (const { codes, ...span } of placesInProse(page.text, at, page.vocabulary.places)) {
    const found = { start: span.start - at.start, end: span.end - at.start };
    // „Две могили“ is a town and no two hills.
    taken.push(found);
    if (!isSuggested(into, codes)) add(found, { kind: 'place', value: codes });
  }
  if (side === null) return;
  // A goal is told under the results too.
  const told = goal.test(sentence) ? 'expected' : side;
  for (const { value, ...span } of quantitiesOf(sentence, taken)) {
    const start = at.start + span.start;
    const end = at.start + span.end;
    into.push({ kind: 'result', side: told, value, raw: page.text.slice(start, end), sentence, start, end });
  }
}

const isSuggested = (into: readonly Suggestion[], codes: readonly string[]) =>
  into.some((each) => each.kind === 'place' && each.value.join() === codes.join());

/** The title of a page as suggestion of its places: `… in Plovdiv municipality` states none by itself. */
export function placesOfTitle(page: Page, title: Span, into: Suggestion[]): void {
  const at = trimmedSpan(page.text, title);
  const sentence = page.text.slice(at.start, at.end);
  for (const { codes, ...span } of placesInProse(page.text, at, page.vocabulary.places)) {
    if (isSuggested(into, codes)) continue;
    into.push({ kind: 'place', value: codes, raw: page.text.slice(span.start, span.end), sentence, ...span });
  }
}
