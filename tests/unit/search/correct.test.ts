import { describe, expect, it } from 'vitest';
import { tokenise } from '#lib/format/text/tokenise.ts';
import { keysOfText } from '#lib/format/text/word-keys.ts';
import { correct, editsBetween, type Vocabulary } from '#lib/search/correct.ts';
import { vocabularyOf } from '#lib/search/key-vector.ts';
import { clausesOf } from '#lib/search/words.ts';

const texts = [
  'Services in Plovdiv and Ruse',
  'Услуги в Пловдив и Лом',
  'Rehabilitation of inmates in prison',
  'A handbook',
];

/** The vocabulary of a few texts, as the database answers it. */
const vocabulary: Vocabulary = {
  async count(terms) {
    const documents = texts.map((text) => tokenise(text).flatMap(({ word }) => keysOfText(word)));
    return terms.map(
      ({ keys, isBeginning }) =>
        documents.filter((document) =>
          document.some((key) => keys.some((each) => (isBeginning ? key.startsWith(each) : key === each))),
        ).length,
    );
  },
  async similar() {
    return vocabularyOf(texts);
  },
  isName: ({ word }) => word === 'Видин',
};

const meant = async (words: string) =>
  (await correct(words, clausesOf(words), vocabulary))?.correction ?? null;

describe('correct', () => {
  it.each([
    ['plovdif', 'Plovdiv', 'spelling'],
    ['plodviv', 'Plovdiv', 'spelling'],
    ['Пловдиф', 'Пловдив', 'spelling'],
    ['handbok', 'handbook', 'spelling'],
    ['rehabilitaton', 'Rehabilitation', 'spelling'],
    ['m.florl', 'пловдив', 'keyboard'],
    ['M.florl', 'Пловдив', 'keyboard'],
    ['гьхафддн', 'handbook', 'keyboard'],
    ['rehab', 'rehab*', 'beginning'],
    ['ruse plovdif', 'ruse Plovdiv', 'spelling'],
    ['m.florl handbok', 'пловдив handbook', 'keyboard'],
    ['"services in plovdif"', '"services in Plovdiv"', 'spelling'],
  ])('%s means %s', async (words, to, reason) =>
    expect(await meant(words)).toEqual({ from: words, to, reason }),
  );

  it.each(['plowdiw', 'Пловдив', 'Rousse', 'затвори', 'Видин', 'lov', 'zzzzzzzz', '2024', ''])(
    'leaves %s alone',
    async (words) => expect(await meant(words)).toBeNull(),
  );
});

describe('editsBetween', () => {
  it.each([
    ['plovdif', 'plovdiv', 1],
    ['plodviv', 'plovdiv', 1],
    ['lom', 'lom', 0],
    ['abcd', 'badc', 3],
    ['ab', 'cd', 2],
  ])('%s and %s: %d', (one, other, edits) => expect(editsBetween(one, other)).toBe(edits));
});
