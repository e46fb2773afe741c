import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedText, type SnippetPart, snippetOf } from '#lib/search/snippet.ts';
import { clausesOf, termsOf } from '#lib/search/words.ts';

const terms = (words: string) => termsOf(clausesOf(words));
const shown = (parts: readonly SnippetPart[]) =>
  parts.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('');

describe('markedText', () => {
  it.each([
    ['Rousse', 'Център в Русе и в Rousse', 'Център в [Русе] и в [Rousse]'],
    ['затвор', 'В затворите и край затвора', 'В [затворите] и край [затвора]'],
    ['handbook', 'Handbooks: a HANDBOOK', '[Handbooks]: a [HANDBOOK]'],
    ['rehab*', 'Rehabilitation of inmates', '[Rehabilitation] of inmates'],
    ['roma-lom', 'Foundation “Roma – Lom”', 'Foundation “[Roma] – [Lom]”'],
    ['nothing', 'Something else', 'Something else'],
  ])('%s in %s', (words, text, expected) => expect(shown(markedText(text, terms(words)))).toBe(expected));
});

describe('snippetOf', () => {
  const filler = 'Here stand many other words that say nothing about it. '.repeat(8);

  it('shows a short text whole', () => {
    const snippet = snippetOf('Services in Lom.', terms('Lom'));
    expect(snippet).toMatchObject({ isCutBefore: false, isCutAfter: false });
    expect(shown(snippet.parts)).toBe('Services in [Lom].');
  });

  it('cuts a long text around the first match, at words', () => {
    const snippet = snippetOf(`${filler}A centre opened in Lom then. ${filler}`, terms('Lom'));
    expect(snippet).toMatchObject({ isCutBefore: true, isCutAfter: true });
    expect(shown(snippet.parts)).toMatch(/^\w+ .*A centre opened in \[Lom\] then\..* \w+\.?$/);
    expect(shown(snippet.parts).length).toBeLessThan(220);
  });

  it('prefers the stretch with most of the words', () => {
    const snippet = snippetOf(`Lom. ${filler} Prison staff in Lom. ${filler}`, terms('prison staff lom'));
    expect(shown(snippet.parts)).toContain('[Prison] [staff] in [Lom]');
  });

  it('is always a stretch of the text', () => {
    fc.assert(
      fc.property(
        fc.lorem({ maxCount: 200 }),
        fc.nat(400),
        fc.constantFrom('lorem', 'dolor sit', 'a*'),
        (text, length, words) => {
          const { parts, isCutBefore, isCutAfter } = snippetOf(text, terms(words), length);
          const piece = parts.map((part) => part.text).join('');
          expect(text).toContain(piece);
          expect(text.startsWith(piece)).toBe(!isCutBefore || text === '' || text.startsWith(piece));
          if (!isCutBefore && !isCutAfter) expect(piece).toBe(text);
        },
      ),
    );
  });
});
