import { describe, expect, test } from 'vitest';
import { chosenTexts } from '#lib/projects/form/conflict-choices.ts';

const posted = (choice: string, text = 'Mine') => ({
  'resolve:goal.en': choice,
  'mine:goal.en': 'Mine',
  'theirs:goal.en': 'Theirs',
  'text:goal.en': text,
  'goal.en': 'Mine',
});

describe('what is chosen on the page of conflicts', () => {
  test.each([
    ['mine', 'Mine', 'Mine'],
    ['theirs', 'Mine', 'Theirs'],
    ['both', 'Mine', 'Mine Theirs'],
    ['edit', 'Written „anew“', 'Written „anew“'],
    ['edit', '', ''],
    // Whoever changes their own text there means the changed one.
    ['mine', 'Mine, and more', 'Mine, and more'],
  ])('%s with “%s” below is “%s”', (choice, text, saved) => {
    expect(chosenTexts(posted(choice, text))).toEqual({ ok: true, resolutions: { 'goal.en': saved } });
  });

  test.each(['theirs', 'both'])('%s is asked about when something else was written below', (choice) => {
    expect(chosenTexts(posted(choice, 'Written and not chosen'))).toEqual({
      ok: false,
      issues: [{ field: 'text:goal.en', code: 'own-text-unused' }],
    });
  });

  test('long texts are put together as paragraphs', () => {
    const form = { ...posted('both'), 'mine:goal.en': 'a\nb', 'text:goal.en': 'a\nb' };
    expect(chosenTexts(form)).toEqual({ ok: true, resolutions: { 'goal.en': 'a\nb\n\nTheirs' } });
  });

  test('no choice, no text', () => {
    expect(chosenTexts({ 'goal.en': 'x' })).toEqual({ ok: true, resolutions: {} });
  });
});
