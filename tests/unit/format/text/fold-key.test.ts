import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldKey, longestKey } from '#lib/format/text/fold-key.ts';

const sameKey = [
  ['plovdiv', 'Пловдив', 'Plovdiv', 'PLOVDIV', 'plowdiw'],
  ['pazardzhik', 'Пазарджик', 'Pazardzhik', 'Pazardjik', 'Pazardžik', 'ПАЗАРДЖИК'],
  ['ruse', 'Русе', 'Ruse', 'Rousse', 'Rusé', 'Руссе'],
  ['sofia', 'София', 'Sofia', 'Sofiya', 'Sofija', 'Sofıa'],
  ['tarnovo', 'Търново', 'Tarnovo', 'Tǎrnovo', 'Tărnovo', 'Tŭrnovo'],
  ['bulgaria', 'България', 'Bulgaria', 'Balgaria', 'Bulgariya'],
  ['vraca', 'Враца', 'Vratsa', 'Vraca', 'Vratza'],
  ['haskovo', 'Хасково', 'Haskovo', 'Khaskovo', 'Haskowo'],
  ['shumen', 'Шумен', 'Shumen', 'Šumen'],
  ['zhivkov', 'Живков', 'Zhivkov', 'Jivkov', 'Živkov'],
  ['iambol', 'Ямбол', 'Yambol', 'Iambol'],
  ['burgas', 'Бургас', 'Burgas', 'Bourgas'],
  ['stamboliski', 'Стамболийски', 'Stamboliyski', 'Stamboliiski', 'Stambolijski'],
  ['filip', 'Филип', 'Philip', 'Filip', 'Phillip'],
  ['peshtera', 'Пещера', 'Peshtera', 'Pešhtera', 'Пешtера'],
  ['aleksandar', 'Александър', 'Aleksandar', 'Alexandar'],
  ['dimitar', 'Димитър', 'Dimitar', 'Dimităr'],
  ['kolio', 'Кольо', 'Kolyo', 'Kolio'],
  ['tromso', 'Tromsø', 'Tromso'],
  ['huse', 'house', 'HOUSE'],
  ['bg421', 'BG421', 'BG421'],
];

const differentKeys = [
  ['Русе', 'Разе'],
  ['found', 'fund'],
  ['founded', 'funded'],
  ['Лом', 'Лъм'],
  ['Плевен', 'Пловдив'],
  ['2000', '200'],
  ['11', '1'],
  ['then', 'ten'],
] as const;

describe('foldKey', () => {
  for (const [key, ...spellings] of sameKey) {
    it.each(spellings)(`folds %s to ${key}`, (spelling) => expect(foldKey(spelling)).toBe(key));
  }

  it.each(differentKeys)('keeps %s and %s apart', (one, other) => {
    expect(foldKey(one)).not.toBe(foldKey(other));
  });

  it('drops what a reader does not see', () => {
    expect(foldKey('Plov\u00ADdiv')).toBe('plovdiv');
    expect(foldKey('Plov\u200Bdiv')).toBe('plovdiv');
    expect(foldKey('Ｐｌｏｖｄｉｖ')).toBe('plovdiv');
    expect(foldKey("children's")).toBe('childrens');
  });

  it('reads letters with signs that no spelling of ours has as those without', () => {
    expect(foldKey('Ӑ')).toBe('a');
    expect(foldKey('ӝӥӵ')).toBe(foldKey('жич'));
  });

  it('is idempotent, short and total', () => {
    const spelled = fc.string({
      unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzабжщъьюяšžéøŭ0'),
      maxLength: 90,
    });
    for (const words of [spelled, fc.string({ unit: 'binary', maxLength: 200 })]) {
      fc.assert(
        fc.property(words, (text) => {
          const key = foldKey(text);
          expect(key.length).toBeLessThanOrEqual(longestKey);
          expect(foldKey(key)).toBe(key);
        }),
        { numRuns: 500 },
      );
    }
  });

  it.each(['k'.repeat(100_000), 'ou'.repeat(50_000), 'jjiy'.repeat(25_000), '\u0306'.repeat(100_000)])(
    'does not dwell on long input',
    (text) => expect(foldKey(text).length).toBeLessThanOrEqual(longestKey),
  );
});
