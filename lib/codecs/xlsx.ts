/**
 * XLSX: a workbook ⇄ rows of text. What a file unpacks to is counted before anything reads it, formulas give the values
 * that were saved with them, and links to other files are never followed.
 */
import { readSheet, type SheetData } from 'read-excel-file/universal';
import writeXlsxFile from 'write-excel-file/node';
import { fromBufferPromise } from 'yauzl';
import { guardCell, unguardCell } from '#lib/codecs/formula-guard.ts';
import { type TableRow, TableTrouble, tableLimits } from '#lib/codecs/table.ts';

/** A workbook has some twenty parts; a hundred sheets and pictures more are plausible. */
const mostParts = 2_000;

/** The names of the sheets of a workbook, in their order. */
export async function sheetsOf(bytes: Buffer): Promise<string[]> {
  const sheets = await inspect(bytes);
  if (sheets.length === 0) throw new TableTrouble('unknown-table');
  return sheets;
}

/** The rows of a sheet; those without any text are left out, and every row keeps the number it has in the program. */
export async function readXlsx(bytes: Buffer, sheet: string): Promise<TableRow[]> {
  const plain = new Uint8Array(bytes).buffer;
  let data: SheetData;
  try {
    data = await readSheet(plain, sheet, { trim: false });
  } catch {
    throw new TableTrouble('broken-table');
  }
  const rows: TableRow[] = [];
  for (const [index, values] of data.entries()) {
    const cells = values.map((value) => textOf(value));
    if (cells.every((cell) => cell === '')) continue;
    rows.push({ line: index + 1, cells });
  }
  return rows;
}

/** The text of a value, as somebody would type it so that it means this value alone. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return textOfDate(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return unguardCell(value);
  if (typeof value !== 'number') return '';
  // What a sum of binary fractions adds beyond fifteen digits is noise.
  const text = String(Number(value.toPrecision(15)));
  // With three decimals the point could part thousands.
  return /^\d{1,3}\.\d{3}$/.test(text) ? `${text}0` : text;
}

function textOfDate(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const text = date.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}

/** Reads every part to its end without keeping it, counting; gives the names of the sheets. */
async function inspect(bytes: Buffer): Promise<string[]> {
  let workbook = '';
  let total = 0;
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
    if (zip.entryCount > mostParts) throw new TableTrouble('unpacked-too-large');
    for await (const entry of zip.eachEntry()) {
      const { fileName } = entry;
      if (/vbaproject/i.test(fileName)) throw new TableTrouble('macros');
      if ((entry.generalPurposeBitFlag & 1) !== 0) throw new TableTrouble('encrypted-table');
      if (fileName.endsWith('/')) continue;
      const scan = /\.(?:xml|rels)$/i.test(fileName) ? new PartScan(/worksheets\//.test(fileName)) : null;
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        const part = chunk as Buffer;
        total += part.length;
        if (total > tableLimits.unpackedBytes)
          throw new TableTrouble('unpacked-too-large', { most: tableLimits.unpackedBytes });
        scan?.look(part);
        if (fileName === 'xl/workbook.xml' && workbook.length < 1_000_000) workbook += part.toString('utf8');
      }
    }
  } catch (error) {
    throw error instanceof TableTrouble ? error : new TableTrouble('broken-table');
  }
  const names = [...workbook.matchAll(/<(?:\w{1,10}:)?sheet\s[^>]{0,2000}?\bname="([^"]{0,500})"/g)];
  return names.map((match) => unescaped(match[1] ?? ''));
}

/** Looks at a part as it streams by: for a document type, and in a sheet for cells far out, which readers fill up to. */
class PartScan {
  readonly #isSheet: boolean;
  #tail = '';
  #isFirst = true;
  /** How long the text is that no sign of an element has interrupted. */
  #text = 0;

  constructor(isSheet: boolean) {
    this.#isSheet = isSheet;
  }

  look(part: Buffer): void {
    if (this.#isFirst && /<!DOCTYPE|<!ENTITY/i.test(part.toString('latin1', 0, 4096)))
      throw new TableTrouble('doctype');
    this.#isFirst = false;
    const last = part.lastIndexOf(60);
    this.#text = last === -1 ? this.#text + part.length : part.length - last;
    if (this.#text > tableLimits.rowCharacters)
      throw new TableTrouble('row-too-long', { most: tableLimits.rowCharacters });
    if (!this.#isSheet) return;
    const text = this.#tail + part.toString('latin1');
    this.#tail = text.slice(-400);
    for (const [, row] of text.matchAll(/<row\s[^>]{0,200}?\br="(\d{6,12})"/g))
      if (Number(row) > tableLimits.rows * 2)
        throw new TableTrouble('too-many-rows', { most: tableLimits.rows });
    for (const [, column = ''] of text.matchAll(/\br="([A-Z]{3})\d{1,7}"[^<>]{0,100}[^/<>]>/g))
      if (column >= 'ALM') throw new TableTrouble('too-many-columns', { most: tableLimits.columns });
  }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});/gi, (all, name: string) => {
    const named = entities[name.toLowerCase()];
    if (named !== undefined) return named;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

/** Spreadsheet programs hold no longer text in a cell. */
export const longestXlsxCell = 32_767;

/** The table as a workbook of one sheet; its first row stays in sight. A text that no cell can hold is left out whole. */
export async function writeXlsx(sheet: string, rows: readonly (readonly string[])[]): Promise<Buffer> {
  const data = rows.map((row, index) =>
    row.map((text) => {
      const value = guardCell(text);
      if (value === '' || value.length > longestXlsxCell) return null;
      return { value, type: String, ...(index === 0 && { fontWeight: 'bold' as const }) };
    }),
  );
  return await writeXlsxFile(data, { sheet, stickyRowsCount: 1 }).toBuffer();
}
