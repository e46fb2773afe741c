/**
 * Calendar dates known to the day, the month or the year. Never guesses the missing part: comparisons use the
 * first or the last day that the precision allows.
 */
import { z } from 'zod';

const pattern = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, a day that exists, between 1990 and 2100. */
export const partialDate = z
  .string()
  .regex(pattern, { error: 'must be a date as YYYY, YYYY-MM or YYYY-MM-DD' })
  .refine(exists, { error: 'is a day that does not exist, or lies outside 1990 to 2100' });
export type PartialDate = z.infer<typeof partialDate>;

export type DatePrecision = 'year' | 'month' | 'day';

/** How exactly the date is known. */
export function precisionOf(date: PartialDate): DatePrecision {
  return date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day';
}

/** The first calendar day the date can mean, as `YYYY-MM-DD`. */
export function firstDay(date: PartialDate): string {
  return precisionOf(date) === 'year' ? `${date}-01-01` : precisionOf(date) === 'month' ? `${date}-01` : date;
}

/** The last calendar day the date can mean, as `YYYY-MM-DD`. */
export function lastDay(date: PartialDate): string {
  if (precisionOf(date) === 'day') return date;
  if (precisionOf(date) === 'year') return `${date}-12-31`;
  const [year, month] = date.split('-').map(Number) as [number, number];
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return `${date}-${String(days).padStart(2, '0')}`;
}

/** The calendar day that `instant` falls on in Bulgaria, as `YYYY-MM-DD`. */
export function dayInSofia(instant: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Sofia', dateStyle: 'short' }).format(instant);
}

/** The calendar day after `day` (`YYYY-MM-DD`). */
export function nextDay(day: string): string {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + 1);
  return instant.toISOString().slice(0, 10);
}

/** The instant at which `day` (`YYYY-MM-DD`) begins in Bulgaria, which is two or three hours ahead of UTC. */
export function startOfDayInSofia(day: string): Date {
  const early = new Date(`${day}T00:00:00+03:00`);
  return dayInSofia(early) === day ? early : new Date(`${day}T00:00:00+02:00`);
}

/**
 * The instant at which clocks in Bulgaria show `day` (`YYYY-MM-DD`) and `clock` (`HH:MM`); the first of two in the hour
 * that comes twice in autumn. Null for what is no such day or time, also in the hour that is left out in spring.
 */
export function instantInSofia(day: string, clock: string): Date | null {
  const time = /^(\d{1,2})[:.](\d{2})$/.exec(clock.trim());
  if (time === null || !/^\d{4}-\d{2}-\d{2}$/.test(day) || !exists(day)) return null;
  const [hours, minutes] = [Number(time[1]), Number(time[2])];
  if (hours > 23 || minutes > 59) return null;
  const wanted = `${day} ${String(hours).padStart(2, '0')}:${time[2]}`;
  for (const offset of ['+03:00', '+02:00']) {
    const instant = new Date(`${wanted.replace(' ', 'T')}:00${offset}`);
    const shown = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/Sofia',
      dateStyle: 'short',
      timeStyle: 'short',
    }).format(instant);
    if (shown === wanted) return instant;
  }
  return null;
}

function exists(date: string): boolean {
  const year = Number(date.slice(0, 4));
  if (year < 1990 || year > 2100) return false;
  if (date.length < 10) return true;
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
}
