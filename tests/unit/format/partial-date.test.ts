import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dayInSofia,
  firstDay,
  instantInSofia,
  lastDay,
  nextDay,
  partialDate,
  precisionOf,
  startOfDayInSofia,
} from '#lib/format/partial-date.ts';

describe('partial dates', () => {
  test.each([
    ['2024', 'year', '2024-01-01', '2024-12-31'],
    ['2024-02', 'month', '2024-02-01', '2024-02-29'],
    ['2023-02', 'month', '2023-02-01', '2023-02-28'],
    ['2022-10-12', 'day', '2022-10-12', '2022-10-12'],
  ])('%s is known to the %s', (date, precision, first, last) => {
    expect(partialDate.parse(date)).toBe(date);
    expect(precisionOf(date)).toBe(precision);
    expect(firstDay(date)).toBe(first);
    expect(lastDay(date)).toBe(last);
  });

  test.each([
    '2012-04-31',
    '2023-02-29',
    '24',
    '2024-13',
    '2024-1',
    '1889',
    '2101-01-01',
    '',
    '2024-01-01T00:00',
  ])('refuses %s', (date) => {
    expect(partialDate.safeParse(date).success).toBe(false);
  });

  test('a day begins at midnight in Bulgaria, summer and winter', () => {
    expect(startOfDayInSofia('2026-07-01').toISOString()).toBe('2026-06-30T21:00:00.000Z');
    expect(startOfDayInSofia('2026-12-01').toISOString()).toBe('2026-11-30T22:00:00.000Z');
    expect(dayInSofia(new Date('2026-11-20T22:30:00Z'))).toBe('2026-11-21');
  });

  test('the next day is one day later', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2100-12-30'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          expect(Date.parse(nextDay(day)) - Date.parse(day)).toBe(86_400_000);
        },
      ),
    );
  });
});

describe('a day and a time in Bulgaria', () => {
  test.each([
    ['2026-11-21', '09:00', '2026-11-21T07:00:00.000Z'],
    ['2026-07-01', '9.30', '2026-07-01T06:30:00.000Z'],
    // The clock goes back on 25 October 2026 at four: half past three comes twice.
    ['2026-10-25', '03:30', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25', '04:30', '2026-10-25T02:30:00.000Z'],
    ['2026-12-31', '23:59', '2026-12-31T21:59:00.000Z'],
  ])('%s %s is %s', (day, clock, instant) => {
    expect(instantInSofia(day, clock)?.toISOString()).toBe(instant);
  });

  test.each([
    // The clock goes forward on 29 March 2026 at three.
    ['2026-03-29', '03:30'],
    ['2026-02-30', '10:00'],
    ['2026-11-21', '24:00'],
    ['2026-11-21', '9'],
    ['21.11.2026', '09:00'],
    ['', ''],
  ])('%s %s is none', (day, clock) => {
    expect(instantInSofia(day, clock)).toBeNull();
  });
});
