/**
 * Rows on their way between two processes: one text with the lengths of its cells, because a message of half a million
 * small texts takes longer than reading them. Unpacking what was packed gives the same rows.
 */
import type { TableRow } from '#lib/codecs/table.ts';

export interface PackedRows {
  lines: Uint32Array;
  /** How many cells each row has. */
  widths: Uint32Array;
  lengths: Uint32Array;
  text: string;
}

/** The rows as one text. */
export function packRows(rows: readonly TableRow[]): PackedRows {
  const lines = new Uint32Array(rows.length);
  const widths = new Uint32Array(rows.length);
  let count = 0;
  for (const { cells } of rows) count += cells.length;
  const lengths = new Uint32Array(count);
  const texts: string[] = [];
  let at = 0;
  for (const [index, { line, cells }] of rows.entries()) {
    lines[index] = line;
    widths[index] = cells.length;
    for (const cell of cells) {
      lengths[at] = cell.length;
      at += 1;
    }
    texts.push(cells.join(''));
  }
  return { lines, widths, lengths, text: texts.join('') };
}

/** The rows of the text. */
export function unpackRows({ lines, widths, lengths, text }: PackedRows): TableRow[] {
  const rows: TableRow[] = [];
  let [at, from] = [0, 0];
  for (let index = 0; index < lines.length; index += 1) {
    const cells: string[] = [];
    for (const end = at + (widths[index] ?? 0); at < end; at += 1) {
      const to = from + (lengths[at] ?? 0);
      cells.push(text.slice(from, to));
      from = to;
    }
    rows.push({ line: lines[index] ?? 0, cells });
  }
  return rows;
}
