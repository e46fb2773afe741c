import { expect, test } from 'vitest';
import { translationGaps } from '#lib/projects/rules/translation.ts';

const draft = {
  'title.en': 'Title',
  'title.bg': 'Заглавие',
  'goal.en': 'Goal',
  'summary.bg': 'Обобщение',
  'results[a].title.en': 'Line',
  'results[a].title.bg': 'Ред',
  'titleTranslated.bg': 'yes',
  'source:goal.en': 'page',
};

test('says what is missing in a language', () => {
  expect(
    translationGaps(draft, new Map()).map(({ path, locale, kind }) => `${kind} ${locale} ${path}`),
  ).toEqual(['missing bg goal', 'missing en summary']);
});

test.for([
  ['the first was changed later', 7, 3, ['behind bg results[a].title']],
  ['the second was changed later', 3, 7, ['behind en results[a].title']],
  ['both were changed in one revision', 7, 7, []],
] as const)('compares when each language last changed: %s', ([, en, bg, expected]) => {
  const changedAt = new Map([
    ['results[a].title.en', en],
    ['results[a].title.bg', bg],
  ]);
  expect(
    translationGaps(draft, changedAt)
      .filter(({ kind }) => kind === 'behind')
      .map(({ path, locale, kind }) => `${kind} ${locale} ${path}`),
  ).toEqual(expected);
});
