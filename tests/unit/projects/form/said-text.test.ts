import { expect, test } from 'vitest';
import { pathName } from '#lib/projects/form/path-name.ts';
import type { FormRegisters } from '#lib/projects/form/registers.ts';
import { saidText } from '#lib/projects/form/said-text.ts';
import { namedDifferences } from '#lib/web/staff/shown-differences.ts';

const registers: FormRegisters = {
  organisations: [{ slug: 'a-fund', name: { en: 'A fund', bg: 'Фонд' }, aliases: [] }],
  places: [
    {
      id: '44238',
      slug: 'lom',
      nameSlug: 'lom',
      kind: 'town',
      parentId: null,
      name: { en: 'Lom', bg: 'Лом' },
      aliases: [],
    },
  ],
  programmes: [{ slug: 'justice', name: { en: 'Justice', bg: 'Правосъдие' } }],
  targetGroups: [{ slug: 'children', name: { en: 'Children', bg: 'Деца' }, parentSlug: null }],
};

test.each([
  ['programme', 'justice', 'Правосъдие'],
  ['programme', 'Justice', 'Justice'],
  ['programme', 'unheard-of', 'unheard-of'],
  ['promoter.organisation', 'a-fund', 'Фонд'],
  ['promoter.nameAsStated', 'a-fund', 'a-fund'],
  ['places[x].place', '44238', 'Лом (Град)'],
  ['places[x].place', 'lom', 'Лом (Град)'],
  ['places[x].place', 'Лом', 'Лом'],
  ['workingTitle', 'yes', 'Да'],
  ['donorCountries.NO', 'yes', 'Да'],
  ['donorPartners[x].country', 'NO', 'Норвегия'],
  ['donorPartners[x].country', 'Norway', 'Norway'],
  ['targetGroups[children].basis', 'declared', 'Обявена от източника'],
  ['results[x].expected.number', '120', '120'],
  ['title.bg', 'yes', 'yes'],
  ['', 'yes', 'yes'],
  ['constructor', 'yes', 'yes'],
  ['promoter.constructor', 'a-fund', 'a-fund'],
])('%s “%s” reads %s', (path, text, said) => {
  expect(saidText('bg', path, text, registers)).toBe(said);
});

test('rows are called what the registers call them', () => {
  const draft = { 'places[x].place': 'lom', 'partners[p].organisation': 'a-fund' };
  expect(pathName('bg', 'targetGroups[children]', [draft], registers)).toBe('Целеви групи, Деца');
  expect(pathName('bg', 'places[x]', [draft], registers)).toBe('Места, Лом (Град)');
  expect(pathName('bg', 'partners[p]', [draft], registers)).toBe('Партньори, Фонд');
});

test('a difference is told in the words of the registers, unless both sides mean the same', () => {
  const [first] = namedDifferences({ programme: 'unheard-of' }, { programme: 'justice' }, 'bg', registers);
  expect(first?.marks).toEqual([
    { kind: 'removed', text: 'unheard-of' },
    { kind: 'added', text: 'Правосъдие' },
  ]);
  const [same] = namedDifferences(
    { 'places[x].place': '44238' },
    { 'places[x].place': 'lom' },
    'bg',
    registers,
  );
  expect(same?.marks).toEqual([
    { kind: 'removed', text: '44238' },
    { kind: 'added', text: 'lom' },
  ]);
});
