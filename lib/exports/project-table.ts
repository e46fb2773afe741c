/**
 * Projects as a table that comes back: a row each, with its id and the text it was made from, so that bringing the table
 * in again finds exactly the cells that somebody changed. Never holds a person's contact.
 */
import { writeCsv } from '#lib/codecs/csv.ts';
import { writeXlsx } from '#lib/codecs/xlsx.ts';
import type { Locale } from '#lib/format/localized.ts';
import { keyColumns } from '#lib/projects/columns/columns.ts';
import { exportedColumns, printCell } from '#lib/projects/columns/print-row.ts';
import type { RegisterLookup } from '#lib/projects/columns/register-lookup.ts';
import { columnTitle } from '#lib/projects/columns/titles.ts';
import type { IndexedEntry } from '#lib/projects/schema/batch.ts';

export const tableFormats = ['csv', 'xlsx'] as const;
export type TableFormat = (typeof tableFormats)[number];

export const tableMediaTypes: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The paths of drafts that a row needs, as `listIndexedEntries` takes them. */
export const exportedPaths: readonly string[] = exportedColumns.map(({ name }) => name);

/** The header in the language of whoever reads it; each of them is known when the table comes back. */
function tableHeader(locale: Locale): string[] {
  return [...keyColumns, ...exportedColumns.map(({ name }) => columnTitle(locale, name))];
}

/** The row of a project. */
function tableRow(entry: IndexedEntry, lookup: RegisterLookup): string[] {
  const key = { id: entry.projectId, slug: entry.slug, revision: entry.revision };
  return [
    ...keyColumns.map((name) => key[name]),
    ...exportedColumns.map((column) => printCell(column, entry.texts, lookup)),
  ];
}

/** The file, a piece at a time; a workbook is made whole, because its parts point at one another. */
export async function* writeProjectTable(
  format: TableFormat,
  entries: AsyncIterable<IndexedEntry>,
  of: { locale: Locale; lookup: RegisterLookup; sheet: string },
): AsyncGenerator<Buffer> {
  async function* rows(): AsyncGenerator<string[]> {
    yield tableHeader(of.locale);
    for await (const entry of entries) yield tableRow(entry, of.lookup);
  }
  if (format === 'csv') {
    yield* writeCsv(rows());
    return;
  }
  const all: string[][] = [];
  for await (const row of rows()) all.push(row);
  yield await writeXlsx(of.sheet, all);
}
