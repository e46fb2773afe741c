/**
 * CSV: text ⇄ rows. Reads what programs write (any of four separators, quoted line breaks, ragged rows) a piece at a
 * time and never holds the whole table; writes what spreadsheet programs open without being asked.
 */
import { type CsvError, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import type { Options } from 'csv-stringify';
import { guardCell, unguardCell } from '#lib/codecs/formula-guard.ts';
import { type TableRow, TableTrouble, tableLimits } from '#lib/codecs/table.ts';

export const separators = [',', ';', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

/** A table is told by its first lines. */
const sniffedBytes = 64_000;
const sniffedRows = 40;

/** As much is parsed before its rows are handed on. */
const pieceBytes = 65_536;

const reading = { relax_column_count: true, relax_quotes: true } as const;

/** How lines end: as in most files, or as old programs on a Mac wrote them. Both kinds of the first may stand in one file. */
const endsOf = (utf8: Buffer): string[] => (utf8.includes(10) ? ['\r\n', '\n'] : ['\r']);

/** The separator under which the first lines are most regular, and how many lines announce it (`sep=;`). */
export function separatorOf(utf8: Buffer): { separator: Separator; skip: number } {
  const head = utf8.subarray(0, sniffedBytes);
  const announced = /^("?)sep=([,;\t|])\1\r?\n/i.exec(head.toString('latin1', 0, 12));
  if (announced !== null) return { separator: announced[2] as Separator, skip: announced[0].length };
  const scored = separators.map((separator) => ({ separator, score: regularity(head, separator) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return { separator: best.separator, skip: 0 };
}

/** How regular the rows are, and with how many columns; 0 when the separator parts nothing. */
function regularity(head: Buffer, separator: Separator): number {
  let rows: string[][];
  try {
    rows = parseAtOnce(head, {
      ...reading,
      delimiter: separator,
      record_delimiter: endsOf(head),
      to: sniffedRows,
      skip_empty_lines: true,
    });
  } catch {
    // A quote that is not closed within the first lines: count them line by line.
    const lines = head.toString('utf8').split(/\r?\n/, sniffedRows);
    rows = lines.map((line) => line.split(separator));
  }
  const widths = Map.groupBy(rows, (row) => row.length);
  const [width = 1, same = []] =
    [...widths].toSorted((a, b) => b[1].length - a[1].length || b[0] - a[0])[0] ?? [];
  if (width < 2) return 0;
  return (same.length / rows.length) * (1 + Math.log2(width));
}

/**
 * The rows of a table, some hundred at a time; rows without any text are left out. Throws a {@link TableTrouble} where
 * the table cannot be read.
 */
export async function* readCsv(utf8: Buffer, separator: Separator): AsyncGenerator<TableRow[]> {
  checkLines(utf8);
  let line = 1;
  let count = 0;
  let rows: TableRow[] = [];
  let failure: unknown = null;
  const parser = parse({
    ...reading,
    delimiter: separator,
    record_delimiter: endsOf(utf8),
    quote: separator === '\t' && hasLiteralQuotes(utf8) ? false : '"',
    max_record_size: tableLimits.rowCharacters,
    on_record: (cells: string[]) => {
      const begins = line;
      line += 1;
      let blank = true;
      for (let at = 0; at < cells.length; at += 1) {
        const cell = cells[at] ?? '';
        if (cell === '') continue;
        blank = false;
        if (cell.includes('\n')) line += cell.split('\n').length - 1;
        if (cell.charCodeAt(0) === 39) cells[at] = unguardCell(cell);
      }
      if (cells.length > tableLimits.columns)
        failure ??= new TableTrouble('too-many-columns', { line: begins, most: tableLimits.columns });
      if (blank) return null;
      count += 1;
      if (count > tableLimits.rows + 1)
        failure ??= new TableTrouble('too-many-rows', { most: tableLimits.rows });
      rows.push({ line: begins, cells });
      return null;
    },
  });
  parser.on('error', (error) => {
    failure ??= troubleOf(error as CsvError, line);
  });
  parser.resume();
  for (let at = 0; at < utf8.length; at += pieceBytes) {
    await new Promise<void>((resolve) => {
      parser.write(utf8.subarray(at, at + pieceBytes), () => resolve());
    });
    if (failure !== null) break;
    if (rows.length > 0) {
      yield rows;
      rows = [];
    }
  }
  if (failure === null)
    await new Promise<void>((resolve) => {
      parser.once('error', () => resolve());
      parser.end(() => resolve());
    });
  parser.destroy();
  if (failure !== null) throw failure;
  if (rows.length > 0) yield rows;
}

/** Ten empty lines for every row are more than any table has. */
const mostEmptyLines = tableLimits.rows * 10;

/** No row can hold a line that is longer in bytes than any row in characters: it is refused before it is parsed, and so are endless empty lines. */
function checkLines(utf8: Buffer): void {
  const most = tableLimits.rowCharacters * 4;
  const end = utf8.includes(10) ? 10 : 13;
  let empty = 0;
  let before = -1;
  for (let at = utf8.indexOf(end); at !== -1; at = utf8.indexOf(end, at + 1)) {
    if (at - before <= 2 && (at - before === 1 || utf8[at - 1] === 13)) empty += 1;
    if (empty > mostEmptyLines) throw new TableTrouble('too-many-rows', { most: tableLimits.rows });
    before = at;
  }
  for (let from = 0, line = 1; from + most < utf8.length; line += 1) {
    const to = utf8.indexOf(10, from);
    if (to === -1 || to - from > most)
      throw new TableTrouble('row-too-long', { line, most: tableLimits.rowCharacters });
    from = to + 1;
  }
}

/**
 * Some programs part cells by tabs and quote nothing: then a quotation mark is a letter, as in `"Zora" EOOD`. True when
 * a cell goes on after its mark was closed.
 */
function hasLiteralQuotes(utf8: Buffer): boolean {
  return /(?:^|\t)"[^"\t\r\n]{0,300}"[^"\t\r\n]/m.test(utf8.toString('latin1'));
}

function troubleOf(error: CsvError, line: number): unknown {
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return new TableTrouble('quote-not-closed', { line });
    case 'CSV_MAX_RECORD_SIZE':
      return new TableTrouble('row-too-long', { line, most: tableLimits.rowCharacters });
    default:
      return error.code?.startsWith('CSV_') ? new TableTrouble('broken-table', { line }) : error;
  }
}

const writing: Options = { bom: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ };

/** The table as a file: UTF-8 with a mark, commas, lines as Windows ends them, guarded against formulas. */
export async function* writeCsv(
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
): AsyncGenerator<Buffer> {
  // Whoever only reads does not wait for what writes.
  const { stringify } = await import('csv-stringify');
  const writer = stringify(writing);
  const fed = (async () => {
    for await (const row of rows) {
      if (!writer.write(row.map(guardCell))) await new Promise((resolve) => writer.once('drain', resolve));
    }
    writer.end();
  })();
  fed.catch((error: unknown) => writer.destroy(error instanceof Error ? error : new Error(String(error))));
  for await (const piece of writer) yield Buffer.isBuffer(piece) ? piece : Buffer.from(piece as string);
  await fed;
}
