import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStopWord } from '#lib/format/text/stop-words.ts';
import { keysOfSearch, keysOfText } from '#lib/format/text/word-keys.ts';

const finds = (search: string, text: string) =>
  keysOfSearch(search).some((key) => keysOfText(text).includes(key));

describe('a word of a search finds a word of a text', () => {
  it.each([
    ['Пловдив', 'Plovdiv'],
    ['Plovdiv', 'Пловдив'],
    ['Pazardjik', 'Пазарджик'],
    ['Пазарджик', 'Pazardjik'],
    ['Rousse', 'Русе'],
    ['Русе', 'Rousse'],
    ['Turnovo', 'Търново'],
    ['Търново', 'Turnovo'],
    ['Tyrnovo', 'Tarnovo'],
    ['Jambol', 'Ямбол'],
    ['Ямбол', 'Jambol'],
    ['Jivkov', 'Живков'],
    ['Kurdjali', 'Кърджали'],
    ['sofiq', 'София'],
    ['4epelare', 'Чепеларе'],
    ['xaskovo', 'Хасково'],
    ['затвор', 'затворите'],
    ['затворите', 'затвора'],
    ['zatvorite', 'затвори'],
    ['zatvor', 'Затворът'],
    ['жена', 'жените'],
    ['роми', 'ромските'],
    ['children', 'child'],
    ['handbook', 'Handbooks'],
    ['organizatsii', 'организацията'],
    ['театри', 'театър'],
  ])('%s finds %s', (search, text) => expect(finds(search, text)).toBe(true));

  it.each([
    ['fund', 'founded'],
    ['Ruse', 'Rose'],
    ['затвор', 'затворник'],
    ['Lom', 'Lim'],
    ['but', 'bat'],
    ['Русе', 'Русия'],
  ])('%s does not find %s', (search, text) => expect(finds(search, text)).toBe(false));

  it('finds every word by itself, with few keys', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'abcdejoquuxyжзийщъюя4'),
      minLength: 1,
      maxLength: 70,
    });
    fc.assert(
      fc.property(word, (text) => {
        expect(keysOfSearch(text)[0]).toBe(keysOfText(text)[0]);
        expect(keysOfSearch(text).length).toBeLessThanOrEqual(10);
      }),
    );
  });
});

describe('isStopWord', () => {
  it.each(['the', 'The', 'за', 'И', 'от'])('%s', (word) => expect(isStopWord(word)).toBe(true));
  it.each(['Lom', 'ром', 'not', '5'])('not %s', (word) => expect(isStopWord(word)).toBe(false));
});
