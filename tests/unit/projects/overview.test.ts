import { expect, test } from 'vitest';
import { attentionOf, lacksTranslation } from '#lib/projects/rules/overview.ts';

test('a text in one language only needs somebody', () => {
  expect(lacksTranslation({ 'goal.en': 'Fewer children leave school.', 'goal.bg': ' ' })).toBe(true);
  expect(attentionOf({ 'title.bg': 'Деца' }, null, new Date())).toEqual(['missing-translation']);
});

test('who translated a title is no text, nor are the words and the source of a value', () => {
  const draft = {
    'title.en': 'Children',
    'title.bg': 'Деца',
    'titleTranslated.bg': 'yes',
    'quote:goal.en': 'Fewer children leave school.',
    'source:goal.en': 'page',
  };
  expect(lacksTranslation(draft)).toBe(false);
});
