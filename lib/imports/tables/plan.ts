/**
 * What each row of a table would do to the portfolio: nothing is written, and a row's cells are read one by one against
 * the project they belong to. Goes through a table once, with memory for what tells rows apart only.
 */
import type { TableRow } from '#lib/codecs/table.ts';
import {
  type EntryIndex,
  familyOf,
  isSamePeriod,
  type Traits,
  titleKeys,
  traitsOf,
} from '#lib/imports/tables/entry-index.ts';
import { headerCurrency } from '#lib/imports/tables/header-currency.ts';
import { noProjectOf } from '#lib/imports/tables/no-project.ts';
import type { Issue } from '#lib/issues.ts';
import { columnNamed, type TableColumn } from '#lib/projects/columns/columns.ts';
import {
  type CellContext,
  isAsPrinted,
  putCell,
  type ReadCell,
  readCell,
} from '#lib/projects/columns/read-cell.ts';
import type { RegisterLookup } from '#lib/projects/columns/register-lookup.ts';
import type {
  BatchCell,
  IndexedEntry,
  Mapping,
  OpenedTable,
  PlannedRow,
  RowDuplicate,
} from '#lib/projects/schema/batch.ts';
import { type Draft, textAt } from '#lib/versioning/draft.ts';

/** What a table is compared with. */
export interface Portfolio {
  index: EntryIndex;
  lookup: RegisterLookup;
}

/** What is wrong with a mapping as a whole; empty when rows can be planned with it. */
export function checkMapping(header: readonly string[], mapping: Mapping): Issue[] {
  const named = mapping.columns.filter((name) => name !== null);
  const twice = named.find((name, index) => named.indexOf(name) !== index);
  const issues: Issue[] = [];
  if (twice !== undefined) issues.push({ field: twice, code: 'column-twice' });
  if (mapping.columns.length !== header.length) issues.push({ field: 'columns', code: 'invalid' });
  if (!named.some((name) => columnNamed(name) !== null))
    issues.push({ field: 'columns', code: 'no-columns' });
  if (mapping.key !== 'none' && !named.includes(mapping.key))
    issues.push({ field: 'key', code: 'key-not-in-table' });
  return issues;
}

/** The paths of drafts that the columns of a mapping read, as beginnings: `grant`, `partners`, and what tells projects apart. */
export function pathsRead(mapping: Mapping): string[] {
  const read = mapping.columns.flatMap((name) => (name === null ? [] : (columnNamed(name)?.name ?? [])));
  return [...new Set([...read, 'number', 'startsOn', 'endsOn', 'promoter'])];
}

/** The rows in their order, some hundred at a time. */
export async function* planTable(
  table: OpenedTable & { rows: () => AsyncIterable<TableRow[]> },
  mapping: Mapping,
  portfolio: Portfolio,
): AsyncGenerator<PlannedRow[]> {
  const planner = new RowPlanner(table, mapping, portfolio);
  for await (const rows of table.rows()) yield rows.map((row) => planner.plan(row));
}

interface MappedColumn {
  column: TableColumn;
  at: number;
  header: string;
  /** That of its sums, where the header names it. */
  currency: string;
  /** What its cells say, by their text; null for a column that hardly repeats itself. */
  remembered: Map<string, ReadCell | null> | null;
}

/** As many different cells of a column are remembered: states, programmes and dates repeat, titles do not. */
const mostRemembered = 1_000;
const longestRemembered = 100;

const nobody: Draft = {};

/** Plans the rows of one table one after another, because a row may repeat one before. */
export class RowPlanner {
  readonly #table: OpenedTable;
  readonly #mapping: Mapping;
  readonly #portfolio: Portfolio;
  readonly #context: CellContext;
  readonly #columns: MappedColumn[];
  readonly #at: Record<'id' | 'slug' | 'revision' | 'number' | 'currency', number>;
  /** Lines of rows without a number, by their titles. */
  readonly #titles = new Map<string, number>();
  #position = 0;

  constructor(table: OpenedTable, mapping: Mapping, portfolio: Portfolio) {
    this.#table = table;
    this.#mapping = mapping;
    this.#portfolio = portfolio;
    const { decimals, dates, currency, clears } = mapping;
    this.#context = { lookup: portfolio.lookup, decimals, dates, currency, clears };
    this.#columns = mapping.columns.flatMap((name, at) => {
      const column = name === null ? null : columnNamed(name);
      return column === null
        ? []
        : [
            {
              column,
              at,
              header: table.header[at] ?? '',
              currency: headerCurrency(table.header[at] ?? '').currency ?? '',
              remembered: new Map<string, ReadCell | null>(),
            },
          ];
    });
    const place = (name: string) => mapping.columns.indexOf(name);
    this.#at = {
      id: place('id'),
      slug: place('slug'),
      revision: place('revision'),
      number: place('number'),
      currency: place('currency'),
    };
  }

  /** What the next row would do. */
  plan({ line, cells }: TableRow): PlannedRow {
    const row: PlannedRow = {
      position: this.#position,
      line,
      kind: 'problem',
      projectId: null,
      title: '',
      cells: {},
      issues: [],
      remarks: [],
      duplicates: [],
      changedSinceExport: false,
    };
    this.#position += 1;
    const width = this.#table.header.length;
    if (cells.length > width && cells.some((cell, at) => at >= width && cell.trim() !== ''))
      row.issues.push({ field: '', code: 'more-cells-than-columns', context: { line } });
    const place = this.#find(cells, row);
    const entry = place === -1 ? null : this.#portfolio.index.at(place);
    const texts = this.#read(cells, entry?.texts ?? nobody, row);
    if (entry === null) this.#begin(row, texts, cells);
    else {
      this.#continue(row, entry, texts, cells);
      this.#repeats(row, this.#portfolio.index.claim(place, line));
    }
    if (row.issues.length > 0) row.kind = 'problem';
    return row;
  }

  /** The place of the project that the row names; -1 for a new one, with an issue when it names one that is not there. */
  #find(cells: readonly string[], row: PlannedRow): number {
    const { key } = this.#mapping;
    if (key === 'none') return -1;
    const typed = (cells[this.#at[key]] ?? '').trim();
    if (typed === '') return -1;
    const { index } = this.#portfolio;
    if (key !== 'number') {
      const place = key === 'id' ? index.byId(typed) : index.bySlug(typed);
      if (place === -1)
        row.issues.push(this.#issue(this.#at[key], row.line, 'unknown-project', { text: typed }));
      return place;
    }
    const found = index.byFamily(familyOf(typed));
    if (typeof found === 'number') return found;
    row.duplicates = found.map((place) => ({
      slug: index.at(place).slug,
      score: 0.95,
      reasons: [{ code: 'same-number' }],
    }));
    row.issues.push(this.#issue(this.#at.number, row.line, 'several-projects', { text: typed }));
    return -1;
  }

  /** The texts that the cells change. */
  #read(cells: readonly string[], standing: Draft, row: PlannedRow): Draft {
    const texts: Record<string, string> = {};
    const currency = this.#at.currency === -1 ? '' : (cells[this.#at.currency] ?? '');
    for (const mapped of this.#columns) {
      const cell = cells[mapped.at] ?? '';
      if (cell === '') continue;
      const { column } = mapped;
      if (standing !== nobody && isAsPrinted(column, cell, standing, this.#context)) continue;
      const read = this.#readCell(mapped, cell, currency.trim() === '' ? mapped.currency : currency);
      if (read === null) continue;
      for (const { field, code, context } of read.issues)
        row.issues.push({ ...this.#issue(mapped.at, row.line, code, context), field });
      for (const { field, code, context } of read.remarks)
        row.remarks.push({ ...this.#issue(mapped.at, row.line, code, context), field });
      putCell(column, read, standing, this.#context, texts);
    }
    return texts;
  }

  #readCell(mapped: MappedColumn, cell: string, currency: string): ReadCell | null {
    const { column, remembered } = mapped;
    const isWorthIt = remembered !== null && cell.length <= longestRemembered;
    const key = currency === '' ? cell : `${cell}\n${currency}`;
    const known = isWorthIt ? remembered.get(key) : undefined;
    if (known !== undefined) return known;
    const read = readCell(column, cell, this.#context, currency);
    if (isWorthIt) {
      remembered.set(key, read);
      // A column that hardly repeats itself is read cell by cell.
      if (remembered.size > mostRemembered) mapped.remembered = null;
    }
    return read;
  }

  #issue(at: number, line: number, code: string, context: Issue['context'] = {}): Issue {
    const header = this.#table.header[at] ?? '';
    return {
      field: this.#mapping.columns[at] ?? '',
      code,
      context: { ...context, line, column: header === '' ? at + 1 : header },
    };
  }

  /** A row that changes a project. */
  #continue(row: PlannedRow, entry: IndexedEntry, texts: Draft, cells: readonly string[]): void {
    row.projectId = entry.projectId;
    row.title = entry.title.en === '' ? entry.title.bg : entry.title.en;
    const changes: Record<string, BatchCell> = {};
    let count = 0;
    for (const path in texts) {
      changes[path] = { from: textAt(entry.texts, path), to: texts[path] ?? '' };
      count += 1;
    }
    row.cells = changes;
    row.kind = count === 0 ? 'same' : 'changed';
    const revision = this.#at.revision === -1 ? '' : (cells[this.#at.revision] ?? '').trim();
    row.changedSinceExport = revision !== '' && revision !== entry.revision;
  }

  /** A row that begins a project, unless there is one like it. */
  #begin(row: PlannedRow, texts: Draft, cells: readonly string[]): void {
    const noProject = noProjectOf(cells, row.position);
    if (noProject !== null) row.issues = [{ field: '', code: noProject, context: { line: row.line } }];
    const programme = textAt(texts, 'programme') || (this.#mapping.programme ?? '');
    const all: Draft = programme === '' ? texts : { ...texts, programme };
    const [en, bg] = [textAt(all, 'title.en'), textAt(all, 'title.bg')];
    row.title = en === '' ? bg : en;
    const changes: Record<string, BatchCell> = {};
    for (const path in all) if (all[path] !== '') changes[path] = { from: '', to: all[path] ?? '' };
    row.cells = changes;
    row.kind = 'new';
    if (row.issues.length > 0) return;
    if (row.title === '') {
      row.issues.push({ field: 'title', code: 'title-needed', context: { line: row.line, column: 'title' } });
      return;
    }
    const { index } = this.#portfolio;
    const family = familyOf(textAt(all, 'number'));
    const own: Traits = {
      family,
      titles: family !== '' && index.areAllNumbered ? [] : titleKeys(en, bg),
      promoter: textAt(all, 'promoter.organisation'),
      startsOn: textAt(all, 'startsOn'),
      endsOn: textAt(all, 'endsOn'),
    };
    // A row that names its project by its number was looked for by it already.
    const numbered = family === '' || this.#mapping.key === 'number' ? [] : this.#bearers(family);
    for (const entry of [...numbered, ...index.byTitle(own.titles, family !== '')]) {
      const duplicate = likeness(own, traitsOf(entry));
      if (duplicate !== null) row.duplicates.push({ ...duplicate, slug: entry.slug });
    }
    if (row.duplicates.length > 0) row.kind = 'duplicate';
    if (family !== '') this.#repeats(row, index.claimFamily(family, row.line));
    else for (const title of own.titles) this.#repeats(row, this.#claimTitle(title, row.line));
  }

  #bearers(family: string): IndexedEntry[] {
    const { index } = this.#portfolio;
    const found = index.byFamily(family);
    if (typeof found !== 'number') return found.map((place) => index.at(place));
    return found === -1 ? [] : [index.at(found)];
  }

  #claimTitle(title: string, line: number): number {
    const before = this.#titles.get(title) ?? 0;
    if (before === 0) this.#titles.set(title, line);
    return before;
  }

  /** A second row that says the same of the same is left to a person; `line` is that of the first, 0 for none. */
  #repeats(row: PlannedRow, line: number): void {
    if (line === 0 || row.duplicates.some((each) => each.line === line)) return;
    row.kind = 'duplicate';
    row.duplicates.push({ slug: null, line, score: 1, reasons: [{ code: 'same-row' }] });
  }
}

/** How much each reason weighs, as for pages. */
const weights = {
  'same-number': 0.95,
  'same-title': 0.7,
  'same-organisations': 0.3,
  'same-period': 0.45,
} as const;
const wantedScore = 0.5;

/** The reasons to hold a row and a project for one; null when they are too few. */
export function likeness(a: Traits, b: Traits): Omit<RowDuplicate, 'slug'> | null {
  const reasons: (keyof typeof weights)[] = [];
  if (a.family !== '' && a.family === b.family) reasons.push('same-number');
  if (a.titles.some((title) => b.titles.includes(title))) reasons.push('same-title');
  if (reasons.length === 0) return null;
  if (a.promoter !== '' && a.promoter === b.promoter) reasons.push('same-organisations');
  if (isSamePeriod(a, b)) reasons.push('same-period');
  let score = 1 - reasons.reduce((rest, reason) => rest * (1 - weights[reason]), 1);
  // Two numbers are two projects, whatever else they share: promoters apply again with the same words.
  if (a.family !== '' && b.family !== '' && a.family !== b.family) score *= 0.4;
  if (score < wantedScore) return null;
  return { score: Math.round(score * 100) / 100, reasons: reasons.map((code) => ({ code })) };
}
