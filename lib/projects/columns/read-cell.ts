/**
 * Reads a cell of a table as texts of a draft. What the form would not understand is an issue; what it would ask about
 * before publishing is a remark. Sums and dates are settled by what was said of the whole table, never by a guess.
 */

import { messages } from '#lib/i18n/messages.ts';
import type { Issue } from '#lib/issues.ts';
import type { TableColumn } from '#lib/projects/columns/columns.ts';
import { type ListItem, readItems } from '#lib/projects/columns/list-cell.ts';
import { itemShapeOf, textsOfItems } from '#lib/projects/columns/list-items.ts';
import { flagsOf, printCell } from '#lib/projects/columns/print-row.ts';
import type { RegisterLookup } from '#lib/projects/columns/register-lookup.ts';
import {
  settledDate,
  settledMoney,
  settledSilently,
  type TableHabits,
} from '#lib/projects/columns/settled-text.ts';
import { readDate } from '#lib/projects/form/dates.ts';
import { type FormField, formFields } from '#lib/projects/form/fields.ts';
import { countryOf } from '#lib/projects/form/names.ts';
import { readMoney } from '#lib/projects/form/numerals.ts';
import { readShape } from '#lib/projects/form/read-shape.ts';
import { readerOf } from '#lib/projects/form/reader.ts';
import type { Shape } from '#lib/projects/form/shape.ts';
import { type Draft, textAt } from '#lib/versioning/draft.ts';

/** How the cells of one table are to be understood. */
export interface CellContext extends TableHabits {
  lookup: RegisterLookup;
  /** The word that empties a field; empty: nothing does. */
  clears: string;
}

/** What a cell says, whatever stands in the project. */
export interface ReadCell {
  /** The text to put where one text stands; null for lists. */
  text: string | null;
  items: readonly ListItem[];
  clears: boolean;
  issues: readonly Issue[];
  remarks: readonly Issue[];
}

const none: readonly never[] = [];

/** What is read while it is being put together. */
interface Draftable extends ReadCell {
  issues: Issue[];
  remarks: Issue[];
}

/** The longest text of one language that is no prose. */
const longestText = 2_000;

/** Reads the cell; null when it is blank, which leaves everything as it is. `currency` stands in a cell of its own. */
export function readCell(
  column: TableColumn,
  cell: string,
  context: CellContext,
  currency = '',
): ReadCell | null {
  const typed = cell.trim();
  if (typed === '') return null;
  const unreadable = unreadableCode(typed);
  if (unreadable !== null) return unreadableCell(column, typed, unreadable);
  const plain =
    column.kind === 'text' && typed !== context.clears ? plainText(column, typed, context, currency) : null;
  if (plain !== null) return { text: plain, items: none, clears: false, issues: none, remarks: none };
  const read: Draftable = { text: null, items: [], clears: false, issues: [], remarks: [] };
  if (typed === context.clears) return { ...read, text: '', clears: true };
  switch (column.kind) {
    case 'text':
      return readText(column, typed, context, currency, read);
    case 'yes':
      return readYes(column, typed, read);
    case 'flags':
      return readFlags(column, typed, read);
    default:
      return readList(column, typed, context, read);
  }
}

/** What a program shows where a formula cannot be worked out, in any language. */
const errorSign = /^#(?:N\/A|[\p{Lu}\d/]{2,20}[!?])$/u;

/** Why nobody can read the cell, whatever column it stands in. */
function unreadableCode(typed: string): 'error-cell' | 'lost-letters' | null {
  if (typed.charCodeAt(0) === 35 && errorSign.test(typed)) return 'error-cell';
  return typed.includes('\ufffd') ? 'lost-letters' : null;
}

function unreadableCell({ name }: TableColumn, typed: string, code: string): ReadCell {
  const issues = [{ field: name, code, context: { text: typed.slice(0, 40) } }];
  return { text: '', items: none, clears: false, issues, remarks: none };
}

/** Puts into `texts` those that change when what was read comes into a draft: none when it says what stands there. */
export function putCell(
  column: TableColumn,
  read: ReadCell,
  standing: Draft,
  context: CellContext,
  texts: Record<string, string>,
): void {
  const { name, kind } = column;
  if (kind === 'text' && !read.clears) {
    const [before, text] = [textAt(standing, name).trim(), read.text ?? ''];
    if (
      before !== text &&
      (before === '' || meaningOf(column, before, context) !== meaningOf(column, text, context))
    )
      texts[name] = text;
    return;
  }
  const put = (wanted: Draft): void => {
    for (const [path, text] of Object.entries(wanted))
      if (textAt(standing, path) !== text) texts[path] = text;
  };
  if (read.clears) put(cleared(column, standing));
  else if (kind === 'yes') put({ [name]: read.text ?? '' });
  else if (kind === 'flags') {
    const set = new Set(read.items.map((item) => item.name));
    put(Object.fromEntries(flagsOf(column).map((flag) => [`${name}.${flag}`, set.has(flag) ? 'yes' : ''])));
  } else put(textsOfItems(column, read.items, standing, context.lookup));
}

/** True when the cell is what would be printed for the draft: nothing more has to be read. */
export function isAsPrinted(
  column: TableColumn,
  cell: string,
  standing: Draft,
  { lookup }: CellContext,
): boolean {
  return cell === printCell(column, standing, lookup);
}

/** Every text that a column stands for, empty. */
function cleared({ name, kind }: TableColumn, standing: Draft): Draft {
  if (kind === 'text' || kind === 'yes') return { [name]: '' };
  const paths = Object.keys(standing).filter(
    (path) => path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`),
  );
  return Object.fromEntries(paths.map((path) => [path, '']));
}

function shapeOf({ name, field }: TableColumn): Shape {
  const shape = (formFields[field] as FormField | null)?.shape ?? { kind: 'line' };
  const part = shape.kind === 'group' ? shape.fields[name.slice(field.length + 1)] : undefined;
  return part ?? shape;
}

/** A sum with the code or the sign of a currency that is none of ours. */
const foreignCurrency = /^(?:[A-Z]{3} ?[\d\s.,'’]+|[\d\s.,'’]+ ?[A-Z]{3})$|[$£¥]/;

function readText(
  column: TableColumn,
  typed: string,
  context: CellContext,
  currency: string,
  read: Draftable,
): ReadCell {
  const shape = shapeOf(column);
  const text = settled(shape, typed, context, currency);
  if (shape.kind === 'text' || shape.kind === 'prose') {
    const plain = withPlainBreaks(text);
    const isTooLong = plain.length > (shape.kind === 'text' ? longestText : 60_000);
    if (isTooLong) read.issues.push({ field: column.name, code: 'too-long' });
    read.text = plain;
    return read;
  }
  read.text = text;
  const reader = readerOf({ [column.name]: text }, context.lookup.registers);
  const value = readShape(reader, shape, column.name);
  const remark = settledSilently(shape, typed);
  if (remark !== null) read.remarks.push({ field: column.name, code: remark, context: { text: typed } });
  if (shape.kind === 'register' && typeof value === 'string') read.text = value;
  read.issues = reader.issues.map((issue) =>
    issue.code === 'bad-money' && foreignCurrency.test(text)
      ? { ...issue, code: 'currency-not-kept', context: { text: typed.slice(0, 40) } }
      : issue,
  );
  for (const [field, { code, asks, context: values }] of Object.entries(reader.readings))
    if (asks) read.remarks.push({ field, code, context: values });
  return read;
}

/** The text of a cell of which nothing has to be said, as of nearly all in a long table; null for others. */
function plainText(
  column: TableColumn,
  typed: string,
  context: CellContext,
  currency: string,
): string | null {
  const shape = shapeOf(column);
  if (shape.kind === 'text') return typed.length <= longestText ? withPlainBreaks(typed) : null;
  if ((shape.kind !== 'money' && shape.kind !== 'date') || settledSilently(shape, typed) !== null)
    return null;
  const text = settled(shape, typed, context, currency);
  return isPlain(shape, text) ? text : null;
}

/** True for sums and dates that mean one thing. */
function isPlain(shape: Shape, text: string): boolean {
  if (shape.kind === 'money') {
    const money = readMoney(text);
    return money.ok && money.otherCents === undefined;
  }
  if (shape.kind !== 'date') return false;
  const date = readDate(text);
  return date.ok && date.other === undefined;
}

const withPlainBreaks = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

/** What a text means, for texts that stand in a project already. */
function meaningOf(column: TableColumn, text: string, context: CellContext): string {
  const shape = shapeOf(column);
  if (shape.kind === 'text' || shape.kind === 'prose') return withPlainBreaks(text);
  const reader = readerOf({ [column.name]: text }, context.lookup.registers);
  return JSON.stringify(readShape(reader, shape, column.name) ?? text);
}

/** The text with what is known of the whole table put in, so that the form cannot read it in two ways. */
function settled(shape: Shape, typed: string, context: CellContext, currency: string): string {
  switch (shape.kind) {
    case 'money':
      return settledMoney(typed, context, currency);
    case 'date':
      return settledDate(typed, context);
    case 'choice':
      return choiceOf(shape.of, typed, context.lookup.statusWords) ?? typed;
    default:
      return typed;
  }
}

const choiceWords = new Map<string, string>();

/** The longest name of a choice has some twenty characters. */
const longestChoice = 100;

/** The code of a choice by its code, by its name in either language or by what others call it. */
function choiceOf(of: readonly string[], typed: string, others: ReadonlyMap<string, string>): string | null {
  if (of.includes(typed)) return typed;
  if (typed.length > longestChoice) return null;
  if (choiceWords.size === 0)
    for (const locale of ['en', 'bg'] as const) {
      const t = messages(locale, 'codes');
      for (const fund of ['eea-grants', 'norway-grants'] as const)
        choiceWords.set(t(`fund.${fund}`).toLowerCase(), fund);
      for (const status of ['planned', 'ongoing', 'completed', 'terminated'] as const)
        choiceWords.set(t(`declaredStatus.${status}`).toLowerCase(), status);
    }
  const plain = typed
    .toLowerCase()
    .replace(/[–—]/g, '-')
    .replace(/\s*-\s*/g, '-');
  const found = choiceWords.get(typed.toLowerCase()) ?? others.get(typed.toLowerCase()) ?? plain;
  return of.includes(found) ? found : null;
}

const yesWords = new Set(['yes', 'y', 'true', '1', 'x', 'да', 'д', 'вярно', 'истина', '✓']);
const noWords = new Set(['no', 'n', 'false', '0', 'не', 'н', 'невярно', 'лъжа']);

function readYes({ name }: TableColumn, typed: string, read: Draftable): ReadCell {
  const word = typed.toLowerCase();
  if (yesWords.has(word)) return { ...read, text: 'yes' };
  if (noWords.has(word)) return { ...read, text: '' };
  return { ...read, text: '', issues: [{ field: name, code: 'not-yes-or-no' }] };
}

function readFlags(column: TableColumn, typed: string, read: Draftable): ReadCell {
  const known = flagsOf(column);
  const words = typed.split(/[;,/\n]+/).map((word) => word.trim());
  const items: ListItem[] = [];
  for (const word of words.filter((each) => each !== '')) {
    const flag = known.find((each) => each.toLowerCase() === word.toLowerCase()) ?? countryOf(word);
    if (flag !== null && known.includes(flag)) items.push({ name: flag, reference: '', note: '' });
    else read.issues.push({ field: column.name, code: 'bad-choice', context: { text: word } });
  }
  return { ...read, items };
}

function readList(column: TableColumn, typed: string, context: CellContext, read: Draftable): ReadCell {
  const { name, kind } = column;
  if (kind === 'text' || kind === 'yes' || kind === 'flags') return read;
  const items = readItems(typed, itemShapeOf(column)).map((item): ListItem => {
    if (name !== 'donorPartners' || item.note === '') return item;
    return { ...item, note: countryOf(item.note) ?? item.note };
  });
  const register =
    kind === 'places' ? 'places' : kind === 'target-groups' ? 'target-groups' : 'organisations';
  for (const item of items) {
    const words = item.reference === '' ? item.name : item.reference;
    const { id, several } = context.lookup.find(register, words);
    if (id !== null) continue;
    const issue: Issue = {
      field: name,
      code: `${several.length > 0 ? 'several' : 'unknown'}-${several.length > 0 ? register : singular[register]}`,
      context: { text: words.slice(0, 200) },
    };
    // The address of a target group is what its row is called: without one there is no row.
    (kind === 'target-groups' ? read.issues : read.remarks).push(issue);
  }
  if (kind === 'participant' && items.length > 1) read.issues.push({ field: name, code: 'one-only' });
  if (kind === 'target-groups')
    for (const { note } of items)
      if (note !== '' && note !== 'declared' && note !== 'assigned')
        read.issues.push({ field: name, code: 'bad-choice', context: { text: note } });
  return { ...read, items };
}

const singular = { organisations: 'organisation', places: 'place', 'target-groups': 'target-group' } as const;
