/**
 * XLSX: a sheet of a workbook ⇄ rows of text. A sheet is read as it is asked for and never stands in memory whole; of
 * formulas the values count that were saved with them.
 */
import writeXlsxFile from 'write-excel-file/node';
import { guardCell } from '#lib/codecs/formula-guard.ts';
import { type TableRow, TableTrouble, tableLimits } from '#lib/codecs/table.ts';
import type { Sheet, Workbook } from '#lib/codecs/workbook.ts';
import { type RawCell, textOfCell, withoutSigns } from '#lib/codecs/xlsx-cells.ts';
import { type PartEvents, tooLong } from '#lib/codecs/xlsx-parts.ts';

/** Programs number no row higher. */
const lastLine = 1_048_576;

/** The rows of a sheet, some hundred at a time; those without any text are left out, and every row keeps its number. */
export async function* readXlsx(book: Workbook, { part }: Sheet): AsyncGenerator<TableRow[]> {
  const reader = new SheetReader(book);
  for await (const _ of book.parts.pieces(part, reader.events)) {
    const rows = reader.taken();
    if (rows.length > 0) yield rows;
  }
}

/** Puts rows together from the elements of a sheet. */
class SheetReader {
  readonly #book: Workbook;
  #rows: TableRow[] = [];
  #count = 0;
  #row: TableRow = { line: 0, cells: [] };
  #characters = 0;
  #column = -1;
  #cell: RawCell | null = null;
  /** True where the text belongs to the value of the cell. */
  #isValue = false;
  #isReading = false;

  constructor(book: Workbook) {
    this.#book = book;
  }

  readonly events: PartEvents = {
    open: (name, attributes) => {
      this.#isValue = false;
      if (name === 'row') this.#beginRow(attributes);
      else if (name === 'c') this.#beginCell(attributes);
      else if (this.#cell === null) return;
      else if (name === 'v' || name === 't') {
        this.#isValue = !this.#isReading;
        this.#cell.hasValue = true;
      } else if (name === 'f') this.#cell.isFormula = true;
      else if (name === 'rPh') this.#isReading = true;
    },
    text: (text) => {
      if (!this.#isValue || this.#cell === null) return;
      this.#cell.value += text;
      if (this.#cell.value.length > tableLimits.rowCharacters) throw tooLong();
    },
    close: (name) => {
      this.#isValue = false;
      if (name === 'rPh') this.#isReading = false;
      else if (name === 'c') this.#endCell();
      else if (name === 'row') this.#endRow();
    },
  };

  /** The rows that came to their end since it was asked last. */
  taken(): TableRow[] {
    const rows = this.#rows;
    if (rows.length > 0) this.#rows = [];
    return rows;
  }

  #beginRow({ r }: Readonly<Record<string, string>>): void {
    const line = r === undefined ? this.#row.line + 1 : Number(r);
    if (!(line <= lastLine)) throw new TableTrouble('too-many-rows', { most: tableLimits.rows });
    this.#row = { line, cells: [] };
    this.#column = -1;
    this.#characters = 0;
  }

  #beginCell({ r, t, s }: Readonly<Record<string, string>>): void {
    this.#column = r === undefined ? this.#column + 1 : columnOf(r);
    this.#cell = { type: t ?? 'n', style: Number(s ?? 0), value: '', isFormula: false, hasValue: false };
  }

  #endCell(): void {
    const text = this.#cell === null ? '' : textOfCell(this.#cell, this.#book);
    this.#cell = null;
    if (text === '') return;
    if (this.#column >= tableLimits.columns)
      throw new TableTrouble('too-many-columns', { most: tableLimits.columns });
    this.#characters += text.length;
    if (this.#characters > tableLimits.rowCharacters)
      throw new TableTrouble('row-too-long', { line: this.#row.line, most: tableLimits.rowCharacters });
    const { cells } = this.#row;
    while (cells.length < this.#column) cells.push('');
    cells[this.#column] = text;
  }

  #endRow(): void {
    if (this.#row.cells.length === 0) return;
    this.#count += 1;
    if (this.#count > tableLimits.rows + 1)
      throw new TableTrouble('too-many-rows', { most: tableLimits.rows });
    this.#rows.push(this.#row);
  }
}

/** The column of `AB12`, counted from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length && at < 4; at += 1) {
    const letter = reference.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return Math.max(0, column - 1);
}

/** Spreadsheet programs hold no longer text in a cell. */
export const longestXlsxCell = 32_767;

/** The table as a workbook of one sheet; its first row stays in sight. A text that no cell can hold is left out whole. */
export async function writeXlsx(sheet: string, rows: readonly (readonly string[])[]): Promise<Buffer> {
  const data = rows.map((row, index) =>
    row.map((text) => {
      const value = guardCell(text);
      if (value === '' || value.length > longestXlsxCell) return null;
      return {
        value: withoutSigns(value),
        type: String,
        ...(index === 0 && { fontWeight: 'bold' as const }),
      };
    }),
  );
  return await writeXlsxFile(data, { sheet, stickyRowsCount: 1 }).toBuffer();
}
