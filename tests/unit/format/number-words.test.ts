import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bulgarianWords, type Gender } from '#lib/format/number-words/bulgarian.ts';
import { moneyInWords, numberInWords } from '#lib/format/number-words.ts';

describe('numbers in words', () => {
  test.for([
    [0, 'zero', 'нула'],
    [1, 'one', 'едно'],
    [2, 'two', 'две'],
    [11, 'eleven', 'единадесет'],
    [20, 'twenty', 'двадесет'],
    [21, 'twenty-one', 'двадесет и едно'],
    [99, 'ninety-nine', 'деветдесет и девет'],
    [100, 'one hundred', 'сто'],
    [102, 'one hundred and two', 'сто и две'],
    [120, 'one hundred and twenty', 'сто и двадесет'],
    [234, 'two hundred and thirty-four', 'двеста тридесет и четири'],
    [1000, 'one thousand', 'хиляда'],
    [1001, 'one thousand and one', 'хиляда и едно'],
    [1021, 'one thousand and twenty-one', 'хиляда двадесет и едно'],
    [1100, 'one thousand one hundred', 'хиляда и сто'],
    [1112, 'one thousand one hundred and twelve', 'хиляда сто и дванадесет'],
    [2000, 'two thousand', 'две хиляди'],
    [21_000, 'twenty-one thousand', 'двадесет и една хиляди'],
    [
      34_649,
      'thirty-four thousand six hundred and forty-nine',
      'тридесет и четири хиляди шестстотин четиридесет и девет',
    ],
    [102_002, 'one hundred and two thousand and two', 'сто и две хиляди и две'],
    [1_000_000, 'one million', 'един милион'],
    [1_001_000, 'one million one thousand', 'един милион и хиляда'],
    [1_200_000, 'one million two hundred thousand', 'един милион и двеста хиляди'],
    [2_000_001, 'two million and one', 'два милиона и едно'],
    [21_000_000, 'twenty-one million', 'двадесет и един милиона'],
    [1_000_000_000, 'one billion', 'един милиард'],
    [12.5, 'twelve point five', 'дванадесет цяло и пет десети'],
    [1.01, 'one point zero one', 'едно цяло и една стотна'],
    [0.002, 'zero point zero zero two', 'нула цяло и две хилядни'],
    [-3, 'minus three', 'минус три'],
  ] as const)('%d', ([value, en, bg]) => {
    expect(numberInWords(value, 'en')).toBe(en);
    expect(numberInWords(value, 'bg')).toBe(bg);
  });

  test.for([1e15, Number.MAX_VALUE, Number.NaN, Infinity, 0.1234567, 1e-9, 0.1 + 0.2])(
    '%d is not said',
    (value) => {
      for (const locale of ['en', 'bg'] as const) expect(numberInWords(value, locale)).toBeNull();
    },
  );
});

describe('sums in words', () => {
  test.for([
    [
      3_464_900,
      'EUR',
      'thirty-four thousand six hundred and forty-nine euro',
      'тридесет и четири хиляди шестстотин четиридесет и девет евро',
    ],
    [100, 'EUR', 'one euro', 'едно евро'],
    [200, 'EUR', 'two euro', 'две евро'],
    [102, 'EUR', 'one euro and two cents', 'едно евро и два цента'],
    [1, 'EUR', 'one cent', 'един цент'],
    [0, 'EUR', 'zero euro', 'нула евро'],
    [101, 'BGN', 'one lev and one stotinka', 'един лев и една стотинка'],
    [202, 'BGN', 'two leva and two stotinki', 'два лева и две стотинки'],
    [2_100, 'BGN', 'twenty-one leva', 'двадесет и един лева'],
    [200_000, 'BGN', 'two thousand leva', 'две хиляди лева'],
    [101, 'NOK', 'one Norwegian krone and one øre', 'една норвежка крона и едно йоре'],
    [202, 'NOK', 'two Norwegian kroner and two øre', 'две норвежки крони и две йоре'],
    [
      12_906_880,
      'EUR',
      'one hundred and twenty-nine thousand and sixty-eight euro and eighty cents',
      'сто двадесет и девет хиляди шестдесет и осем евро и осемдесет цента',
    ],
  ] as const)('%d of %s', ([amountCents, currency, en, bg]) => {
    expect(moneyInWords({ amountCents, currency }, 'en')).toBe(en);
    expect(moneyInWords({ amountCents, currency }, 'bg')).toBe(bg);
  });

  test('a sum that is no whole number of cents, or too large, is not said', () => {
    for (const amountCents of [0.5, 1e17, Number.NaN])
      expect(moneyInWords({ amountCents, currency: 'EUR' }, 'bg')).toBeNull();
  });
});

/** What each word is worth, so that words can be added up again. */
const values = new Map<string, number>();
for (let number = 0; number < 100; number += 1)
  for (const locale of ['en', 'bg'] as const)
    for (const word of [numberInWords(number, locale) ?? ''])
      if (!/[ -]/.test(word)) values.set(word, number);
for (let hundred = 100; hundred < 1000; hundred += 100) values.set(bulgarianWords(hundred), hundred);
for (const [word, number] of [
  ['един', 1],
  ['една', 1],
  ['два', 2],
] as const)
  values.set(word, number);
const scaleOf = (word: string): number => {
  if (/^(thousand|хиляд)/.test(word)) return 1e3;
  if (/^(million|милион)/.test(word)) return 1e6;
  if (/^(billion|милиард)/.test(word)) return 1e9;
  return /^(trillion|трилион)/.test(word) ? 1e12 : 0;
};

function readBack(words: string): number {
  let [sum, group] = [0, 0];
  for (const word of words.split(/[ -]/)) {
    if (word === 'and' || word === 'и') continue;
    const scale = scaleOf(word);
    if (word === 'hundred') group *= 100;
    else if (scale > 0) [sum, group] = [sum + (group || 1) * scale, 0];
    else group += values.get(word) ?? Number.NaN;
  }
  return sum + group;
}

describe('any number', () => {
  const numbers = fc.oneof(
    fc.nat(9_999),
    fc.maxSafeNat().map((value) => value % 1e15),
    fc.tuple(fc.nat(999), fc.constantFrom(1e3, 1e6, 1e9, 1e12)).map(([group, scale]) => group * scale),
  );

  test('comes back from its words', () => {
    fc.assert(
      fc.property(numbers, fc.constantFrom('en' as const, 'bg' as const), (value, locale) => {
        expect(readBack(numberInWords(value, locale) ?? '')).toBe(value);
      }),
    );
  });

  test('in Bulgarian: gender shows in one and two of the last digits alone, thousands are feminine, millions masculine', () => {
    fc.assert(
      fc.property(numbers, (value) => {
        const [he, she, it] = (['masculine', 'feminine', 'neuter'] as const).map((gender: Gender) =>
          bulgarianWords(value, gender),
        );
        const ending = value % 100;
        const agrees = [1, 2].includes(ending % 10) && ending !== 11 && ending !== 12;
        expect(new Set([he, she, it]).size).toBe(!agrees ? 1 : ending % 10 === 1 ? 3 : 2);
        expect(she).not.toMatch(/(?<!\p{L})(един|едно|два) хиляди/u);
        expect(she).not.toMatch(/(?<!\p{L})(една|едно|две) мили(он|ард)/u);
        expect(it).not.toMatch(/ {2}|—|(^| )и$|^и | и и /);
      }),
    );
  });

  test('in Bulgarian: „и“ stands before the last word that names a number, and never twice in a group', () => {
    fc.assert(
      fc.property(fc.nat(999_999), (value) => {
        const words = bulgarianWords(value).split(' ');
        const named = words.filter((word) => word !== 'и' && !/^хиляди$/.test(word));
        if (named.length > 1) expect(words).toContain('и');
        const last = words.lastIndexOf('и');
        if (last >= 0) expect(words.length - last - 1).toBeLessThanOrEqual(2);
      }),
    );
  });
});
