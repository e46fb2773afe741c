import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pathName } from '#lib/projects/form/path-name.ts';
import { namedDifferences } from '#lib/web/staff/shown-differences.ts';

const draft = {
  'title.en': 'A title',
  results: 'children parents',
  'results[children].title.en': 'Children reached',
  'results[children].title.bg': 'Обхванати деца',
  'results[children].expected.number': '120',
  'promoter.nameAsStated': 'A fund',
};

describe('a field in words', () => {
  test.each([
    ['title.en', 'en', 'Title: English'],
    ['results[children].expected.number', 'en', 'Results, Children reached: expected, number'],
    ['results[children].title.bg', 'bg', 'Резултати, Обхванати деца: заглавие, български'],
    ['results[unknown].title.en', 'en', 'Results, unknown: title, English'],
    ['results', 'en', 'Results'],
    ['source:grant', 'en', 'Grant: source'],
    ['quote:goal.bg', 'en', 'Goal: Bulgarian, quotation'],
    ['notPublished[grant].state', 'en', 'Grant: if there is no value'],
    ['somewhere.else', 'en', 'somewhere.else'],
    ['', 'en', ''],
  ] as const)('%s in %s is %s', (path, locale, name) => {
    expect(pathName(locale, path, [draft])).toBe(name);
  });

  test('never fails, whatever the path', () => {
    fc.assert(fc.property(fc.string(), (path) => void pathName('bg', path, [draft])));
    for (const path of ['source:', 'quote:quote:title.en', 'title.toString', '__proto__', 'results[]'])
      expect(pathName('en', path, [draft])).toEqual(expect.any(String));
  });
});

describe('two drafts', () => {
  test('are compared in the order of the editor, lists by the names of their items', () => {
    const after = {
      ...draft,
      'title.en': 'A better title',
      results: 'parents',
      'results[children].title.en': '',
      'promoter.id': 'made-up',
    };
    const found = namedDifferences(draft, after, 'en');
    expect(found.map(({ path }) => path)).toEqual(['title.en', 'results', 'results[children].title.en']);
    expect(found[0]).toMatchObject({ kind: 'changed', lang: 'en', name: 'Title: English' });
    expect(found[1]?.name).toBe('Results: which entries, in which order');
    expect(found[1]?.marks).toEqual([
      { kind: 'removed', text: 'Children reached\n' },
      { kind: 'same', text: 'parents\n' },
    ]);
  });

  test('tell a value before its words and its source, and the source by its title', () => {
    const cited = {
      ...draft,
      grant: '5 EUR',
      'quote:grant': 'Grant: 5 EUR',
      'source:grant': 'page-of-the-operator',
      sources: 'page-of-the-operator other',
      'sources[page-of-the-operator].title': 'The page of the operator',
      'sources[other].title': 'The page of the operator',
    };
    const found = namedDifferences(draft, cited, 'en');
    expect(found.slice(0, 3).map(({ path }) => path)).toEqual(['grant', 'quote:grant', 'source:grant']);
    expect(found[2]?.marks).toEqual([{ kind: 'added', text: 'The page of the operator' }]);
    const moved = namedDifferences(cited, { ...cited, 'source:grant': 'other' }, 'en');
    expect(moved[0]?.marks.map(({ text }) => text).join('')).toContain('other');
  });
});
