import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markedText, type TextFindings } from '#lib/imports/marked-text.ts';

const nothing: TextFindings = { marks: [], prose: [], unused: [], ignored: [], headings: [] };

test('marks the words of each value, also where one stands inside another', () => {
  const text = 'Home\n\nGrant amount: 248 210,40 EUR\nSome words. Some more.';
  const at = (words: string) => ({
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
  });
  const { lines, marks } = markedText(text, {
    ...nothing,
    marks: [
      { field: 'grant', kind: 'fact', spans: [at('248 210,40 EUR')] },
      { field: 'currency', kind: 'fact', spans: [at('EUR')] },
    ],
    unused: [at('Some more.')],
    ignored: [at('Home')],
  });
  expect(lines.map(({ kind, isApart }) => [kind, isApart])).toEqual([
    ['furniture', false],
    ['text', true],
    ['text', false],
  ]);
  expect(lines[1]?.pieces).toEqual([
    { text: 'Grant amount: ', fields: [], kind: 'plain', mark: null },
    { text: '248 210,40 ', fields: ['grant'], kind: 'fact', mark: 1 },
    { text: 'EUR', fields: ['currency', 'grant'], kind: 'fact', mark: 2 },
  ]);
  expect(lines[2]?.pieces.map(({ text, kind }) => [text, kind])).toEqual([
    ['Some words. ', 'plain'],
    ['Some more.', 'unused'],
  ]);
  expect(marks).toEqual({ grant: 1, currency: 2 });
});

test('shows prose that is taken as a whole, with the suggestions in it', () => {
  const text = 'We reached 40 children.\nThey read aloud.\nNobody said this.';
  const { lines, marks } = markedText(text, {
    ...nothing,
    marks: [{ field: 'results[0]', kind: 'suggestion', spans: [{ start: 11, end: 22 }] }],
    prose: [{ field: 'sections[0]', start: 0, end: 40 }],
    unused: [
      { start: 0, end: 40 },
      { start: 41, end: text.length },
    ],
  });
  expect(lines.map(({ prose, isUnused }) => [prose, isUnused])).toEqual([
    ['sections[0]', false],
    ['sections[0]', false],
    [null, true],
  ]);
  expect(marks).toEqual({ 'sections[0]': 1, 'results[0]': 2 });
});

const spans = (text: string) =>
  fc
    .array(fc.tuple(fc.nat(text.length), fc.nat(text.length)), { maxLength: 8 })
    .map((pairs) => pairs.map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })));

test('never leaves out a word, whatever was found where', () => {
  const cases = fc
    .string({ unit: fc.constantFrom('a', 'ж', ' ', '\n', '.', '👧') })
    .chain((text) => fc.tuple(fc.constant(text), spans(text), spans(text), spans(text)));
  fc.assert(
    fc.property(cases, ([text, first, second, third]) => {
      const { lines } = markedText(text, {
        marks: first.map((span, index) => ({ field: `f${index}`, kind: 'fact', spans: [span] })),
        prose: third.map((span) => ({ ...span, field: 'prose' })),
        unused: second,
        ignored: third,
        headings: second,
      });
      const shown = lines.flatMap(({ pieces }) => pieces.map((piece) => piece.text)).join('');
      expect(shown.replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
    }),
  );
});
