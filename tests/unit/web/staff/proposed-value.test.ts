import { expect, test } from 'vitest';
import type { ProposedField } from '#lib/imports/drafts/proposal.ts';
import type { FormRegisters } from '#lib/projects/form/registers.ts';
import { shownValue, sideOfResult } from '#lib/web/staff/proposed-value.ts';

const registers: FormRegisters = {
  organisations: [],
  places: [],
  programmes: [],
  targetGroups: [{ slug: 'women', name: { en: 'Women', bg: 'Жени' } }],
} as unknown as FormRegisters;

const aField = (more: Pick<ProposedField, 'field' | 'texts' | 'shown'>): ProposedField => ({
  id: 'a',
  kind: 'suggestion',
  cites: [],
  raw: more.shown,
  spans: [],
  confidence: 0.5,
  state: 'new',
  sure: false,
  ...more,
});

test('a quantity is told in words, with its side', () => {
  const texts = {
    'results[a].title.en': 'children',
    'results[a].achieved.number': '1500',
    'results[a].achieved.qualifier': 'at-least',
  };
  const field = aField({ field: 'results', texts, shown: '>= 1500 children' });
  expect(shownValue(field, registers, 'en')).toBe('at least 1,500 children');
  expect(shownValue(field, registers, 'bg')).toMatch(/^най-малко 1\s?500 children$/);
  expect(sideOfResult(texts)).toBe('achieved');
  expect(sideOfResult({ grant: '5 EUR' })).toBeNull();
});

test('a target group is called as the register calls it, in the language of the reader', () => {
  const field = aField({
    field: 'targetGroups',
    texts: { 'targetGroups[women].basis': 'declared' },
    shown: 'females',
  });
  expect(shownValue(field, registers, 'en')).toBe('Women');
  expect(shownValue(field, registers, 'bg')).toBe('Жени');
});
