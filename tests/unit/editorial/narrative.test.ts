import { describe, expect, test } from 'vitest';
import { markdownTree } from '#components/editorial/editor/markdown-tree.ts';
import { withMark } from '#components/editorial/editor/text-marks.ts';
import { personalData } from '#lib/projects/form/personal-data.ts';
import { resultLines } from '#lib/projects/form/result-lines.ts';
import { actOnRows } from '#lib/projects/form/row-actions.ts';

describe('the preview of a narrative', () => {
  test('knows paragraphs, headings, lists and marks', () => {
    const kinds = markdownTree('One **bold**\nline\n\n## Two\n\n- a\n- [b](https://example.org)\n\n1. c').map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(['paragraph', 'heading', 'list', 'list']);
  });

  test('makes no link that runs something', () => {
    expect(markdownTree('[a](javascript:alert)')).toEqual([
      { kind: 'paragraph', children: [{ kind: 'text', text: '[a](javascript:alert)' }] },
    ]);
  });

  test('is made of 60,000 hostile characters in no time', () => {
    expect(markdownTree('*_[('.repeat(15_000))).toHaveLength(1);
  });
});

test.each([
  ['bold', 'a b c', 2, 3, 'a **b** c'],
  ['italic', 'a b c', 2, 3, 'a *b* c'],
  ['list', 'a\nb', 0, 3, '- a\n- b'],
  ['numbers', '- a\n- b', 0, 7, '1. a\n2. b'],
  ['heading', 'a', 0, 0, '## a'],
  ['link', 'a', 0, 1, '[a](https://)'],
] as const)('the button %s', (mark, text, from, to, wanted) => {
  const marked = withMark({ text, from, to }, mark);
  expect(marked.text).toBe(wanted);
  if (mark !== 'link')
    expect(withMark(marked, mark).text.replace(/^\d\. |- /gm, '')).toBe(text.replace(/^- /gm, ''));
});

test('a wall of text becomes rows', () => {
  expect(
    resultLines('120 vulnerable children; поне 60 лишени от свобода;\n- Handbook for teachers.'),
  ).toEqual([
    { locale: 'en', title: 'Vulnerable children', number: '120' },
    { locale: 'bg', title: 'Лишени от свобода', number: 'поне 60' },
    { locale: 'en', title: 'Handbook for teachers', number: '' },
  ]);
});

test('rows are added, moved and removed as the buttons say', () => {
  let next = 0;
  const act = (draft: Record<string, string>, action: string, group?: string) =>
    actOnRows(draft, action, () => `row-${(next += 1)}`, group);
  const two = act(act({}, 'add results'), 'add results');
  expect(two).toEqual({ results: 'row-1 row-2' });
  expect(act(two, 'up results row-2')).toEqual({ results: 'row-2 row-1' });
  expect(act(two, 'up results row-1')).toEqual(two);
  expect(
    act(
      { ...two, 'results[row-1].title.en': 'x', 'source:results[row-1].achieved': 'a' },
      'remove results row-1',
    ),
  ).toEqual({
    results: 'row-2',
  });
  expect(act({}, 'add targetGroups', 'roma')).toEqual({
    targetGroups: 'roma',
    'targetGroups[roma].basis': 'assigned',
  });
  expect(act({ a: 'b' }, 'explode results')).toEqual({ a: 'b' });
  expect(act({}, 'set grant 34 649 EUR')).toEqual({ grant: '34 649 EUR' });
  expect(act({ 'paste:results': '3 films; a book' }, 'split results')).toMatchObject({
    results: 'row-3 row-4',
    'results[row-3].expected.number': '3',
  });
});

describe('the guard of personal data', () => {
  test.each([
    ['Write to anna.ivanova@example.org now', 'personal-email'],
    ['Call 0888 123 456 today', 'personal-phone'],
    ['Тел. +359 2 981 12 34', 'personal-phone'],
    ['ЕГН 7523169263', 'personal-egn'],
    ['said Mr Ivan Petrov', 'personal-name'],
    ['каза д-р Иванова', 'personal-name'],
  ])('%s', (text, code) => {
    expect(personalData({ 'goal.en': text }).map((issue) => issue.code)).toContain(code);
  });

  test('has nothing to say of figures and places', () => {
    const text = '118 деца от Пловдив, 129 068,80 EUR, 2014-2021, 1234567890 kWh';
    expect(personalData({ 'goal.bg': text })).toEqual([]);
  });
});
