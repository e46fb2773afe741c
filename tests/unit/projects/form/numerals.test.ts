import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDate } from '#lib/projects/form/dates.ts';
import { countryOf, languageOf } from '#lib/projects/form/names.ts';
import { readMoney, readNumeral, writeMoney, writeNumeral } from '#lib/projects/form/numerals.ts';

const eur = (amountCents: number, more: object = {}) => ({
  ok: true,
  value: { amountCents, currency: 'EUR' },
  assumesCurrency: false,
  ...more,
});

describe('a sum', () => {
  test.each([
    ['129 068,80 EUR', eur(12_906_880)],
    ['129\u00a0068,80\u202fEUR', eur(12_906_880)],
    ['€129,068.80', eur(12_906_880)],
    ['116 332,32 EUR', eur(11_633_232)],
    ['€ 34,649', eur(3_464_900, { otherCents: 3465 })],
    ['34.649 евро', eur(3_464_900, { otherCents: 3465 })],
    ['34 649 EUR', eur(3_464_900)],
    ['34649 €', eur(3_464_900)],
    ['1.234,50 €', eur(123_450)],
    ["1'234'567 EUR", eur(123_456_700)],
    ['1.234.567 EUR', eur(123_456_700)],
    ['0,5 EUR', eur(50)],
    ['1,2 млн. евро', eur(120_000_000)],
    ['1,234 million EUR', eur(123_400_000)],
    ['1.234,50 лв.', { ok: true, value: { amountCents: 123_450, currency: 'BGN' }, assumesCurrency: false }],
    ['NOK 100', { ok: true, value: { amountCents: 10_000, currency: 'NOK' }, assumesCurrency: false }],
    ['1290', { ok: true, value: { amountCents: 129_000, currency: 'EUR' }, assumesCurrency: true }],
  ])('%s', (text, expected) => {
    expect(readMoney(text)).toEqual(expected);
  });

  test.each([
    ['about ten', 'bad-money'],
    ['-5 EUR', 'bad-money'],
    ['1,23,45 EUR', 'bad-money'],
    ['12 34 EUR', 'bad-money'],
    ['1 234,567 EUR', 'bad-money'],
    ['100 USD', 'bad-money'],
    ['', 'bad-money'],
    ['99999999999999 EUR', 'too-large'],
  ])('%s is not read', (text, code) => {
    expect(readMoney(text)).toEqual({ ok: false, code });
  });

  test('that we write means the same when it is read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (amountCents) => {
        expect(readMoney(writeMoney({ amountCents, currency: 'EUR' }))).toEqual(eur(amountCents));
      }),
    );
  });
});

test.each([
  ['1290', { ok: true, value: 1290 }],
  ['1,290', { ok: true, value: 1290, other: 1.29 }],
  ['0,290', { ok: true, value: 0.29 }],
  ['12,5', { ok: true, value: 12.5 }],
  ['1 290,5', { ok: true, value: 1290.5 }],
  ['ten', { ok: false }],
  ['1.', { ok: false }],
])('the number %s', (text, expected) => {
  expect(readNumeral(text)).toEqual(expected);
});

test('a number that we write means the same when it is read', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e300, noNaN: true }).map(Math.abs), (value) => {
      expect(readNumeral(writeNumeral(value))).toEqual({ ok: true, value });
    }),
  );
});

describe('a date', () => {
  test.each([
    ['2023', '2023'],
    ['2023 г.', '2023'],
    ['2024-04', '2024-04'],
    ['04.2024', '2024-04'],
    ['4/2024', '2024-04'],
    ['2024-04-30', '2024-04-30'],
    ['30.04.2024', '2024-04-30'],
    ['30.04.2024 г.', '2024-04-30'],
    ['30/04/2024', '2024-04-30'],
    ['04/30/2024', '2024-04-30'],
    ['30 April 2024', '2024-04-30'],
    ['April 30th, 2024', '2024-04-30'],
    ['30 април 2024 г.', '2024-04-30'],
    ['април 2024', '2024-04'],
    ['Sept. 2022', '2022-09'],
    ['5/5/2024', '2024-05-05'],
  ])('%s', (text, value) => {
    expect(readDate(text)).toEqual({ ok: true, value });
  });

  test('whose day and month could change places has two meanings', () => {
    expect(readDate('03/04/2024')).toEqual({ ok: true, value: '2024-04-03', other: '2024-03-04' });
    expect(readDate('03.04.2024')).toEqual({ ok: true, value: '2024-04-03' });
  });

  test.each([
    ['30.02.2024', 'no-such-day'],
    ['2024-13', 'no-such-day'],
    ['1.5.24', 'two-digit-year'],
    ['1889', 'date-out-of-range'],
    ['soon', 'bad-date'],
    ['May', 'bad-date'],
    ['9 of 12', 'bad-date'],
  ])('%s is not read', (text, code) => {
    expect(readDate(text)).toEqual({ ok: false, code });
  });
});

test('countries and languages go by code or name', () => {
  expect(['NO', 'no', 'Norway', 'Норвегия', 'Utopia'].map(countryOf)).toEqual(['NO', 'NO', 'NO', 'NO', null]);
  expect(['en', 'English', 'български', 'sr-Latn', 'a language'].map(languageOf)).toEqual([
    'en',
    'en',
    'bg',
    'sr-Latn',
    null,
  ]);
});
