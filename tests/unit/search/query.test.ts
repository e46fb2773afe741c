import { describe, expect, it } from 'vitest';
import { projectSearch, projectSentenceOrder } from '#lib/projects/facets.ts';
import { describeCondition, describeSearch } from '#lib/search/describe.ts';
import { parseSearch } from '#lib/search/parse-search.ts';
import {
  addressOf,
  conditionsOf,
  exactly,
  isIndexable,
  toggled,
  withoutCondition,
  withoutPart,
  withPage,
  withSort,
  withWords,
} from '#lib/search/query.ts';

const any = (value: string) => value;
const resolvers = {
  place: any,
  'target-group': any,
  programme: any,
  organisation: any,
  'partner-country': any,
};
const read = (address: string) => parseSearch(projectSearch, new URLSearchParams(address), resolvers).query;
const address = (query: ReturnType<typeof read>) => addressOf(projectSearch, '/en/projects', query);

describe('changing a search', () => {
  const search = read('q=lom&place=ruse&place=plovdiv&not-has=photos&amount-min=5&page=4');

  it('has a chip for each condition, and each chip an address without it', () => {
    const left = conditionsOf(projectSearch, search).map((condition) =>
      address(withoutCondition(projectSearch, search, condition)),
    );
    expect(left).toEqual([
      '/en/projects?place=plovdiv&place=ruse&amount-min=5&not-has=photos',
      '/en/projects?q=lom&place=ruse&amount-min=5&not-has=photos',
      '/en/projects?q=lom&place=plovdiv&amount-min=5&not-has=photos',
      '/en/projects?q=lom&place=plovdiv&place=ruse&not-has=photos',
      '/en/projects?q=lom&place=plovdiv&place=ruse&amount-min=5',
    ]);
  });

  it('adds, removes and turns round a value, and goes to the first page', () => {
    expect(address(toggled(search, 'has', 'results'))).toContain('has=results&not-has=photos');
    expect(address(toggled(search, 'place', 'ruse'))).not.toContain('ruse');
    expect(address(toggled(search, 'place', 'ruse', 'none'))).toContain('place=plovdiv&not-place=ruse');
    expect(toggled(search, 'has', 'results').page).toBe(1);
  });

  it('drops a part, changes order, page and words', () => {
    expect(address(withoutPart(projectSearch, search, 'place'))).toBe(
      '/en/projects?q=lom&amount-min=5&not-has=photos',
    );
    expect(address(withoutPart(projectSearch, search, 'amount'))).not.toContain('amount');
    expect(address(withSort(search, 'title'))).toContain('sort=title');
    expect(address(withPage(read('q=lom'), 2))).toBe('/en/projects?q=lom&page=2');
    expect(address(withWords(projectSearch, read('q=lom'), ''))).toBe('/en/projects');
    expect(address(withWords(projectSearch, read(''), 'lom'))).toBe('/en/projects?q=lom');
    expect(address(withWords(projectSearch, read('sort=title'), 'lom'))).toBe(
      '/en/projects?q=lom&sort=title',
    );
    expect(address(exactly(read('q=plovdif')))).toBe('/en/projects?q=plovdif&exact=1');
  });

  it.each([
    ['', true],
    ['place=ruse', true],
    ['not-place=ruse', true],
    ['place=ruse&page=2', true],
    ['q=lom', false],
    ['place=ruse&place=lom', false],
    ['place=ruse&has=results', false],
    ['place=ruse&amount-min=1', false],
  ])('%s may be indexed: %s', (parameters, expected) =>
    expect(isIndexable(projectSearch, read(parameters))).toBe(expected),
  );
});

describe('a search in words', () => {
  const label = (facet: string, value: string) => `${facet}/${value}`;

  it('is a list of messages in reading order', () => {
    const search = read(
      'place=plovdiv&target-group=roma&target-group=children&has=results&not-status=ended&from=2020',
    );
    expect(describeSearch(projectSearch, search, 4, label, projectSentenceOrder)).toEqual([
      { key: 'count', values: { count: 4 } },
      {
        key: 'any.target-group',
        values: { initial: 't' },
        names: ['target-group/children', 'target-group/roma'],
      },
      { key: 'any.place', values: { initial: 'p' }, names: ['place/plovdiv'] },
      { key: 'range.dates.from', values: { min: '2020' } },
      { key: 'any.has', values: { initial: 'h' }, names: ['has/results'] },
      { key: 'none.status', values: { initial: 's' }, names: ['status/ended'] },
    ]);
  });

  it('names each chip', () => {
    const chips = conditionsOf(projectSearch, read('q=lom&not-place=ruse&amount-min=1&amount-max=5')).map(
      (condition) => describeCondition(condition, label),
    );
    expect(chips).toEqual([
      { key: 'words', values: { words: 'lom' } },
      { key: 'none', values: { facet: 'place', name: 'place/ruse' } },
      { key: 'range.amount.between', values: { min: 1, max: 5 } },
    ]);
  });
});
