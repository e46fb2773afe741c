import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectSearch } from '#lib/projects/facets.ts';
import {
  lastPage,
  longestValue,
  longestWords,
  mostNotices,
  mostValues,
  mostWords,
} from '#lib/search/limits.ts';
import { type Parameters, parseSearch } from '#lib/search/parse-search.ts';
import { everything, toParameters } from '#lib/search/query.ts';

const register =
  (...slugs: string[]) =>
  (value: string) =>
    slugs.includes(value) ? value : null;

const resolvers = {
  place: (value: string) =>
    value === 'rousse' ? 'ruse' : register('plovdiv', 'ruse', 'lom-municipality')(value),
  'target-group': register('roma', 'children'),
  programme: register('justice'),
  organisation: register('crime-prevention-fund-iga'),
  'partner-country': register('no', 'is'),
};

const parse = (parameters: Parameters) => parseSearch(projectSearch, parameters, resolvers);
const read = (address: string) => parse(new URLSearchParams(address));
const canonical = (address: string) =>
  decodeURIComponent(toParameters(projectSearch, read(address).query).toString());
const codes = (address: string) => read(address).notices.map(({ field, code }) => `${field}:${code}`);

describe('parseSearch', () => {
  it('reads nothing as everything', () => {
    expect(read('')).toEqual({ query: everything(projectSearch), notices: [] });
    expect(read('q=&place=&amount-min=&sort=&page=')).toEqual(read(''));
  });

  it('reads every parameter', () => {
    const { query, notices } = read(
      'q=prison+staff&exact=1&place=plovdiv&place=ruse&not-place=lom-municipality&target-group=roma&status=running' +
        '&status=ended&not-status=planned&programme=justice&organisation=crime-prevention-fund-iga&partner-country=no' +
        '&period=2014-2021&amount-min=1000&amount-max=200000&from=2022&to=2024-04&has=results&sort=amount-desc&page=3',
    );
    expect(notices).toEqual([]);
    expect(query).toMatchObject({
      words: 'prison staff',
      exact: true,
      choices: {
        place: { any: ['plovdiv', 'ruse'], none: ['lom-municipality'] },
        status: { any: ['ended', 'running'], none: ['planned'] },
        period: { any: ['2014-2021'], none: [] },
      },
      ranges: { amount: { min: 1000, max: 200_000 }, dates: { min: '2022', max: '2024-04' } },
      sort: 'amount-desc',
      page: 3,
    });
  });

  it.each([
    ['colour=red', 'colour:unknown-parameter'],
    ['not-amount=5', 'not-amount:unknown-parameter'],
    ['place=atlantis', 'place:unknown-value'],
    ['not-place=atlantis', 'not-place:unknown-value'],
    ['status=happy', 'status:unknown-value'],
    ['has=everything', 'has:unknown-value'],
    ['partner-country=zz', 'partner-country:unknown-value'],
    ['sort=random', 'sort:unknown-value'],
    ['exact=yes', 'exact:unknown-value'],
    ['amount-min=many', 'amount-min:not-an-amount'],
    ['amount-min=-5', 'amount-min:not-an-amount'],
    ['amount-max=1e9', 'amount-max:not-an-amount'],
    ['amount-max=100.000', 'amount-max:not-an-amount'],
    ['amount-max=99999999999999', 'amount-max:not-an-amount'],
    ['amount-min=5&amount-max=2', 'amount-min:reversed'],
    ['from=yesterday', 'from:not-a-date'],
    ['from=2023-02-30', 'from:not-a-date'],
    ['to=2023-13', 'to:not-a-date'],
    ['from=2024&to=2022', 'from:reversed'],
    ['page=0', 'page:page-out-of-range'],
    ['page=-1', 'page:page-out-of-range'],
    ['page=1.5', 'page:page-out-of-range'],
    ['page=two', 'page:page-out-of-range'],
    [`page=${lastPage + 1}`, 'page:page-out-of-range'],
    ['q=a&q=b', 'q:repeated'],
    ['sort=title&sort=newest', 'sort:repeated'],
    ['page=1&page=2', 'page:repeated'],
    ['q=%F0%9F%8E%89', 'q:no-words'],
    ['q=roma%00', 'q:control-characters'],
    ['place=plovdiv%00', 'place:control-characters'],
    [`q=${'roma '.repeat(60)}`, 'q:too-long'],
    [`q=${'a+'.repeat(mostWords + 1)}`, 'q:too-many-words'],
    [`place=${'x'.repeat(longestValue + 1)}`, 'place:too-long'],
    [Array.from({ length: 300 }, (_, index) => `p${index}=1`).join('&'), 'parameters:too-many'],
  ])('says what it ignored in %.60s', (address, notice) => expect(codes(address)).toContain(notice));

  it('names what was ignored, printable and short', () => {
    expect(read('place=atlantis').notices[0]?.context).toEqual({ value: 'atlantis' });
    const value = String(read(`place=${'\u202E%07z'.repeat(25)}`).notices[0]?.context?.['value']);
    expect([...value].length).toBeLessThanOrEqual(60);
    expect(value).not.toMatch(/[\p{Cc}\u202E]/u);
  });

  it('keeps what is right beside what is wrong', () => {
    expect(canonical('place=atlantis&place=ruse&status=nope&has=results&amount-min=x&amount-max=500')).toBe(
      'place=ruse&amount-max=500&has=results',
    );
    expect(canonical('q=lom%00&page=99999')).toBe('q=lom');
  });

  it('lists few notices and counts the rest', () => {
    const { notices } = read(Array.from({ length: 40 }, (_, index) => `p${index}=1`).join('&'));
    expect(notices).toHaveLength(mostNotices + 1);
    expect(notices.at(-1)).toEqual({
      field: 'parameters',
      code: 'more',
      context: { count: 40 - mostNotices },
    });
  });

  it('passes over what other sites append to links', () => {
    expect(read('utm_source=x&fbclid=y&gclid=z').notices).toEqual([]);
  });

  it('takes what a person types', () => {
    expect(canonical('amount-min=€ 100 000&amount-max=200 000 EUR')).toBe(
      'amount-min=100000&amount-max=200000',
    );
    expect(canonical('q=  Лом   и  Русе ')).toBe('q=Лом+и+Русе');
    expect(canonical('place=Rousse')).toBe('place=ruse');
    expect(canonical('status=RUNNING')).toBe('status=running');
  });

  it('caps values and words', () => {
    const many = parse({ has: ['results'], place: Array.from({ length: 90 }, (_, index) => `p${index}`) });
    expect(many.query.choices.has.any).toEqual(['results']);
    const anyPlace = { ...resolvers, place: (value: string) => value };
    const all = parseSearch(
      projectSearch,
      { place: Array.from({ length: 90 }, (_, i) => `p${i}`) },
      anyPlace,
    );
    expect(all.query.choices.place.any).toHaveLength(mostValues);
    expect(read(`q=${'слово '.repeat(100)}`).query.words.length).toBeLessThanOrEqual(longestWords);
  });

  it('reads both kinds of parameters alike', () => {
    expect(parse({ q: 'lom', place: ['ruse', 'plovdiv'], has: undefined })).toEqual(
      read('q=lom&place=ruse&place=plovdiv'),
    );
  });
});

describe('the canonical address', () => {
  it.each([
    ['page=2&place=ruse&q=b&place=plovdiv', 'q=b&place=plovdiv&place=ruse&page=2'],
    ['sort=newest&page=1', ''],
    ['sort=relevance', ''],
    ['q=lom&sort=relevance', 'q=lom'],
    ['q=lom&sort=newest', 'q=lom&sort=newest'],
    ['exact=1', ''],
    ['exact=1&q=lom', 'q=lom&exact=1'],
    ['not-status=ended&status=running', 'status=running&not-status=ended'],
    ['place=ruse&place=ruse', 'place=ruse'],
  ])('of %s is %s', (address, expected) => expect(canonical(address)).toBe(expected));

  const known = {
    place: ['plovdiv', 'ruse', 'lom-municipality'],
    'target-group': ['roma', 'children'],
    status: ['planned', 'running', 'ended', 'results-published'],
    period: ['2009-2014', '2014-2021'],
    has: ['results', 'documents', 'photos', 'bilateral'],
  };
  const entry = fc.oneof(
    ...Object.entries(known).flatMap(([name, values]) => [
      fc.tuple(fc.constantFrom(name, `not-${name}`), fc.constantFrom(...values)),
    ]),
    fc.tuple(fc.constant('q'), fc.string({ unit: 'grapheme', maxLength: 260 })),
    fc.tuple(fc.constantFrom('amount-min', 'amount-max'), fc.nat().map(String)),
    fc.tuple(fc.constantFrom('from', 'to'), fc.constantFrom('2020', '2021-05', '2022-02-28', '2024-12')),
    fc.tuple(fc.constant('sort'), fc.constantFrom(...projectSearch.sorts)),
    fc.tuple(fc.constant('page'), fc.integer({ min: -1, max: 6000 }).map(String)),
    fc.tuple(fc.constant('exact'), fc.constantFrom('0', '1')),
    fc.tuple(fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ unit: 'binary', maxLength: 300 })),
    fc.tuple(
      fc.constantFrom('q', 'place', 'not-status', 'amount-min', 'from', 'sort', 'page', 'has'),
      fc.string({ unit: 'binary', maxLength: 300 }),
    ),
  );

  it('comes back unchanged, without a notice, and is stable', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 14 }), (entries) => {
        const { query } = parse(new URLSearchParams(entries));
        const address = toParameters(projectSearch, query);
        const again = parse(new URLSearchParams(address.toString()));
        expect(again.query).toEqual(query);
        expect(again.notices).toEqual([]);
        expect(toParameters(projectSearch, again.query).toString()).toBe(address.toString());
      }),
      { numRuns: 400 },
    );
  });
});
