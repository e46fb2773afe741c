import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { otherLayoutReadings } from '#lib/format/text/keyboard-layout.ts';

describe('otherLayoutReadings', () => {
  it.each(
    [
      ['m.florl', 'пловдив', 'the state standard meant, Latin active'],
      ['M.florl', 'Пловдив', 'the same with a capital'],
      ['plowdiw', 'пловдив', 'traditional phonetic meant'],
      ['plovdiv', 'пловдив', 'phonetic of 2006 meant'],
      ['pazardvik', 'пазарджик', 'traditional phonetic meant'],
    ].slice(0, 5),
  )('reads %s as %s (%s)', (typed, meant) => expect(otherLayoutReadings(typed)).toContain(meant));

  it.each([
    ['гьхафддн', 'handbook'],
    ['хандбоок', 'handbook'],
    ['зисядх', 'prison'],
    ['присон', 'prison'],
  ])('reads %s as Latin %s', (typed, meant) => expect(otherLayoutReadings(typed)).toContain(meant));

  it('reads one Bulgarian layout as the other', () => {
    expect(otherLayoutReadings('м.флорл')).toContain('пловдив');
  });

  it('never offers the text itself, and is total', () => {
    expect(otherLayoutReadings('2021')).toEqual([]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => !otherLayoutReadings(text).includes(text)),
    );
  });
});
