/**
 * In which row of a table the columns have their names: often below the title of a report, the day it was drawn and who
 * drew it. A person who says the line is always right.
 */
import type { TableRow } from '#lib/codecs/table.ts';

/** Titles and notes stand within so many rows. */
const mostRowsAbove = 15;
const rowsLookedAt = 40;

const filled = ({ cells }: TableRow): number => cells.filter((cell) => cell.trim() !== '').length;

/** The place of the header among the first rows: of the line that was said, else of the first row that is as full as rows below. */
export function headerPlace(rows: readonly TableRow[], format: string, said = ''): number {
  if (format !== 'csv' && format !== 'xlsx') return 0;
  if (/^\d{1,7}$/.test(said))
    return Math.max(
      0,
      rows.findIndex(({ line }) => line >= Number(said)),
    );
  const counts = rows.slice(0, rowsLookedAt).map(filled);
  const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
  const [first = 0] = counts;
  // A table of two columns cannot be told from a title with a note, and one title is a single cell or two.
  if (usual < 3 || first > 2 || first * 2 > usual) return 0;
  const found = counts.findIndex((count) => count >= 3 && count * 2 > usual);
  return found > 0 && found <= mostRowsAbove ? found : 0;
}
