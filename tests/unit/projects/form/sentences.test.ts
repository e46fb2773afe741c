import { describe, expect, test } from 'vitest';
import { readDraft } from '#lib/projects/form/read.ts';
import { readingSentence } from '#lib/projects/form/sentences.ts';
import { profileToDraft } from '#lib/projects/form/write.ts';
import { seededContent } from '#tests/factories/form-registers.ts';
import { aProject } from '#tests/factories/project.ts';

const { registers } = await seededContent();

/** What stands below a field when `text` is in it. */
function said(path: string, text: string, locale: 'en' | 'bg'): string | null {
  const draft = {
    ...profileToDraft(aProject()),
    results: 'a',
    'results[a].title.en': 'Children',
    [path]: text,
  };
  const { readings } = readDraft(draft, {
    id: 'draft',
    slug: 'draft',
    updatedOn: '2026-01-01',
    statements: [],
    registers,
  });
  const reading = readings[path];
  return reading === undefined ? null : readingSentence(locale, reading, registers).sentence;
}

describe('what the editor says of a text', () => {
  test.for([
    [
      'grant',
      '34 649 EUR',
      'We read €34,649. In words: thirty-four thousand six hundred and forty-nine euro.',
    ],
    ['grant', '€ 34,649', 'We read €34,649. Is it €34.65?'],
    [
      'grant',
      '2 001,02 лв.',
      'We read BGN\u00a02,001.02. In words: two thousand and one leva and two stotinki.',
    ],
    ['results[a].expected.number', '12500', 'We read 12,500. In words: twelve thousand five hundred.'],
    ['results[a].expected.number', '120', null],
    ['results[a].expected.number', 'at least 120', 'We read 120. In words: one hundred and twenty.'],
  ] as const)('%s: %s', ([path, text, sentence]) => {
    expect(said(path, text, 'en')).toBe(sentence);
  });

  test('in Bulgarian', () => {
    expect(said('grant', '2 001,02 лв.', 'bg')).toContain('С думи: две хиляди и един лева и две стотинки.');
    expect(said('results[a].achieved.number', '1002', 'bg')).toContain('С думи: хиляда и две.');
  });
});
