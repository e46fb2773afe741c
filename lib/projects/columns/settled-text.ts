/**
 * Sums and days with what is known of a whole table put in, so that the form cannot read them in two ways. What it cannot
 * settle stays as it was typed.
 */
import { readDate } from '#lib/projects/form/dates.ts';
import { readMoney, writeMoney } from '#lib/projects/form/numerals.ts';
import type { Shape } from '#lib/projects/form/shape.ts';
import type { Money } from '#lib/projects/schema.ts';

/** How somebody writes sums and days throughout a table. */
export interface TableHabits {
  /** The sign before the cents; null when the table does not tell: what can mean two sums is asked about. */
  decimals: ',' | '.' | null;
  dates: 'day-first' | 'month-first';
  /** Of sums that name none; null leaves them as they are, which the form reads as euro. */
  currency: Money['currency'] | null;
}

/** A number that no grouping explains: what a formula gave and nobody rounded. */
const unrounded = /^(?:\d+[.,]\d{4,}|\d{4,}[.,]\d{3})$/;

/** The number of a day as spreadsheet programs count them: 1954 to 2119; a year has four figures. */
const dayNumber = /^[2-7]\d{4}$/;

/** What was put into a text that a person should look at: a sum was rounded, a day reckoned. */
export function settledSilently(shape: Shape, typed: string): 'rounded' | 'day-number' | null {
  if (shape.kind === 'money' && unrounded.test(typed)) return 'rounded';
  return shape.kind === 'date' && dayNumber.test(typed) ? 'day-number' : null;
}

/** One sign before three figures can part thousands or cents. */
const twofold = /^[^\d]*\d{1,3}([.,])\d{3}[^\d]*$/;

/** A sum; `ofRow` is the currency that the row or the header names for it. */
export function settledMoney(
  typed: string,
  { decimals, currency: ofTable }: TableHabits,
  ofRow: string,
): string {
  const currency = ofRow === '' ? (ofTable ?? '') : ofRow.trim();
  const exact = unrounded.test(typed) ? Number(typed.replace(',', '.')).toFixed(2) : typed;
  const isBare = currency !== '' && /^[\d\s.,'’]+$/.test(exact);
  const text = isBare ? `${exact} ${currency}` : exact;
  const mark = decimals === null ? undefined : twofold.exec(text)?.[1];
  if (mark === undefined) return text;
  const read = readMoney(text);
  if (!read.ok || read.otherCents === undefined) return text;
  return writeMoney({
    ...read.value,
    amountCents: mark === decimals ? read.otherCents : read.value.amountCents,
  });
}

/** Three figures with signs between: day, month and year in an order that the table tells. */
const figures = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/;

/** A day, month or year. */
export function settledDate(typed: string, { dates }: TableHabits): string {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:$|[T ]|Z$)/.exec(typed)?.[1];
  if (iso !== undefined) return iso;
  if (dayNumber.test(typed))
    return new Date(Date.UTC(1899, 11, 30) + Number(typed) * 86_400_000).toISOString().slice(0, 10);
  const [, first, , second, year] = figures.exec(typed) ?? [];
  if (year === undefined)
    return typed
      .replace(/^((?:19|20)\d\d)(\d\d)(\d\d)$/, '$1-$2-$3')
      .replace(/^(\d{4})[./](\d{1,2})[./](\d{1,2})$/, '$1-$2-$3');
  const swapped = dates === 'month-first' ? readDate(`${year}-${first}-${second}`) : null;
  if (swapped?.ok === true) return swapped.value;
  const read = readDate(typed);
  return read.ok && read.other !== undefined ? read.value : typed;
}
