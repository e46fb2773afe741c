import { describe, expect, test } from 'vitest';
import { chosenDraft, mergeChoices, sourceRenames } from '#lib/projects/rules/merge-choices.ts';

const into = {
  'title.en': 'Title',
  'goal.en': 'Goal',
  places: 'ruse',
  'places[ruse].place': '63427',
  results: 'children',
  'results[children].title.en': 'Children',
  'results[children].expected.number': '120',
  sources: 'page',
  'sources[page].url': 'https://a.example',
  'source:goal.en': 'page',
};
const from = {
  'title.en': 'Another title',
  website: 'https://w.example',
  'source:website': 'page',
  places: 'in-ruse lom',
  'places[in-ruse].place': '63427',
  'places[lom].place': '44238',
  results: 'children parents',
  'results[children].title.en': 'Children',
  'results[children].expected.number': '118',
  'results[parents].title.en': 'Parents',
  sources: 'page other',
  'sources[page].url': 'https://b.example',
  'sources[other].url': 'https://a.example',
};

describe('two projects that become one', () => {
  test('are chosen between where they differ, and in nothing else', () => {
    expect(mergeChoices(from, into)).toEqual({
      fields: [
        { path: 'title.en', from: 'Another title', into: 'Title', side: 'into' },
        { path: 'goal.en', from: '', into: 'Goal', side: 'into' },
        { path: 'results[children].expected.number', from: '118', into: '120', side: 'into' },
        { path: 'website', from: 'https://w.example', into: '', side: 'from' },
      ],
      items: [
        { list: 'places', id: 'lom' },
        { list: 'results', id: 'parents' },
      ],
    });
  });

  test('one page is one source, another of the same id gets an id of its own', () => {
    expect([...sourceRenames(from, into)]).toEqual([
      ['page', 'page-2'],
      ['other', 'page'],
    ]);
  });

  test('the draft has what was chosen, the sources of both, and each source beside its value', () => {
    const fields = { 'results[children].expected.number': 'from' } as const;
    expect(chosenDraft(from, into, { fields, items: new Set(['places lom']) })).toEqual({
      ...into,
      website: 'https://w.example',
      'source:website': 'page-2',
      'results[children].expected.number': '118',
      places: 'ruse lom',
      'places[lom].place': '44238',
      sources: 'page page-2',
      'sources[page-2].url': 'https://b.example',
    });
  });

  test('a project merged with itself is itself', () => {
    expect(chosenDraft(into, into, { fields: {}, items: new Set() })).toEqual(into);
  });
});
