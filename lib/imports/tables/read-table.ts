/**
 * Tells by its bytes what kind of table a file holds and reads its rows. Runs in a process of its own (see
 * table-process.ts); throws a {@link TableTrouble} for what it cannot read.
 */
import { readCsv, type Separator, separatorOf, separators } from '#lib/codecs/csv.ts';
import { type TableRow, TableTrouble, tableLimits } from '#lib/codecs/table.ts';
import { encodingOf, type TextEncoding, textEncodings, toUtf8 } from '#lib/codecs/text-encoding.ts';
import type { Sheet, Workbook } from '#lib/codecs/workbook.ts';

const lockedPart = Buffer.from('EncryptedPackage', 'utf16le');

/** Covers and notes that may stand before the table. */
const mostSheetsTried = 10;

/** What a person said of the file because it was told wrongly. */
export interface ReadingChoices {
  encoding?: string | undefined;
  separator?: string | undefined;
  sheet?: string | undefined;
  /** The line in which the columns have their names; empty: it is looked for. */
  headerLine?: string | undefined;
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
  const start = bytes.subarray(0, 8).toString('latin1');
  if (start.startsWith('PK\x03\x04')) return await readAsXlsx(bytes, choices);
  // Old workbooks, and new ones with a password: those name the part that is locked.
  if (start.startsWith('\xd0\xcf\x11\xe0'))
    throw new TableTrouble(bytes.includes(lockedPart) ? 'encrypted-table' : 'old-excel');
  const encoding = textEncodings.find((each) => each === choices.encoding) ?? (await encodingOf(bytes));
  if (encoding === null) throw new TableTrouble('binary');
  const utf8 = await toUtf8(bytes, encoding);
  const head = utf8.toString('utf8', 0, 2_000).trimStart();
  if (/^(?:\{|\[\s*\{|\[\s*\[)/.test(head)) {
    const { readGrants } = await import('#lib/imports/tables/grants-json.ts');
    return { format: '360giving', encoding, rows: () => inPortions(async () => readGrants(utf8.toString())) };
  }
  if (/^<(?:\?xml|!--|!DOCTYPE|!ENTITY|iati-activit|\w+[\s>])/i.test(head)) {
    const { readActivities } = await import('#lib/imports/tables/activities-xml.ts');
    return { format: 'iati', encoding, rows: () => inPortions(async () => readActivities(utf8.toString())) };
  }
  return readAsCsv(utf8, encoding, choices);
}

async function readAsXlsx(bytes: Buffer, choices: ReadingChoices): Promise<RawTable> {
  const { openWorkbook } = await import('#lib/codecs/workbook.ts');
  const { readXlsx } = await import('#lib/codecs/xlsx.ts');
  const book = await openWorkbook(bytes);
  const chosen = choices.sheet ?? '';
  const wanted = chosen === '' ? undefined : book.sheets.find(({ name }) => name === chosen);
  if (chosen !== '' && wanted === undefined) throw new TableTrouble('unknown-sheet');
  const sheet = wanted ?? (await likeliestSheet(book));
  const sheets = book.sheets.map(({ name }) => name);
  return { format: 'xlsx', sheet: sheet.name, sheets, rows: () => readXlsx(book, sheet) };
}

/** The first sheet in sight that holds a table of at least two columns, since many begin with a cover; else the first. */
async function likeliestSheet(book: Workbook): Promise<Sheet> {
  const { readXlsx } = await import('#lib/codecs/xlsx.ts');
  const [visible, hidden] = [
    book.sheets.filter((each) => !each.isHidden),
    book.sheets.filter((each) => each.isHidden),
  ];
  for (const sheet of [...visible, ...hidden].slice(0, mostSheetsTried))
    for await (const rows of readXlsx(book, sheet)) {
      if (rows.some(({ cells }) => cells.filter((cell) => cell.trim() !== '').length > 1)) return sheet;
      break;
    }
  return visible[0] ?? book.sheets[0] ?? { name: '', isHidden: false, part: '' };
}

const lengthOf = (cells: readonly string[]): number => cells.reduce((sum, { length }) => sum + length, 0);

/** Rows that are there at once, some hundred at a time. */
async function* inPortions(read: () => Promise<TableRow[]>): AsyncGenerator<TableRow[]> {
  const all = await read();
  const most = Math.max(0, ...all.slice(0, 1).map(({ cells }) => cells.length));
  if (most > tableLimits.columns) throw new TableTrouble('too-many-columns', { most: tableLimits.columns });
  if (all.length > tableLimits.rows + 1) throw new TableTrouble('too-many-rows', { most: tableLimits.rows });
  for (let at = 0; at < all.length; at += 500) {
    const some = all.slice(at, at + 500);
    const long = some.find(({ cells }) => lengthOf(cells) > tableLimits.rowCharacters);
    if (long !== undefined)
      throw new TableTrouble('row-too-long', { line: long.line, most: tableLimits.rowCharacters });
    yield some;
  }
}

function readAsCsv(utf8: Buffer, encoding: TextEncoding, choices: ReadingChoices): RawTable {
  const told = separatorOf(utf8);
  const separator: Separator = separators.find((each) => each === choices.separator) ?? told.separator;
  const table = utf8.subarray(told.skip);
  return { format: 'csv', encoding, separator, rows: () => readCsv(table, separator) };
}
