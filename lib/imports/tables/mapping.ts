/**
 * Which column of a table means what: proposed by the words of the header and by what stands in the cells. A person
 * settles it; nothing here decides for them.
 */
import { createHash } from 'node:crypto';
import { locales } from '#lib/format/localized.ts';
import { headerCurrency } from '#lib/imports/tables/header-currency.ts';
import { type HeaderWords, headerKey } from '#lib/imports/tables/header-words.ts';
import { tableColumns } from '#lib/projects/columns/columns.ts';
import { columnTitle } from '#lib/projects/columns/titles.ts';
import type { Mapping, OpenedTable } from '#lib/projects/schema/batch.ts';
import { isColumnTarget } from '#lib/projects/schema/importing.ts';

/** Headers that the site writes itself: names of columns and their titles in both languages. */
const ownHeaders = new Map<string, string>(
  tableColumns.flatMap(({ name }): [string, string][] => [
    [name, name],
    ...locales.map((locale): [string, string] => [columnTitle(locale, name), name]),
  ]),
);

const ownColumn = (header: string): string | null =>
  ownHeaders.get(header) ?? (isColumnTarget(header) ? header : null);

/** True when the header is one that the site writes itself. */
export function isOwnHeader(header: readonly string[]): boolean {
  return header.includes('id') && header.every((name) => ownColumn(name) !== null);
}

/** Under what the mapping of tables with this header is remembered. */
export function headerSignature(header: readonly string[]): string {
  return createHash('sha256').update(header.map(headerKey).join('\n')).digest('hex');
}

/** A proposal: what was settled for the same header before, else what words and values say. */
export function guessMapping(
  table: OpenedTable,
  words: HeaderWords,
  remembered: Mapping | null = null,
): Mapping {
  if (remembered !== null && remembered.columns.length === table.header.length) return remembered;
  const columns = table.own ? table.header.map(ownColumn) : guessColumns(table, words);
  return {
    columns,
    key: keyOf(columns),
    clears: '-',
    programme: null,
    decimals: table.own ? ',' : decimalsOf(table, columns),
    dates: datesOf(table, columns),
    currency: null,
  };
}

function keyOf(columns: readonly (string | null)[]): Mapping['key'] {
  if (columns.includes('id')) return 'id';
  if (columns.includes('number')) return 'number';
  return columns.includes('slug') ? 'slug' : 'none';
}

function guessColumns(table: OpenedTable, { byWords }: HeaderWords): (string | null)[] {
  const taken = new Set<string>();
  return table.header.map((header, index) => {
    const cells = table.sample.map((row) => row[index] ?? '');
    const named = targetOf(header, cells, byWords);
    // The id of another system is a number to us; beside the version it was handed out at, it is ours.
    const target = named === 'id' && !table.header.includes('revision') ? 'number' : named;
    // Of two columns that mean the same the first is read; the person may choose the other.
    if (target === null || taken.has(target) || (target === 'number' && isOrdinal(header, cells)))
      return null;
    taken.add(target);
    return target;
  });
}

const ordinals: ReadonlySet<string> = new Set(['no', 'no по ред', 'по ред', 'пореден номер']);

/** True for a column that only counts the rows, under a header such as `№`. */
const isOrdinal = (header: string, cells: readonly string[]): boolean =>
  ordinals.has(headerKey(header)) &&
  cells.slice(0, 3).every((cell, index) => cell.trim() === String(index + 1));

function targetOf(
  header: string,
  cells: readonly string[],
  byWords: ReadonlyMap<string, string>,
): string | null {
  const key = headerKey(header);
  if (key === '') return null;
  const [bare, said] = withoutLanguage(key);
  const name =
    byWords.get(key) ?? byWords.get(bare) ?? byWords.get(withoutProject(bare)) ?? sumOf(header, byWords);
  if (name === undefined) return null;
  if (isColumnTarget(name)) return name;
  const language = said ?? languageOf(cells);
  const inLanguage = `${name}.${language}`;
  return isColumnTarget(inLanguage) ? inLanguage : null;
}

const sums: ReadonlySet<string> = new Set(['grant', 'initialCost', 'finalCost']);

/** The column of a sum whose header names its currency too. */
function sumOf(header: string, byWords: ReadonlyMap<string, string>): string | undefined {
  const { currency, bare } = headerCurrency(header);
  if (currency === null) return undefined;
  const name = byWords.get(bare) ?? byWords.get(withoutProject(bare));
  return name !== undefined && sums.has(name) ? name : undefined;
}

const languageWords: Readonly<Record<string, 'en' | 'bg'>> = {
  en: 'en',
  eng: 'en',
  english: 'en',
  английски: 'en',
  англ: 'en',
  bg: 'bg',
  bul: 'bg',
  bulgarian: 'bg',
  български: 'bg',
  бълг: 'bg',
};

/** `Project title`, `заглавие на проекта`: every column of such a table is about the project. */
const withoutProject = (key: string): string =>
  key.replace(/^project | of the project$| of project$| на проекта$| на проект$/g, '');

/** `title (EN)`, `заглавие на български`: the header without its language. */
function withoutLanguage(key: string): [bare: string, language: 'en' | 'bg' | undefined] {
  const words = key.split(' ');
  const language = languageWords[words.at(-1) ?? ''];
  if (language === undefined) return [key, undefined];
  const bare = words.slice(0, -1);
  if (['in', 'на'].includes(bare.at(-1) ?? '')) bare.pop();
  return [bare.join(' '), language];
}

function languageOf(cells: readonly string[]): 'en' | 'bg' {
  const text = cells.join(' ');
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return cyrillic > latin ? 'bg' : 'en';
}

function cellsOf(
  table: OpenedTable,
  columns: readonly (string | null)[],
  names: readonly string[],
): string[] {
  return columns.flatMap((name, index) =>
    name !== null && names.includes(name) ? table.sample.map((row) => row[index]?.trim() ?? '') : [],
  );
}

/** Which sign stands before cents, when any sum tells. */
function decimalsOf(table: OpenedTable, columns: readonly (string | null)[]): Mapping['decimals'] {
  if (table.format === '360giving' || table.format === 'iati') return '.';
  const stated = cellsOf(table, columns, [...sums]);
  const votes = { ',': 0, '.': 0 };
  for (const sum of stated) {
    const figures = sum.replace(/[^\d.,]/g, '');
    const [, last, after] = /([.,])(\d+)$/.exec(figures) ?? [];
    if (last !== ',' && last !== '.') continue;
    const marks = figures.match(/[.,]/g) ?? [];
    const isMixed = new Set(marks).size === 2;
    if (isMixed || (marks.length === 1 && after?.length !== 3)) votes[last] += 1;
    else if (marks.length > 1) votes[last === ',' ? '.' : ','] += 1;
  }
  if (votes[','] === votes['.']) return null;
  return votes[','] > votes['.'] ? ',' : '.';
}

/** Day before month, unless some date can only be read the other way. */
function datesOf(table: OpenedTable, columns: readonly (string | null)[]): Mapping['dates'] {
  const dates = cellsOf(table, columns, ['startsOn', 'endsOn']);
  const figures = dates
    .map((date) => /^(\d{1,2})[./-](\d{1,2})[./-]\d{4}$/.exec(date))
    .filter((found) => found !== null);
  const monthFirst = figures.filter((found) => Number(found[2]) > 12).length;
  const dayFirst = figures.filter((found) => Number(found[1]) > 12).length;
  return monthFirst > dayFirst ? 'month-first' : 'day-first';
}
