import { describe, expect, it } from 'vitest';
import { compareNames } from '#lib/format/collation.ts';
import { formatDate, formatDateRange, formatDayOf } from '#lib/format/date.ts';
import { formatMoney, formatMoneyAligned } from '#lib/format/money.ts';
import { formatNumber, formatPercent } from '#lib/format/number.ts';

/** Breaking and narrow spaces read alike to a test. */
const plain = (text: string) => text.replace(/[\u00a0\u202f\u2009]/g, ' ');

describe('numbers', () => {
  it('group thousands in both languages from one thousand on', () => {
    expect(formatNumber(1290, 'en')).toBe('1,290');
    expect(plain(formatNumber(1290, 'bg'))).toBe('1 290');
    expect(formatNumber(12.5, 'bg')).toBe('12,5');
  });

  it('print ratios as whole percentages', () => {
    expect(formatPercent(118 / 120, 'en')).toBe('98%');
  });
});

describe('money', () => {
  it('stands as each language writes it', () => {
    const grant = { amountCents: 12_906_880, currency: 'EUR' };
    expect(formatMoney(grant, 'en')).toBe('€129,068.80');
    expect(plain(formatMoney(grant, 'bg'))).toBe('129 068,80 €');
  });

  it('leaves cents out when there are none, unless sums must align', () => {
    const grant = { amountCents: 3_464_900, currency: 'EUR' };
    expect(formatMoney(grant, 'en')).toBe('€34,649');
    expect(plain(formatMoneyAligned(grant, 'bg'))).toBe('34 649,00 €');
  });
});

describe('dates', () => {
  it.each([
    ['2024-04-30', 'en', '30 April 2024'],
    ['2024-04-30', 'bg', '30 април 2024 г.'],
    ['2024-04', 'en', 'April 2024'],
    ['2024-04', 'bg', 'април 2024 г.'],
    ['2024', 'en', '2024'],
    ['2024', 'bg', '2024 г.'],
  ] as const)('%s in %s is %s', (date, locale, expected) => {
    expect(plain(formatDate(date, locale))).toBe(expected);
  });

  it('run from one to another', () => {
    expect(formatDateRange('2022-10-12', '2024-04-30', 'en')).toBe('12 October 2022 – 30 April 2024');
    expect(plain(formatDateRange('2022-10', '2024-04', 'bg'))).toBe('октомври 2022 г. – април 2024 г.');
    expect(formatDateRange('2022', '2024-04', 'en')).toBe('2022 – April 2024');
  });

  it('fall on the day it is in Bulgaria', () => {
    expect(formatDayOf(new Date('2024-04-30T22:30:00Z'), 'en')).toBe('1 May 2024');
  });
});

describe('names', () => {
  it('are in the order of the language', () => {
    expect(['Ямбол', 'Елена', 'ѝ', 'Айтос'].sort(compareNames('bg'))).toEqual([
      'Айтос',
      'Елена',
      'ѝ',
      'Ямбол',
    ]);
    expect(['Áland', 'Zug', 'abba', 'Lot 10', 'Lot 9'].sort(compareNames('en'))).toEqual([
      'abba',
      'Áland',
      'Lot 9',
      'Lot 10',
      'Zug',
    ]);
  });
});
