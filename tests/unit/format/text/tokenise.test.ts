import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenise } from '#lib/format/text/tokenise.ts';

describe('tokenise', () => {
  it('finds words with their places in the original', () => {
    const text = '„Roma – Lom“: 118 children’s rights (и др.)';
    expect(tokenise(text).map(({ word }) => word)).toEqual([
      'Roma',
      'Lom',
      '118',
      'children’s',
      'rights',
      'и',
      'др',
    ]);
    for (const { word, start, end } of tokenise(text)) expect(text.slice(start, end)).toBe(word);
  });

  it('keeps decomposed letters, soft hyphens and emoji in their place', () => {
    const text = 'и\u0306од 👩‍👧 plov\u00ADdiv';
    expect(tokenise(text).map(({ word }) => word)).toEqual(['и\u0306од', 'plov\u00ADdiv']);
  });

  it('covers every letter once, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        let end = 0;
        for (const token of tokenise(text)) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(end, token.start)).not.toMatch(/[\p{L}\p{N}]/u);
          end = token.end;
        }
        expect(text.slice(end)).not.toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });

  it('is linear on hostile input', () => {
    expect(tokenise("a'".repeat(100_000))).toHaveLength(1);
    expect(tokenise("'".repeat(200_000))).toHaveLength(0);
  });
});
