import { describe, expect, it } from 'vitest';
import { searchProjects } from '#lib/projects/queries/search.ts';
import type { FacetValue } from '#lib/projects/queries/search-facets.ts';
import { loadProjectRegisters } from '#lib/projects/queries/search-registers.ts';
import { derivedStatus } from '#lib/projects/rules.ts';
import { search, searchedDatabase, slugsOf, today } from './searched-portfolio.ts';
import { searchedProjects } from './searched-projects.ts';

const flat = (values: readonly FacetValue[]): FacetValue[] =>
  values.flatMap((value) => [value, ...flat(value.children)]);

describe('filtering published projects', () => {
  const database = searchedDatabase(() => searchedProjects);
  const found = async (address: string) => (await slugsOf(database.public, address)).sort();

  describe('filters', () => {
    it.each([
      ['place=plovdiv', ['centres', 'training']],
      ['place=plovdiv-municipality', ['centres']],
      ['place=plovdiv-district', ['centres', 'training']],
      ['place=lom', ['centres', 'ended', 'planned']],
      ['place=lom-town', ['centres', 'ended']],
      ['place=plovdiv&place=ruse', ['centres', 'shelter', 'training']],
      ['place=plovdiv&place=lom&not-place=lom-town', ['planned', 'training']],
      ['place=plovdiv&target-group=roma', ['centres', 'training']],
      ['target-group=ethnic-minorities', ['centres', 'training']],
      ['not-target-group=roma', ['ended', 'planned', 'shelter']],
      ['status=running', ['shelter']],
      ['status=planned', ['planned']],
      ['status=ended', ['ended']],
      ['status=results-published', ['centres']],
      ['not-status=ended&not-status=planned', ['centres', 'shelter', 'training']],
      ['programme=justice', ['centres', 'shelter']],
      ['organisation=roma-lom', ['centres']],
      ['organisation=roma-lom&organisation=centre-dinamika', ['centres', 'shelter']],
      ['partner-country=no', ['centres']],
      ['period=2009-2014', ['training']],
      ['amount-min=100000', ['centres', 'planned']],
      ['amount-max=99999', ['shelter']],
      ['amount-min=99999&amount-max=99999', ['shelter']],
      ['from=2027', ['planned', 'shelter']],
      ['to=2019', ['ended']],
      ['from=2023&to=2023', ['centres']],
      ['from=2024-05&to=2025', []],
      ['has=documents', ['shelter']],
      ['has=photos', ['planned']],
      ['has=bilateral&has=documents', ['centres', 'shelter']],
      ['has=results&q=roma', ['centres']],
      ['q=lom&not-has=results&status=planned', ['planned']],
    ])('%s', async (address, slugs) => expect(await found(address)).toEqual(slugs));

    it('agree with the derived status of every project', async () => {
      for (const status of ['planned', 'running', 'ended', 'results-published'] as const) {
        const expected = searchedProjects
          .filter((project) => derivedStatus(project, today) === status)
          .map(({ slug }) => slug);
        expect(await found(`status=${status}`)).toEqual(expected.sort());
      }
    });

    it('say how many have no amount, and no dates', async () => {
      expect(await search(database.public, 'amount-min=1')).toMatchObject({
        total: 3,
        withoutAmount: 2,
        withoutDates: null,
      });
      expect(await search(database.public, 'from=2000')).toMatchObject({
        total: 4,
        withoutDates: 1,
        withoutAmount: null,
      });
      expect((await search(database.public, 'amount-min=1&place=plovdiv')).withoutAmount).toBe(1);
    });
  });

  it('take other spellings of a place', async () => {
    for (const place of ['Русе', 'rousse', 'Rousse', 'RUSE'])
      expect(await found(`place=${place}`)).toEqual(['shelter']);
  });

  describe('counts', () => {
    it('of each facet apply all other facets, not its own', async () => {
      const { facets } = await search(database.public, 'place=lom&status=planned');
      const montana = facets.place.find(({ value }) => value === 'montana-district');
      expect(montana).toMatchObject({ count: 1, isSelected: false });
      expect(montana?.children).toMatchObject([
        { value: 'lom-municipality', count: 1, chosenBy: 'lom', isSelected: true },
      ]);
      expect(facets.status.map(({ value, count }) => [value, count])).toEqual([
        ['planned', 1],
        ['ended', 1],
        ['results-published', 1],
      ]);
    });

    it('lead to exactly as many hits, whatever else is chosen', async () => {
      for (const others of [
        '',
        'q=lom',
        'place=plovdiv',
        'status=ended&status=results-published',
        'not-has=photos',
      ]) {
        const { facets } = await search(database.public, others);
        for (const [facet, values] of Object.entries(facets)) {
          if (others.includes(facet)) continue;
          for (const { value, count } of flat(values)) {
            const { total } = await search(database.public, `${others}&${facet}=${value}`);
            expect([others, facet, value, total]).toEqual([others, facet, value, count]);
          }
        }
      }
    });

    it('keep what is chosen even when it counts nothing', async () => {
      const { facets } = await search(
        database.public,
        'place=vidin&status=planned&organisation=roma-plovdiv',
      );
      expect(facets.organisation[0]).toMatchObject({ value: 'roma-plovdiv', count: 0, isSelected: true });
      const vidin = facets.place.find(({ value }) => value === 'vidin-district');
      expect(vidin).toMatchObject({ count: 0, isSelected: true });
    });
  });

  describe('order and pages', () => {
    it.each([
      ['', ['planned', 'shelter', 'centres', 'ended', 'training']],
      ['sort=ends-soon', ['shelter', 'centres', 'ended', 'planned', 'training']],
      ['sort=amount-desc', ['planned', 'centres', 'shelter', 'ended', 'training']],
      ['sort=amount-asc', ['shelter', 'centres', 'planned', 'ended', 'training']],
      ['sort=title', ['shelter', 'centres', 'ended', 'planned', 'training']],
    ])('%s', async (address, slugs) => expect(await slugsOf(database.public, address)).toEqual(slugs));

    it('sorts titles in the language of the reader', async () => {
      const { hits } = await search(database.public, 'sort=title', 'bg');
      expect(hits.map(({ card }) => card.title.bg)).toEqual([
        'Обучение на служители',
        'Пловдив утре',
        'Стар мост',
        'Съвети в Русе',
        'Центрове за деца',
      ]);
    });

    it('shows the last page for a later one, and says so', async () => {
      const results = await search(database.public, 'page=7');
      expect(results).toMatchObject({ total: 5, page: 1, pages: 1 });
      expect(results.notices).toMatchObject([{ field: 'page', code: 'page-out-of-range' }]);
      expect(results.hits).toHaveLength(5);
    });
  });

  describe('nothing found', () => {
    it('offers each condition to drop, and what one would get', async () => {
      const { alternatives } = await search(database.public, 'q=handbook&place=lom');
      expect(alternatives.map(({ dropped, total }) => [dropped.kind, total])).toEqual([
        ['words', 3],
        ['facet', 1],
      ]);
      for (const { query, total } of alternatives) {
        const registers = await loadProjectRegisters(database.public, {});
        expect((await searchProjects(database.public, query, { locale: 'en', today, registers })).total).toBe(
          total,
        );
      }
    });

    it('offers each word to drop', async () => {
      const { alternatives } = await search(database.public, 'q=handbook+bridge&exact=1');
      expect(alternatives.map(({ dropped, total }) => [dropped, total])).toEqual([
        [{ kind: 'word', word: 'handbook' }, 1],
        [{ kind: 'word', word: 'bridge' }, 1],
      ]);
    });
  });
});
