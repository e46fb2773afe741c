/**
 * Dates and periods as pages print them: `05.08.2022`, `12 Feb, 2020`, `март 2021 г.`, `2022-2024`. A date is known as
 * exactly as it is printed; a day that does not exist is told and never moved.
 */
import { firstDay, lastDay, type PartialDate, partialDate } from '#lib/format/partial-date.ts';
import type { Span } from '#lib/imports/pages/text.ts';
import { months } from '#lib/imports/values/months.ts';

export interface FoundDate extends Span {
  /** Null when the calendar has no such day. */
  date: PartialDate | null;
  /** A year behind words that say more than we understand: `kwartał III 2015`. */
  vague: boolean;
}

const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

const month = `(?:${[...months.keys()].sort((a, b) => b.length - a.length).join('|')})(?!\\p{L})`;
const space = '[\\s\\u00a0\\u202f]';
const year = '(?:19|20)\\d{2}(?!\\d)';
const ordinal = '(?:st|nd|rd|th|-?[вртмг]и)?';
const sign = `${space}?[./-]${space}?`;
/** From the most to the least exact; every part is bounded, so the search is linear. */
const shapes = [
  `(?<isoYear>${year})[-/.] ?(?<isoMonth>\\d{1,2})[-/.] ?(?<isoDay>\\d{1,2})(?!\\d)`,
  `(?<day>\\d{1,2})${sign}(?<month>\\d{1,2})${sign}(?<year>${year}|\\d{2}(?![\\d.]))`,
  `(?<romanDay>\\d{1,2})[./ -](?<romanMonth>[ivx]{1,4})[./ -](?<romanYear>${year})`,
  `(?<wordDay>\\d{1,2})${ordinal}(?:${space}(?:of|de|ta['’]))?[.,\\s\\u00a0-]{0,2}(?<wordMonth>${month})(?:${space}(?:de|del))?[.,\\s\\u00a0-]{0,3}(?<wordYear>${year})`,
  `(?<gadaYear>${year})\\.${space}gada${space}(?<gadaDay>\\d{1,2})\\.${space}(?<gadaMonth>${month})`,
  `(?<firstYear>${year})\\.?${space}(?:m\\.${space})?(?<afterMonth>${month})\\.?${space}(?<lastDay>\\d{1,2})(?!\\d)`,
  `(?<usMonth>${month})\\.?${space}(?<usDay>\\d{1,2})${ordinal},?${space}(?<usYear>${year})`,
  `(?<onlyMonth>${month})[.,\\s\\u00a0-]{1,3}(?<monthYear>${year})`,
  `(?<numMonth>\\d{1,2})[./](?<numYear>${year})`,
  `(?<longYear>${year})[-/.](?<shortMonth>0[1-9]|1[0-2])(?![-/.]?\\d)`,
  `(?<onlyYear>${year})`,
];
const anyDate = new RegExp(
  `(?<![\\p{L}\\d])(?:${shapes.join('|')})(?:${space}?(?:г\\.|год\\.|г(?!\\p{L})))?`,
  'giu',
);

/** Every date of `text` in order. Linear in the length of the text. */
export function findDates(text: string): FoundDate[] {
  return Array.from(text.matchAll(anyDate), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    date: dateOf(match.groups ?? {}),
    vague:
      match.groups?.['onlyYear'] !== undefined &&
      isVague(text.slice(Math.max(0, match.index - 24), match.index)),
  }));
}

const plainBefore =
  /(?:^|[^\p{L}\d])(?:from|since|in|of|year|years|until|till|to|by|and|or|for|end|start|starts|ends|starting|от|до|през|година|години|и|за|г|на|начало|край)\.?[\s\u00a0:]+$/iu;

/** True when a word stands before a year that may say the month or the quarter. */
const isVague = (before: string) => /[\p{L}\d]\.?[\s\u00a0]+$/u.test(before) && !plainBefore.test(before);

type Parts = Record<string, string | undefined>;

function dateOf(parts: Parts): PartialDate | null {
  if (parts['isoYear'] !== undefined) return made(parts['isoYear'], parts['isoMonth'], parts['isoDay']);
  if (parts['year'] !== undefined) return made(longYear(parts['year']), parts['month'], parts['day']);
  if (parts['romanYear'] !== undefined) {
    const index = roman.indexOf((parts['romanMonth'] ?? '').toLowerCase());
    return index < 0 ? null : made(parts['romanYear'], String(index + 1), parts['romanDay']);
  }
  if (parts['wordYear'] !== undefined)
    return made(parts['wordYear'], monthOf(parts['wordMonth']), parts['wordDay']);
  if (parts['usYear'] !== undefined) return made(parts['usYear'], monthOf(parts['usMonth']), parts['usDay']);
  if (parts['gadaYear'] !== undefined)
    return made(parts['gadaYear'], monthOf(parts['gadaMonth']), parts['gadaDay']);
  if (parts['firstYear'] !== undefined)
    return made(parts['firstYear'], monthOf(parts['afterMonth']), parts['lastDay']);
  if (parts['longYear'] !== undefined) return made(parts['longYear'], parts['shortMonth']);
  if (parts['monthYear'] !== undefined) return made(parts['monthYear'], monthOf(parts['onlyMonth']));
  if (parts['numYear'] !== undefined) return made(parts['numYear'], parts['numMonth']);
  return made(parts['onlyYear'] ?? '');
}

const longYear = (year: string) => (year.length === 2 ? `20${year}` : year);
const monthOf = (word = '') => String(months.get(word.toLowerCase()) ?? 0);

function made(year: string, month?: string, day?: string): PartialDate | null {
  const text = [year, month, day].filter((part) => part !== undefined).map((part) => part.padStart(2, '0'));
  const checked = partialDate.safeParse(text.join('-'));
  return checked.success ? checked.data : null;
}

export type DateReading = { ok: true; at: FoundDate; date: PartialDate } | { ok: false; code: DateTrouble };
export type DateTrouble =
  | 'no-date'
  | 'impossible-date'
  | 'several-dates'
  | 'period-unclear'
  | 'end-before-start';

/** The one date that the value of a date label states. */
export function readDate(text: string): DateReading {
  const found = findDates(text);
  const [first] = found;
  if (first === undefined) return { ok: false, code: 'no-date' };
  if (found.length > 1) return { ok: false, code: 'several-dates' };
  const rest = (text.slice(0, first.start) + text.slice(first.end)).replace(
    /(?<!\d)T?\d{1,2}:\d{2}(?::\d{2})?(?!\d)/g,
    '',
  );
  if (/\d/.test(rest) || first.vague) return { ok: false, code: 'no-date' };
  return first.date === null
    ? { ok: false, code: 'impossible-date' }
    : { ok: true, at: first, date: first.date };
}

export interface PeriodReading {
  start?: FoundDate;
  end?: FoundDate;
  codes: DateTrouble[];
}

const dash = /^[\s\u00a0]*(?:г\.?)?[\s\u00a0]*(?:[-–—/÷]|to|until|till|до|и|and)[\s\u00a0]*$/iu;
const untilWord = /(?:until|till|to|до|by|ends?(?: on)?|край)[\s:]*$/iu;
const fromWord = /(?:from|since|as of|starting|starts?(?: on)?|от|считано от|начало)[\s:]*$/iu;
const shortStart = new RegExp(
  `(?<![\\p{L}\\d])(?:(?<day>\\d{1,2})(?:\\.(?<month>\\d{1,2}))?\\.?|(?:(?<wordDay>\\d{1,2})${ordinal}[.,]?${space})?(?<word>${month}))${space}{0,2}(?:[-–—]|to|until|till|до)${space}{0,2}$`,
  'iu',
);

/** What the value of a period label states: both ends, one of them, or neither, and what is wrong with them. */
export function readPeriod(text: string): PeriodReading {
  const found = findDates(text);
  const [first, second] = found;
  const reading: PeriodReading = { codes: [] };
  if (first === undefined) return { codes: [/\d/.test(text) ? 'period-unclear' : 'no-date'] };
  if (found.length > 2) return { codes: ['several-dates'] };
  if (found.some(({ vague }) => vague)) return { codes: ['period-unclear'] };
  if (second === undefined) return oneDate(text, first);
  if (
    !dash.test(text.slice(first.end, second.start)) &&
    !/\p{L}|[-–—,;]/u.test(text.slice(first.end, second.start))
  )
    return { codes: ['period-unclear'] };
  reading.start = first;
  reading.end = second;
  if (first.date === null || second.date === null) reading.codes.push('impossible-date');
  else if (firstDay(first.date) > lastDay(second.date)) return { codes: ['end-before-start'] };
  return reading;
}

/** `03 – 30.06.2022` and `March – June 2022` share month or year; a lone date is an end only where a word says which. */
function oneDate(text: string, only: FoundDate): PeriodReading {
  const before = text.slice(Math.max(0, only.start - 40), only.start);
  const codes: DateTrouble[] = only.date === null ? ['impossible-date'] : [];
  const short = shortStart.exec(before);
  if (short !== null && only.date !== null && only.date.length > 4) {
    const [year = '', monthOfEnd] = only.date.split('-');
    const { day, month, word, wordDay } = short.groups ?? {};
    const date =
      word === undefined
        ? only.date.length === 10
          ? made(year, month ?? monthOfEnd, day)
          : made(year, day)
        : made(year, monthOf(word), wordDay);
    const start = only.start - short[0].length;
    if (date !== null)
      return {
        start: { start, end: start + short[0].trimEnd().length, date, vague: false },
        end: only,
        codes,
      };
  }
  if (untilWord.test(before)) return { end: only, codes };
  if (
    fromWord.test(before) ||
    /^[\s.]*(?:[-–—](?!\s*\d)|ongoing|до момента|и продължава)/iu.test(text.slice(only.end))
  )
    return { start: only, codes };
  return { codes: [...codes, 'period-unclear'] };
}
