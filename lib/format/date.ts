/**
 * Dates as readers of each language write them, as exactly as they are known and no more: a year stays a year.
 * Instants are shown as days in Bulgaria.
 */
import type { Locale } from '#lib/format/localized.ts';
import { intlTags } from '#lib/format/number.ts';
import {
  type DatePrecision,
  dayInSofia,
  firstDay,
  type PartialDate,
  precisionOf,
} from '#lib/format/partial-date.ts';

const shapes: Record<DatePrecision, Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
};

/** `30 April 2024` / `30 април 2024 г.`, `April 2024`, `2024`. */
export function formatDate(date: PartialDate, locale: Locale): string {
  return plainSpaces(formatter(precisionOf(date), locale).format(atMidnight(date)));
}

/** The day an instant falls on in Bulgaria, as `formatDate` prints it. */
export function formatDayOf(instant: Date, locale: Locale): string {
  return formatDate(dayInSofia(instant), locale);
}

/** `21 November 2026, 10:42` / `21 ноември 2026 г., 10:42`, as clocks in Bulgaria show it. */
export function formatInstant(instant: Date, locale: Locale): string {
  return `${formatDayOf(instant, locale)}, ${formatClock(instant)}`;
}

/** `10:42`, in Bulgaria. */
export function formatClock(instant: Date): string {
  clock ??= new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Sofia',
    hour: '2-digit',
    minute: '2-digit',
  });
  return clock.format(instant);
}

let clock: Intl.DateTimeFormat | undefined;

/**
 * `12 October 2022 – 30 April 2024`; what both ends share is said once when they are known equally well.
 * One open end is the caller's to put into words.
 */
export function formatDateRange(from: PartialDate, to: PartialDate, locale: Locale): string {
  const precision = precisionOf(from);
  if (precision !== precisionOf(to)) return `${formatDate(from, locale)} – ${formatDate(to, locale)}`;
  return plainSpaces(formatter(precision, locale).formatRange(atMidnight(from), atMidnight(to)));
}

/**
 * Intl writes thin spaces that our typefaces do not draw; those that must not break stay unbreakable, as does the one
 * before the abbreviation that follows a Bulgarian year.
 */
function plainSpaces(text: string): string {
  return text.replaceAll('\u2009', ' ').replaceAll('\u202f', '\u00a0').replaceAll(' г.', '\u00a0г.');
}

function atMidnight(date: PartialDate): Date {
  return new Date(`${firstDay(date)}T00:00:00Z`);
}

const cache = new Map<string, Intl.DateTimeFormat>();

function formatter(precision: DatePrecision, locale: Locale): Intl.DateTimeFormat {
  const key = `${locale} ${precision}`;
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(intlTags[locale], { ...shapes[precision], timeZone: 'UTC' });
  cache.set(key, made);
  return made;
}
