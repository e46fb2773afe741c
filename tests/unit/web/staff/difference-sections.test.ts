import { describe, expect, test } from 'vitest';
import type { FormRegisters } from '#lib/projects/form/registers.ts';
import { countValues, differenceSections } from '#lib/web/staff/difference-sections.ts';

const registers: FormRegisters = {
  organisations: [
    { slug: 'roma-lom', name: { en: 'Roma Lom Foundation', bg: 'Фондация Рома Лом' }, aliases: [] },
  ],
  places: [
    {
      id: 'MON24',
      slug: 'lom',
      nameSlug: 'lom',
      name: { en: 'Lom', bg: 'Лом' },
      kind: 'municipality',
      parentId: null,
      aliases: [],
    },
  ],
  programmes: [{ slug: 'justice', name: { en: 'Justice', bg: 'Правосъдие' } }],
  targetGroups: [{ slug: 'roma', name: { en: 'Roma', bg: 'Роми' }, parentSlug: null }],
};

const imported = {
  'title.en': 'A fund',
  'source:title': 'page',
  'quote:title': 'A fund',
  programme: 'justice',
  fundingPeriod: '2014-2021',
  'fundingPeriodDerivedFrom.en': 'From the layout.',
  declaredStatus: 'ongoing',
  startsOn: '12.10.2022',
  grant: '129 068,80 EUR',
  'source:grant': 'page',
  'quote:grant': 'Grant amount: 129 068,80 EUR',
  partners: 'roma-lom',
  'partners[roma-lom].organisation': 'roma-lom',
  'partners[roma-lom].nameAsStated': 'Foundation “Roma – Lom”',
  places: 'lom',
  'places[lom].place': 'MON24',
  'source:places[lom]': 'page',
  'quote:places[lom]': 'Lom',
  targetGroups: 'roma',
  'targetGroups[roma].basis': 'declared',
  results: 'persons',
  'results[persons].title.en': 'Persons reached',
  'results[persons].expected.number': '2100',
  'results[persons].expected.qualifier': 'at-least',
  'contact.name': 'Somebody',
  contactSource: 'page',
  sources: 'page',
  'sources[page].title': 'The page of the operator',
  'sources[page].language': 'en',
  'sources[page].receivedOn': '2026-11-20',
};

const shown = (before: Record<string, string>, after: Record<string, string>, locale: 'en' | 'bg' = 'en') =>
  differenceSections(before, after, locale, registers);

const lines = (sections: ReturnType<typeof shown>) =>
  sections.flatMap(({ entries }) =>
    entries.map(({ name, row, parts }) =>
      [name, row, ...parts.map((part) => part.marks.map(({ text }) => text).join(' → '))]
        .filter((text) => text !== null)
        .join(' | '),
    ),
  );

describe('a new draft for somebody who reads it first', () => {
  test('is grouped by the sections of the form, every value in words, lists told by their rows', () => {
    const sections = shown({}, imported);
    expect(sections.map(({ id }) => id)).toEqual([
      'basics',
      'money',
      'people',
      'where',
      'results',
      'contact',
      'sources',
    ]);
    expect(lines(sections)).toEqual([
      'Title | A fund',
      'Programme | Justice',
      'Funding period | 2014–2021 | From the layout.',
      'Declared status | ongoing',
      'Start | 12 October 2022',
      'Grant | €129,068.80',
      'Partner | Roma Lom Foundation | Foundation “Roma – Lom”',
      'Place | Lom (Municipality)',
      'Target group | Roma | Declared by the source',
      'Result | Persons reached | at least 2,100',
      'Contact | Somebody',
      'Source | The page of the operator | English | 20 November 2026',
    ]);
    expect(lines(shown({}, imported, 'bg'))).toContain('Програма | Правосъдие');
  });

  test('has a text that waits to be parted into results among the results, by its name', () => {
    const waiting = { 'paste:results': '120 children; 3 kitchens' };
    const [section] = shown({}, waiting);
    expect(section?.id).toBe('results');
    expect(lines(shown({}, waiting))).toEqual(['Results | 120 children; 3 kitchens']);
    expect(section?.entries[0]?.parts.map(({ name }) => name)).toEqual(['Text to be parted']);
    expect(shown({}, waiting, 'bg').map(({ title }) => title)).toEqual(['Резултати']);
  });

  test('has each source under the value it belongs to, by its title, with its words', () => {
    const entries = shown({}, imported).flatMap(({ entries: own }) => own);
    const grant = entries.find(({ path }) => path === 'grant');
    expect(grant?.sources).toHaveLength(1);
    expect(grant?.sources[0]).toMatchObject({
      path: 'grant',
      of: null,
      page: { marks: [{ kind: 'added', text: 'The page of the operator' }] },
      words: { marks: [{ kind: 'added', text: 'Grant amount: 129 068,80 EUR' }] },
    });
    expect(entries.find(({ path }) => path === 'contact')?.sources[0]?.page?.marks).toEqual([
      { kind: 'added', text: 'The page of the operator' },
    ]);
    expect(entries.flatMap(({ parts }) => parts).some(({ path }) => path.startsWith('source:'))).toBe(false);
  });

  test('counts its values, and those that name where they come from', () => {
    const sections = shown({}, imported);
    expect(countValues(sections, imported, [])).toEqual({ values: 11, sourced: 4 });
    const stated = { path: 'results[persons].expected', value: null, sourceId: 'page', preferred: true };
    expect(countValues(sections, imported, [stated]).sourced).toBe(5);
  });
});

describe('what became different', () => {
  test('names the row that a part of it changed in, and both values in words', () => {
    const after = { ...imported, grant: '130 000 EUR', 'partners[roma-lom].nameAsStated': 'Roma Lom' };
    expect(lines(shown(imported, after))).toEqual([
      'Grant | €129,068.80 → €130,000',
      'Partner | Roma Lom | Foundation “Roma – Lom” → Roma Lom',
    ]);
  });

  test('says a text that means the same as it was typed', () => {
    const found = shown(imported, { ...imported, grant: '129068.80 EUR' });
    expect(found[0]?.entries[0]?.parts[0]?.marks.map(({ text }) => text).join('')).toContain('129068.80');
  });

  test('tells the order of a list where only the order differs, and rows that left with nothing else', () => {
    const two = { ...imported, places: 'lom other', 'places[other].place': 'somewhere' };
    expect(lines(shown(two, { ...two, places: 'other lom' }))).toHaveLength(1);
    expect(lines(shown(two, { ...two, places: 'lom' }))).toEqual([expect.stringContaining('somewhere')]);
    expect(lines(shown(imported, two))).toEqual(['Place | somewhere']);
  });

  test('leaves nothing out, whatever the path is called', () => {
    const strange = { 'somewhere.else': 'x', 'notPublished[grant].state': 'not-published' };
    expect(lines(shown({}, strange))).toEqual(['Grant | Not published', 'somewhere | x']);
  });
});
