import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyVector, vocabularyOf } from '#lib/search/key-vector.ts';
import { allQuery, anyQuery, clausesOf, phraseQuery } from '#lib/search/words.ts';

const words = (text: string) => clausesOf(text).map(({ terms }) => terms.map(({ word }) => word).join(' '));

describe('clausesOf', () => {
  it.each([
    ['prison staff', ['prison', 'staff']],
    ['projects for Roma in Plovdiv', ['projects', 'Roma', 'Plovdiv']],
    ['проекти за роми в Пловдив', ['проекти', 'роми', 'Пловдив']],
    ['for the', ['for', 'the']],
    ['"partnership with a cause" Ruse', ['partnership with a cause', 'Ruse']],
    ['„Рома – Лом“', ['Рома Лом']],
    ['ROMA-LOM', ['ROMA LOM']],
    ['BGLD-3.001-0001', ['BGLD 3 001 0001']],
    ['rehab*', ['rehab']],
    ['"unclosed quote', ['unclosed', 'quote']],
    ['🎉 …', []],
  ])('%s', (text, expected) => expect(words(text)).toEqual(expected));

  it('knows phrases, beginnings and places in the text', () => {
    const [phrase, beginning] = clausesOf('"два града" rehab*');
    expect(phrase).toMatchObject({ isPhrase: true, start: 0, end: 11 });
    expect(beginning?.terms[0]).toMatchObject({ word: 'rehab', isBeginning: true });
    expect(clausesOf('ROMA-LOM')[0]?.isPhrase).toBe(false);
  });

  it('writes queries that PostgreSQL can read', () => {
    expect(allQuery(clausesOf('Лом'))).toBe("'lom'");
    expect(allQuery(clausesOf('prisons'))).toBe("('prisons' | 'prison')");
    expect(allQuery(clausesOf('Лом'), ['A', 'B'])).toBe("'lom':AB");
    expect(allQuery(clausesOf('rehab*'))).toBe("'rehab':*");
    expect(allQuery(clausesOf('"Лом Видин" Враца'))).toBe("('lom' <-> 'vidin') & ('vraca' | 'vrak')");
    expect(anyQuery(clausesOf('"Лом Видин"'))).toBe("'lom' | 'vidin'");
    expect(phraseQuery(clausesOf('Лом'))).toBeNull();
    expect(phraseQuery(clausesOf('Лом Видин'))).toBe("'lom' <-> 'vidin'");
  });

  it('holds on to every word of hostile input, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const { start, end, text: piece } of clausesOf(text)) expect(text.slice(start, end)).toBe(piece);
      }),
    );
    expect(clausesOf('"'.repeat(50_000))).toEqual([]);
  });
});

describe('KeyVector', () => {
  it('numbers words, weighs them and leaves a gap between texts', () => {
    const vector = new KeyVector().add('Лом и Видин', 'A').add('Lom', 'B').toString();
    expect(vector).toBe("'lom':1A,14B 'i':2A 'vidin':3A");
  });

  it('stays within what a tsvector holds', () => {
    const vector = new KeyVector().add('lom '.repeat(40_000)).toString();
    expect(vector.split(',')).toHaveLength(255);
    expect(new KeyVector().add(`${'a '.repeat(20_000)}lom`).toString()).toContain("'lom':16383");
  });
});

describe('vocabularyOf', () => {
  it('collects words worth correcting to, in each script', () => {
    expect(vocabularyOf(['Plovdiv, Lom 2024', 'Пловдив и BG421'])).toEqual([
      { key: 'plovdiv', latin: 'Plovdiv', cyrillic: 'Пловдив' },
    ]);
  });
});
