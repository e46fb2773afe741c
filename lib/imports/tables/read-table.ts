/**
 * Tells by its bytes what kind of table a file holds and reads its rows. Runs in a process of its own (see
 * table-process.ts); throws a {@link TableTrouble} for what it cannot read.
 */
import { readCsv, type Separator, separatorOf, separators } from '#lib/codecs/csv.ts';
import { type TableRow, TableTrouble, tableLimits } from '#lib/codecs/table.ts';
import { encodingOf, type TextEncoding, textEncodings, toUtf8 } from '#lib/codecs/text-encoding.ts';

/** What a person said of the file because it was told wrongly. */
export interface ReadingChoices {
  encoding?: string | undefined;
  separator?: string | undefined;
  sheet?: string | undefined;
}

/** A file that can be read, before its header is known. */
export interface RawTable {
  format: 'csv' | 'xlsx' | '360giving' | 'iati';
  encoding?: string;
  separator?: string;
  sheet?: string;
  sheets?: string[];
  rows: () => AsyncIterable<TableRow[]>;
}

/** The table that a file holds. */
export async function readTable(bytes: Buffer, choices: ReadingChoices = {}): Promise<RawTable> {
  if (bytes.length === 0) throw new TableTrouble('empty');
  if (bytes.length > tableLimits.bytes) throw new TableTrouble('too-large', { most: tableLimits.bytes });
  return readAsCsv(bytes, choices);
}

function readAsCsv(bytes: Buffer, choices: ReadingChoices): RawTable {
  const said = textEncodings.find((each) => each === choices.encoding);
  const encoding: TextEncoding | null = said ?? encodingOf(bytes);
  if (encoding === null) throw new TableTrouble('binary');
  const utf8 = toUtf8(bytes, encoding);
  const told = separatorOf(utf8);
  const separator: Separator = separators.find((each) => each === choices.separator) ?? told.separator;
  const table = utf8.subarray(told.skip);
  return { format: 'csv', encoding, separator, rows: () => readCsv(table, separator) };
}
