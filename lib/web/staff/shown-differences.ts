/**
 * Two drafts compared for somebody who reads the difference: the fields in the order of the editor, under their names,
 * lists by the names of their items instead of by ids.
 */
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { typedFields } from '#lib/projects/form/fields.ts';
import { isList, pathName, rowName } from '#lib/projects/form/path-name.ts';
import type { FormRegisters } from '#lib/projects/form/registers.ts';
import { saidText } from '#lib/projects/form/said-text.ts';
import { languageOfPath } from '#lib/projects/form/shape.ts';
import { describeDifference, type FieldDifference, markWords } from '#lib/versioning/difference.ts';
import { type Draft, itemIds, textAt } from '#lib/versioning/draft.ts';
import { quantityAt, wordsAt } from '#lib/web/staff/draft-words.ts';

export interface NamedDifference {
  path: string;
  name: string;
  kind: FieldDifference['kind'];
  marks: FieldDifference['marks'];
  /** Language of the text, for texts in one. */
  lang: Locale | null;
}

/** What `after` says otherwise than `before`; `asPublished`: values in the words of the public page, not as typed. */
export function namedDifferences(
  before: Draft,
  after: Draft,
  locale: Locale,
  registers: FormRegisters | null = null,
  asPublished = false,
): NamedDifference[] {
  const drafts = [after, before];
  const found = describeDifference(before, after).filter(({ path }) => !path.endsWith('.id'));
  return (asPublished ? asQuantities(found, before, after, locale) : found)
    .map(
      (difference): NamedDifference => ({
        path: difference.path,
        name: nameOf(difference.path, drafts, locale, registers),
        kind: difference.kind,
        marks: marksOf(difference, before, after, { locale, registers, asPublished }),
        lang: languageOfPath(difference.path),
      }),
    )
    .toSorted(
      (a, b) =>
        place(a.path) - place(b.path) ||
        compareText(itemOf(a.path), itemOf(b.path)) ||
        besideRank(a.path) - besideRank(b.path),
    );
}

/** What differs in a reader's words: lists and sources by their names, not by ids. */
function marksOf(
  { path, marks }: FieldDifference,
  before: Draft,
  after: Draft,
  {
    locale,
    registers,
    asPublished,
  }: { locale: Locale; registers: FormRegisters | null; asPublished: boolean },
): FieldDifference['marks'] {
  if (isList(path, [after, before])) return itemMarks(path, before, after, { locale, registers });
  if (!path.startsWith('source:') && path !== 'contactSource') {
    if (registers === null) return marks;
    const said = (draft: Draft) =>
      asPublished
        ? wordsAt(draft, path, { locale, registers })
        : saidText(locale, path, textAt(draft, path), registers);
    const [was, is] = [said(before), said(after)];
    const isAsTyped = was === textAt(before, path) && is === textAt(after, path);
    // Two texts that mean the same are told apart as they were typed.
    if (isAsTyped || was === is) return marks;
    return asPublished ? replaced(was, is) : markWords(was, is, locale);
  }
  const titleIn = (draft: Draft, others: readonly Draft[]) => {
    const id = textAt(draft, path);
    return id === '' ? '' : rowName(locale, [draft, ...others], 'sources', id);
  };
  const [was, is] = [titleIn(before, [after]), titleIn(after, [before])];
  // Two pages of one title are told apart by their ids alone.
  return was === is ? marks : markWords(was, is, locale);
}

/** A value has no words that stayed: one sum is there, or the other. */
const replaced = (was: string, is: string): FieldDifference['marks'] =>
  [
    { kind: 'removed' as const, text: was },
    { kind: 'added' as const, text: is },
  ].filter(({ text }) => text !== '');

const ofQuantity = /^(results\[[^\]]+\]\.(?:expected|achieved))\.(?:number|qualifier)$/;

/** A number and how exactly it is meant are read as one. */
function asQuantities(
  found: readonly FieldDifference[],
  before: Draft,
  after: Draft,
  locale: Locale,
): FieldDifference[] {
  const told = new Set<string>();
  return found.flatMap((difference): FieldDifference[] => {
    const path = ofQuantity.exec(difference.path)?.[1];
    if (path === undefined) return [difference];
    if (told.has(path)) return [];
    told.add(path);
    const [was, is] = [quantityAt(before, path, locale), quantityAt(after, path, locale)];
    if (was === is) return [difference];
    const kind = was === '' ? 'added' : is === '' ? 'removed' : 'changed';
    return [{ path, kind, before: was, after: is, marks: replaced(was, is) }];
  });
}

/** The order of a list is a field of its own where two drafts are compared. */
function nameOf(
  path: string,
  drafts: readonly Draft[],
  locale: Locale,
  registers: FormRegisters | null,
): string {
  const name = pathName(locale, path, drafts, registers);
  return isList(path, drafts) ? `${name}: ${staffMessages(locale, 'review')('order')}` : name;
}

function itemMarks(
  list: string,
  before: Draft,
  after: Draft,
  { locale, registers }: { locale: Locale; registers: FormRegisters | null },
): FieldDifference['marks'] {
  const names = (draft: Draft) =>
    itemIds(draft, list)
      .map((id) => `${rowName(locale, [draft, after, before], list, id, registers)}\n`)
      .join('');
  return markWords(names(before), names(after), locale);
}

/** The field, or the entry of a list, that a path belongs to. */
export const itemOf = (path: string): string =>
  /^(?:source:|quote:|paste:)?([a-zA-Z]+(?:\[[^\]]+\])?)/.exec(path)?.[1] ?? '';

/** A value comes before the words of its source, and those before the name of the source. */
const besideRank = (path: string): number =>
  path.startsWith('quote:') ? 1 : path.startsWith('source:') ? 2 : 0;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const order = new Map(typedFields.map(({ name }, index): [string, number] => [name, index]));

/** Where the field stands in the editor; a source or a quote stands with its field. */
function place(path: string): number {
  const field = /^(?:source:|quote:)?([a-zA-Z]+)/.exec(path)?.[1] ?? '';
  return order.get(field) ?? order.size;
}
