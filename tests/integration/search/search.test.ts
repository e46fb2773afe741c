import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { nearestTitles } from '#lib/projects/queries/search-nearest.ts';
import { loadProjectRegisters } from '#lib/projects/queries/search-registers.ts';
import { pruneSearchWords } from '#lib/projects/queries/search-rows.ts';
import { suggest } from '#lib/projects/queries/search-suggest.ts';
import { type SectionField, sectionFields } from '#lib/projects/searchable.ts';
import type { SnippetPart } from '#lib/search/snippet.ts';
import { aProject } from '#tests/factories/project.ts';
import { publish, search, searchedDatabase, slugsOf } from './searched-portfolio.ts';
import { searchedProjects } from './searched-projects.ts';

const shown = (parts: readonly SnippetPart[]) =>
  parts.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('');

describe('searching published projects', () => {
  const database = searchedDatabase(() => searchedProjects);
  const found = async (address: string) => (await slugsOf(database.public, address)).sort();

  describe('words', () => {
    it.each([
      ['Пловдив Лом', ['centres', 'planned', 'training'], 'words may stand in different texts'],
      ['деца Норвегия', [], 'all of them have to stand somewhere'],
      ['"children helped"', ['centres'], 'a phrase stands together'],
      ['"helped children"', [], 'in its order'],
      ['BG05-0042', ['centres'], 'a number'],
      ['bergen', ['centres'], 'bilateral results'],
      ['118', ['centres'], 'an achieved quantity'],
      ['roma', ['centres', 'training'], 'a target group by its name'],
      ['Montana', ['centres', 'ended', 'planned'], 'a place above'],
      ['the', [], 'filler alone is searched for as it stands'],
      ['Zlatomir', [], 'never a contact'],
      ['888', [], 'never a phone number'],
    ])('%s', async (words, slugs) =>
      expect(await found(`q=${encodeURIComponent(words)}&exact=1`)).toEqual(slugs),
    );

    it('puts title before place before text', async () => {
      expect(await slugsOf(database.public, 'q=Plovdiv')).toEqual(['planned', 'centres', 'training']);
      expect((await slugsOf(database.public, 'q=Лом')).at(-1)).toBe('training');
    });

    it('says where it matched, in the original spelling, in the language of the reader', async () => {
      const english = await search(database.public, 'q=bergen');
      expect(english.hits[0]?.matchedIn).toMatchObject([{ section: 'bilateral', locale: 'en' }]);
      expect(shown(english.hits[0]?.matchedIn[0]?.parts ?? [])).toBe('Research guided from [Bergen].');
      const bulgarian = await search(database.public, 'q=bergen', 'bg');
      expect(shown(bulgarian.hits[0]?.matchedIn[0]?.parts ?? [])).toBe('Проучване от [Берген].');
      const other = await search(database.public, 'q=участват');
      expect(other.hits[0]?.matchedIn[0]).toMatchObject({ section: 'activities', locale: 'bg' });
      expect(shown((await search(database.public, 'q=Rousse')).hits[0]?.title ?? [])).toBe(
        'Advice in [Ruse]',
      );
    });

    it('corrects what finds nothing, says so, and can be told not to', async () => {
      expect((await search(database.public, 'q=plovdif')).corrected).toEqual({
        from: 'plovdif',
        to: 'Plovdiv',
        reason: 'spelling',
      });
      expect((await search(database.public, 'q=m.florl')).corrected).toMatchObject({
        to: 'пловдив',
        reason: 'keyboard',
      });
      expect((await search(database.public, 'q=handb')).corrected).toMatchObject({
        to: 'handb*',
        reason: 'beginning',
      });
      expect(await search(database.public, 'q=plovdif&exact=1')).toMatchObject({ total: 0, corrected: null });
    });

    it('leaves the name of a place alone, even where nothing was done', async () => {
      expect(await search(database.public, 'q=Видин')).toMatchObject({ total: 0, corrected: null });
    });
  });

  describe('near titles', () => {
    it.each([
      ['centres-for-childern', 'centres'],
      ['tsentrove-za-detsa', 'centres'],
      ['old-bridges', 'ended'],
    ])('%s is near %s', async (address, slug) => {
      expect((await nearestTitles(database.public, address))[0]?.slug).toBe(slug);
    });

    it.each(['', '---', '%00', 'zzzzqqq', 'zq'.repeat(5000)])('takes any address', async (address) => {
      expect(await nearestTitles(database.public, address)).toEqual([]);
    });
  });

  describe('suggestions', () => {
    it.each([
      ['plo', ['place:plovdiv', 'project:planned']],
      ['Пло', ['place:plovdiv', 'project:planned']],
      ['rousse', ['place:ruse', 'project:shelter']],
      ['centres for ch', ['project:centres']],
      ['rom', ['place:roman', 'target-group:roma']],
      ['', []],
    ])('for %s', async (words, expected) => {
      const registers = await loadProjectRegisters(database.public, {});
      const suggestions = await suggest(database.public, words, registers);
      expect(suggestions.map(({ kind, slug }) => `${kind}:${slug}`)).toEqual(expected);
    });
  });

  it('answers whatever is typed', async () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...'\'\\"&|!:*()<->%_ аbя4αשׁ'), maxLength: 30 }),
    );
    await fc.assert(
      fc.asyncProperty(typed, async (words) => {
        const results = await search(database.public, String(new URLSearchParams({ q: words })));
        expect(results.hits.length).toBe(Math.min(results.total, 20));
      }),
      { numRuns: 60 },
    );
  });

  describe('every searchable text', () => {
    const word = (field: SectionField) => `xylo${field.replaceAll('-', '')}phone`;
    const text = (field: SectionField) => ({ en: `Some ${word(field)} here` });
    const full = aProject({
      id: 'full',
      slug: 'full',
      title: text('title'),
      number: word('number'),
      summary: text('summary'),
      goal: text('goal'),
      sections: (['activities', 'results', 'context', 'sustainability'] as const).map((kind) => ({
        id: kind,
        kind,
        heading: { en: 'Heading' },
        body: text(kind),
      })),
      results: [
        {
          id: 'line',
          title: { en: 'Line' },
          expected: { words: text('expected') },
          achieved: { words: text('achieved') },
        },
      ],
      places: [{ id: 'vratsa', place: 'BG313', note: text('note') }],
      targetGroups: [{ id: 'refugees-and-asylum-seekers', basis: 'assigned' }],
      programme: 'justice',
      fundingPeriod: '2004-2009',
      promoter: { id: 'p', organisation: 'ruse-district-administration', nameAsStated: word('organisation') },
      bilateral: [{ id: 'b', country: 'IS', body: text('bilateral') }],
      outputs: [{ id: 'o', title: text('output'), kind: 'film' }],
      photos: [{ id: 'p', file: 'p.jpg', width: 1, height: 1, alt: text('photo') }],
      sources: [
        {
          id: 's',
          title: word('source'),
          publisher: { en: 'Publisher' },
          url: 'https://example.org/s',
          language: 'en',
          receivedOn: '2026',
        },
      ],
    });
    const byOwnWord: Partial<Record<SectionField, string>> = {
      place: 'Враца',
      'target-group': 'refugees',
      programme: 'Justice',
      period: '2004-2009',
    };

    beforeAll(async () => {
      await database.owner.$transaction((tx) => publish(tx, full), { timeout: 60_000 });
    });

    it.each(sectionFields)('%s', async (field) => {
      const { hits } = await search(
        database.public,
        `exact=1&q=${encodeURIComponent(byOwnWord[field] ?? word(field))}`,
      );
      const hit = hits.find(({ card }) => card.slug === 'full');
      expect(hit).toBeDefined();
      if (field !== 'title') expect(hit?.matchedIn.map(({ section }) => section)).toContain(field);
    });
  });

  it('forgets a withdrawn project', async () => {
    await database.owner.$transaction((tx) =>
      publish(tx, aProject({ id: 'short-lived', slug: 'short-lived', title: { en: 'Ephemeralword' } })),
    );
    expect(await found('q=ephemeralword')).toEqual(['short-lived']);
    await database.owner.project.delete({ where: { id: 'short-lived' } });
    expect(await search(database.public, 'q=ephemeralwort')).toMatchObject({ total: 0, corrected: null });
    expect(await pruneSearchWords(database.owner)).toBeGreaterThan(0);
    expect(await pruneSearchWords(database.owner)).toBe(0);
  });
});
