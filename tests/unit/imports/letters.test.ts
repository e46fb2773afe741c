import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onceEncoded } from '#lib/imports/documents/twice-encoded.ts';
import { inLatin, inOneScript } from '#lib/imports/values/lookalikes.ts';

const cp1252 = new TextDecoder('windows-1252');
const twice = (text: string): string => cp1252.decode(Buffer.from(text, 'utf8'));

test.for([
  ['прoграма', 'програма'],
  ['cтатус на проекта', 'статус на проекта'],
  ['рroject promoter', 'project promoter'],
  ['проект project', 'проект project'],
  ['сop', 'cop'],
  ['сa', 'сa'],
  ['програма', 'програма'],
])('%s is read as %s', ([printed, read]) => {
  expect(inOneScript(printed ?? '')).toBe(read);
});

test.for([
  ['ВG0051', 'BG0051'],
  ['BG-CULTURE-00С1', 'BG-CULTURE-00C1'],
  ['РД-12A', 'РД-12A'],
  ['РД-12', 'РД-12'],
])('the code %s is %s', ([printed, read]) => {
  expect(inLatin(printed ?? '')).toBe(read);
});

test('text that was encoded twice is put back, whatever it says in our languages', () => {
  const letters = fc.constantFrom(...'абвщюя„“–€éøžșλ №…abc .,');
  fc.assert(
    fc.property(fc.array(letters, { minLength: 1, maxLength: 80 }), (signs) => {
      const text = signs.join('');
      // Two letters may stand so by chance: a text with less of it is left alone.
      expect([text, twice(text)]).toContain(onceEncoded(twice(text)));
      const long = `${text} „ключ“ – 10 €`;
      expect(onceEncoded(twice(long))).toBe(long);
    }),
  );
});

test.for([
  'IRMÃ» E «SÃO» – Ünïted Ñandú',
  'Česká republika – Łódź, Őrség, Þórshöfn',
  'Ð is an Icelandic letter, Ñ a Spanish one',
  'plain',
])('%s is left as it is', (text) => {
  expect(onceEncoded(text)).toBe(text);
});
