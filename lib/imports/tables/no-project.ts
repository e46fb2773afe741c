/** Rows of a table that are no project: the sums at its end, and the numbers of its columns below the header. */
import { headerKey } from '#lib/imports/tables/header-words.ts';

const totals: ReadonlySet<string> = new Set([
  'total',
  'totals',
  'grand total',
  'in total',
  'sum',
  'subtotal',
  'общо',
  'всичко',
  'всичко общо',
  'общо всичко',
  'общо сума',
  'обща сума',
  'сума',
  'междинна сума',
]);

/** The longest of them has some twenty characters. */
const longestWord = 40;

/** Why the row is no project; null for one that may be. `position` is counted from the header. */
export function noProjectOf(
  cells: readonly string[],
  position: number,
): 'total-row' | 'numbering-row' | null {
  const first = cells.find((cell) => cell.trim() !== '') ?? '';
  if (first.length <= longestWord && totals.has(headerKey(first))) return 'total-row';
  const isNumbering =
    position === 0 && cells.length > 2 && cells.every((cell, at) => cell === String(at + 1));
  return isNumbering ? 'numbering-row' : null;
}
