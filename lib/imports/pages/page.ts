/**
 * A document as its reader sees it: lines, accepted labels with the lines of their values, headings, the part that
 * speaks of other pages. Holds no fact; what a value means is for the field readers.
 */

import { type Box, boxOf, longestValue } from '#lib/imports/pages/box.ts';
import { type FactField, type Labels, labelKey } from '#lib/imports/pages/labels.ts';
import { type LineShape, lineShape } from '#lib/imports/pages/line-shapes.ts';
import { findMarks, type Mark } from '#lib/imports/pages/marks.ts';
import { type Line, linesOf, type Span } from '#lib/imports/pages/text.ts';
import type { Vocabulary } from '#lib/imports/pages/vocabulary.ts';
import { readDate, readPeriod } from '#lib/imports/values/dates.ts';
import { readSum } from '#lib/imports/values/money.ts';
import { isQuoted, isTagged } from '#lib/imports/values/names.ts';
import { isNumber, isProgrammeNumber, numberBeforeTitle } from '#lib/imports/values/numbers.ts';

/** What is imported: its text, and what else is known of it. */
export interface Source {
  /** How messages call it: a file's name or path. */
  name: string;
  text: string;
  /** Where it was published. */
  url?: string;
  /** Spans of headings, for formats that have them. */
  headings?: readonly (Span & { level: number })[];
}

export interface Page {
  source: Source;
  text: string;
  lines: readonly Line[];
  marks: readonly Mark[];
  markAt: ReadonlyMap<number, readonly Mark[]>;
  box: Box;
  /** The first line that speaks of other pages; the number of lines where none does. */
  tail: number;
  /** Labels and values stand with an empty line between them. */
  spaced: boolean;
  /** Every label stands with an empty line above it: what stands right below a value belongs to it. */
  airy: boolean;
  /** Labels and values stand on one line without a colon, as registers print them. */
  bare: boolean;
  vocabulary: Vocabulary;
}

/** The page of `source`, or of those `lines` of it that tell of one project of several. */
export function pageOf(
  source: Source,
  vocabulary: Vocabulary,
  lines: readonly Line[] = linesOf(source.text),
): Page {
  const own = lines.map((line, index) => (line.index === index ? line : { ...line, index }));
  const { labels } = vocabulary;
  const tail = tailOf(own, labels);
  const end = tail < 0 ? own.length : tail;
  const all = findMarks(own.slice(0, end), labels);
  const bare =
    all.filter((mark) => mark.parted === 'space' && !isNamed(mark) && isTyped(source.text, mark, vocabulary))
      .length >= 2;
  const firm = all.filter((mark) => mark.parted === 'colon' || !needsColon(mark)).length;
  const dashed = all.filter((mark) => isDashed(source.text, mark)).length;
  const accepted = all.filter((mark) =>
    isAccepted(source.text, own, mark, { vocabulary, bare, firm, dashed }),
  );
  const box = boxOf(own, accepted, end, labels);
  const marks = accepted.filter(
    ({ label, line }) =>
      label.kind === 'box' || (line > box.line && (label.kind !== 'fact' || line < box.end)),
  );
  const markAt = Map.groupBy(marks, ({ line }) => line);
  return {
    source,
    text: source.text,
    lines: own,
    marks,
    markAt,
    box,
    tail: end,
    spaced: isSpaced(own, marks, markAt),
    airy: isAiry(own, marks),
    bare,
    vocabulary,
  };
}

/** Where other pages begin to be spoken of; -1 where none are. A link below each project of a list ends none of them. */
function tailOf(lines: readonly Line[], labels: Labels): number {
  const tails = lines.filter(
    ({ text, index }) => index > 2 && text !== '' && text.length < 80 && labels.isTail(labelKey(text)),
  );
  const [first] = tails;
  if (first === undefined) return -1;
  const alike = tails.filter(({ text }) => text === first.text);
  const isBelowEach =
    alike.length > 1 && alike.slice(0, -1).every((each) => leadsToProject(lines, each, labels));
  if (!isBelowEach) return first.index;
  return tails.find(({ text }) => text !== first.text)?.index ?? alike.at(-1)?.index ?? -1;
}

/** True when the next words below the line begin another project: `Project: “Title”`. */
function leadsToProject(lines: readonly Line[], { index }: Line, labels: Labels): boolean {
  const next = lines.slice(index + 1, index + 6).find(({ text }) => text !== '');
  const [mark] = next === undefined ? [] : findMarks([next], labels);
  return mark?.label.kind === 'fact' && mark.label.field === 'heading' && mark.inline.end > mark.inline.start;
}

/** `Project “Title”` stands on other pages than registers too. */
const isNamed = ({ label }: Mark) =>
  label.kind === 'fact' &&
  (label.field === 'heading' || label.field === 'title' || label.field === 'programme');

/** True for a label that a dash parts from its value. */
const isDashed = (text: string, { at, inline }: Mark) =>
  /\s[–—-]\s$/.test(text.slice(Math.max(at.start, inline.start - 3), inline.start));

const needsColon = ({ label }: Mark) => label.kind === 'fact' && label.needsColon;

function isAccepted(
  text: string,
  lines: readonly Line[],
  mark: Mark,
  { vocabulary, bare, firm, dashed }: { vocabulary: Vocabulary; bare: boolean; firm: number; dashed: number },
): boolean {
  if (mark.parted === 'colon') return true;
  const inline = text.slice(mark.inline.start, mark.inline.end);
  if (mark.parted === 'dash' && dashed >= 3) return true;
  if (mark.parted === 'space' || mark.parted === 'dash') {
    if (mark.label.kind !== 'fact') return false;
    if (isTyped(text, mark, vocabulary)) return true;
    const open = !mark.label.needsColon || mark.label.bareInRegister;
    const begins = !mark.label.needsColon || /^[\p{Lu}\p{N}"„“«•]/u.test(inline);
    return bare && open && begins && inline.length < 200 && !inline.endsWith('.');
  }
  if (mark.label.kind !== 'fact' || !mark.label.needsColon) return true;
  if (/[:：][\s*_]*$/.test(text.slice(mark.at.start, mark.at.end))) return true;
  if (vocabulary.labels.isFurniture(mark.label.key)) return false;
  if (lines[mark.line - 1]?.text.endsWith(',') === true) return false;
  const next = lines[mark.line + 1]?.text === '' ? lines[mark.line + 2] : lines[mark.line + 1];
  return firm >= 3 && (next?.text ?? '') !== '';
}

/** A value without a colon before it is believed when it can be nothing else. */
function isTyped(text: string, mark: Mark, { labels }: Vocabulary): boolean {
  if (mark.label.kind !== 'fact') return false;
  const value = text.slice(mark.inline.start, mark.inline.end);
  if (value.length > longestValue) return false;
  const { field } = mark.label;
  if (field === 'start' || field === 'end' || field === 'contractDate')
    return readDate(value).ok && value.length < 40;
  if (field === 'period') return readPeriod(value).end !== undefined && value.length < 80;
  if (field === 'status') return labels.status.has(labelKey(value.replace(/\s*\([^()]{0,60}\)$/, '')));
  if (field === 'number') return isNumber(value) || numberBeforeTitle(value) !== null;
  if (field === 'heading' || field === 'title' || field === 'programme')
    return isTitle(value.slice(numberBeforeTitle(value)?.length ?? 0));
  const begins = /^(?:\p{Lu}{3}|[€$£])?[\s\u00a0]?\d/u.test(value);
  return sums.has(field) && value.length < 60 && begins && readSum(value).ok;
}

const isTitle = (value: string) => isQuoted(value) && !/[”“"»]\s+\p{Ll}/u.test(value);

/** At least three labels alone on their lines, most of them with an empty line and then a value. */
function isSpaced(
  lines: readonly Line[],
  marks: readonly Mark[],
  markAt: ReadonlyMap<number, readonly Mark[]>,
): boolean {
  const alone = marks.filter(({ label, parted }) => label.kind === 'fact' && parted === 'line');
  const apart = alone.filter(({ line }) => {
    const value = lines[line + 2];
    return lines[line + 1]?.text === '' && value !== undefined && value.text !== '' && !markAt.has(line + 2);
  });
  return alone.length >= 3 && apart.length * 2 > alone.length;
}

/** At least four labels with a value beside them, all but one of them below an empty line. */
function isAiry(lines: readonly Line[], marks: readonly Mark[]): boolean {
  const beside = marks.filter(
    ({ label, inline }) => label.kind === 'fact' && !ofContact.has(label.field) && inline.end > inline.start,
  );
  const apart = beside.filter(({ line }) => line === 0 || lines[line - 1]?.text === '');
  return beside.length >= 4 && apart.length >= beside.length - 1;
}

/** Contacts stand in one block, also where all else stands apart. */
const ofContact = new Set<FactField>(['contact', 'email', 'phone', 'address', 'website']);

/** The lines, or parts of a line, that hold the value of a label: none when the label is empty. */
export function valueOf(page: Page, mark: Mark): Span[] {
  if (mark.label.kind !== 'fact') return [];
  const { lines, text } = page;
  const several = manyLines.has(mark.label.field);
  if (mark.inline.end > mark.inline.start) {
    const pieces = [mark.inline];
    if (mark.inline.end !== lines[mark.line]?.end) return pieces;
    const listing = mark.label.field === 'partners' || mark.label.field === 'donorPartners';
    const block = listing ? endOfNames(page, mark.line + 1) : 0;
    for (let at = mark.line + 1; at < page.tail; at += 1) {
      const line = lines[at];
      const last = pieces.at(-1);
      if (
        line === undefined ||
        last === undefined ||
        !isValueLine(page, at) ||
        line.text.length > longestValue
      )
        break;
      const ended = text.slice(last.start, last.end);
      const listed = several && (/[;,]\s*$/.test(ended) || /^[•·▪*–-]\s?/.test(line.text));
      // A value that was broken once may end in any words before the next label.
      const rest = pieces.length > 1 && wraps.has(mark.label.field) && page.markAt.has(at + 1);
      const short = rest && line.text.length < 60 && !/[.!?:;]$/.test(ended);
      const below = page.airy && pieces.length === 1 && isSecondLine(page, mark.label.field, last, at);
      const named = listing && page.box.kind !== null && isTagged(ended) && isTagged(line.text);
      if (!listed && !named && !short && !below && !goesOn(mark.label.field, ended, line.text) && at >= block)
        break;
      pieces.push({ start: line.start, end: line.end });
    }
    return pieces;
  }
  const pieces: Span[] = [];
  const first = page.spaced && lines[mark.line + 1]?.text === '' ? mark.line + 2 : mark.line + 1;
  for (let at = first; at < page.tail; at += 1) {
    const line = lines[at];
    if (line === undefined || !isValueLine(page, at)) break;
    if (line.text.length > longestValue || (line.text.length > 120 && /[.!?]$/.test(line.text))) break;
    if (standsElsewhere(page, mark.label.field, line.text)) break;
    pieces.push({ start: line.start, end: line.end });
    if (singleLine.has(mark.label.field)) break;
  }
  return page.box.kind === null ? pieces : ofBox(page, mark.label.field, pieces);
}

/** In the box a name goes on only where its line is broken, or up to its country tag; below the last tag stands no partner. */
function ofBox(page: Page, field: FactField, pieces: Span[]): Span[] {
  const text = ({ start, end }: Span) => page.text.slice(start, end);
  const tags = (piece: Span) => isTagged(text(piece));
  if (field === 'partners' || field === 'donorPartners') {
    const last = pieces.findLastIndex(tags);
    if (last >= 0) return pieces.slice(0, last + 1);
    const prose = pieces.findIndex(
      (piece) => /\s/.test(text(piece)) && /[\p{L}\d]{3}[.!?]$/u.test(text(piece)),
    );
    return prose < 0 ? pieces : pieces.slice(0, prose);
  }
  if (!oneName.has(field)) return pieces;
  const tag = field === 'promoter' ? pieces.findIndex(tags) : -1;
  if (tag >= 0) return pieces.slice(0, tag + 1);
  const broken = pieces.findIndex((piece, index) => {
    const next = pieces[index + 1];
    return next === undefined || !goesOn('promoter', text(piece), text(next));
  });
  return pieces.slice(0, broken + 1);
}

const oneName = new Set<FactField>([
  'promoter',
  'programme',
  'programmeOperator',
  'prioritySector',
  'organisationType',
]);

/** True for a line of the box whose shape belongs to another field than the label above it: that label is empty. */
function standsElsewhere(page: Page, field: FactField, text: string): boolean {
  if (field === 'programmeOperator' && isProgrammeNumber(text)) return true;
  if (field === 'programmeDonors' || field === 'programmeSum') return false;
  if (page.box.kind === null && field !== 'promoter') return false;
  const shape = lineShape(text, page.vocabulary.labels);
  return shape !== null && !shapesOf(field).includes(shape);
}

/** The shapes that the value of a field may have. */
function shapesOf(field: FactField): readonly LineShape[] {
  if (field === 'title' || field === 'heading') return ['status', 'number', 'sum', 'tagged'];
  if (field === 'number' || field === 'programmeId') return ['number', 'status'];
  if (field === 'status') return ['status'];
  if (sums.has(field)) return ['sum'];
  return tagged.has(field) ? ['tagged'] : [];
}

const tagged = new Set<FactField>(['promoter', 'partners', 'donorPartners', 'place']);

/** A long name that was broken once: one line right below it, and then an empty one. */
function isSecondLine(page: Page, field: FactField, first: Span, at: number): boolean {
  const line = page.lines[at];
  const parted = page.lines[at + 1] === undefined || page.lines[at + 1]?.text === '';
  return (
    (field === 'promoter' || field === 'programme') &&
    line !== undefined &&
    parted &&
    first.end - first.start >= 30 &&
    line.text.length < 60 &&
    !/[.!?:;]$/.test(line.text)
  );
}

/** True when a value printed as `ended` goes on in the line below it. */
function goesOn(field: FactField, ended: string, below: string): boolean {
  if (wraps.has(field))
    return (
      (/^\p{Ll}/u.test(below) && !/[.!?:;]$/.test(ended) && !/:\s/.test(below)) ||
      isOpen(ended) ||
      ended.endsWith('\u00ad')
    );
  if (field === 'period') return /[–—-]$/.test(ended) && below.length < 40;
  return sums.has(field) && below.length < 8 && /\d$/.test(ended) && /^(?:\p{L}{2,4}\.?|[€$£])$/u.test(below);
}

/** Words that nothing ends with: a line that breaks after one, or inside quotation marks or brackets, goes on. */
const unfinished =
  /[\s](?:of|the|and|for|in|to|with|at|from|by|на|и|за|в|във|от|с|със|при|към|по)$|(?:\s[–—-]|[,(“„«])$/iu;

/** True for a line that must go on below: a broken phrase, open quotation marks or brackets. */
export function isOpen(printed: string): boolean {
  if (unfinished.test(printed)) return true;
  const count = (signs: string) => [...printed].filter((each) => signs.includes(each)).length;
  return (
    count('(') > count(')') ||
    count('«') > count('»') ||
    (count('„') > 0 && count('„') > count('“”"')) ||
    (count('„') === 0 && count('“') > count('”"'))
  );
}

/** The line after names that stand below a list's first line, without a gap and up to the next label; `from` when none do. */
function endOfNames(page: Page, from: number): number {
  for (let at = from; at < page.tail && at < from + 40; at += 1) {
    const line = page.lines[at];
    if (line === undefined || line.text === '') return from;
    if (page.markAt.has(at)) return at;
    const name =
      line.text.length < 100 && /^[\p{Lu}\d“„"«•–-]/u.test(line.text) && !/[.!?:]$/.test(line.text);
    if (!name || !isValueLine(page, at) || notNames.test(line.text)) return from;
  }
  return from;
}

/** A programme, a sum or a caption below partners is none of them. */
const notNames =
  /programme|program\b|grants\b|програма|механизъм|\d{4}\s?[–-]\s?\d{4}|\d,\d{2}\b|photo|снимк|press|^\d{1,2}\./iu;

const sums = new Set<FactField>(['grant', 'initialCost', 'finalCost', 'totalCost', 'cofinancing']);
const manyLines = new Set<FactField>(['partners', 'donorPartners', 'targetGroups', 'place']);
const wraps = new Set<FactField>([
  'title',
  'heading',
  'promoter',
  'programme',
  'partners',
  'donorPartners',
  'objective',
  'place',
  'targetGroups',
]);
const singleLine = new Set<FactField>([
  'programmeId',
  'number',
  'status',
  'start',
  'end',
  'contractDate',
  'period',
  'grant',
  'initialCost',
  'finalCost',
  'totalCost',
  'cofinancing',
  'website',
  'email',
  'phone',
  'country',
  'contact',
  'address',
]);

/** A line that is no label, no heading, no furniture and not empty can belong to a value. */
export function isValueLine(page: Page, index: number): boolean {
  const line = page.lines[index];
  return (
    line !== undefined &&
    line.text !== '' &&
    !page.markAt.has(index) &&
    !page.vocabulary.labels.isFurniture(labelKey(line.text.slice(0, 120)))
  );
}
