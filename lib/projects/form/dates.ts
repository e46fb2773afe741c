/**
 * Reads calendar dates as people write them, as exactly as they are known: `2023`, `04.2024`, `30/04/2024`,
 * `30 April 2024`, `30 април 2024 г.`. Day stands before month; a text that could mean both says so.
 */
import type { PartialDate } from '#lib/format/partial-date.ts';
import { partialDate } from '#lib/format/partial-date.ts';

export type ReadDate =
  | { ok: true; value: PartialDate; other?: PartialDate }
  | { ok: false; code: 'bad-date' | 'no-such-day' | 'date-out-of-range' | 'two-digit-year' };

const months: readonly (readonly string[])[] = [
  ['january', 'jan', 'януари', 'яну', 'ян'],
  ['february', 'feb', 'февруари', 'фев', 'февр'],
  ['march', 'mar', 'март', 'мар'],
  ['april', 'apr', 'април', 'апр'],
  ['may', 'май'],
  ['june', 'jun', 'юни'],
  ['july', 'jul', 'юли'],
  ['august', 'aug', 'август', 'авг'],
  ['september', 'sep', 'sept', 'септември', 'септ', 'сеп'],
  ['october', 'oct', 'октомври', 'окт'],
  ['november', 'nov', 'ноември', 'ноем', 'ное'],
  ['december', 'dec', 'декември', 'дек'],
];

/** 40 characters hold the longest date with its month in words. */
const longestDate = 40;

/** The date that a text means; `other` is its second meaning where day and month could change places. */
export function readDate(text: string): ReadDate {
  const plain = text
    .replace(/[\s\u00a0\u2007-\u200a\u202f]+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/ ?(?:г\.?|год\.?|година)$/, '');
  if (plain.length > longestDate) return { ok: false, code: 'bad-date' };
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(plain);
  if (iso) return dateOf(iso[1], iso[2], iso[3]);
  const monthAndYear = /^(\d{1,2})[./-](\d{4})$/.exec(plain);
  if (monthAndYear) return dateOf(monthAndYear[2], monthAndYear[1]);
  const full = /^(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{2}|\d{4})$/.exec(plain);
  if (full) return inFigures(full[1] ?? '', full[3] ?? '', full[4] ?? '', full[2] === '/');
  return inWords(plain);
}

function inFigures(day: string, month: string, year: string, mayBeMonthFirst: boolean): ReadDate {
  if (year.length === 2) return { ok: false, code: 'two-digit-year' };
  const read = dateOf(year, month, day);
  if (!mayBeMonthFirst || day === month) return read;
  const other = dateOf(year, day, month);
  if (!read.ok) return other.ok ? other : read;
  return other.ok ? { ...read, other: other.value } : read;
}

function inWords(text: string): ReadDate {
  const words = text.split(/[ ,.]+/).filter((word) => word !== '');
  const month = words.findIndex((word) => monthOf(word) !== null);
  if (month === -1 || words.length > 3) return { ok: false, code: 'bad-date' };
  const figures = words
    .filter((_, index) => index !== month)
    .map((word) => word.replace(/(?<=\d)(?:st|nd|rd|th)$/, ''));
  const year = figures.find((figure) => /^\d{4}$/.test(figure));
  const day = figures.find((figure) => /^\d{1,2}$/.test(figure));
  if (year === undefined) return { ok: false, code: figures.length === 2 ? 'two-digit-year' : 'bad-date' };
  if (figures.length === 2 && day === undefined) return { ok: false, code: 'bad-date' };
  return dateOf(year, String(monthOf(words[month] ?? '')), day);
}

function monthOf(word: string): number | null {
  const index = months.findIndex((names) => names.includes(word));
  return index === -1 ? null : index + 1;
}

function dateOf(year = '', month?: string, day?: string): ReadDate {
  const parts = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined);
  const read = partialDate.safeParse(parts.join('-'));
  if (read.success) return { ok: true, value: read.data };
  const isOutOfRange = Number(year) < 1990 || Number(year) > 2100;
  return { ok: false, code: isOutOfRange ? 'date-out-of-range' : 'no-such-day' };
}
