import { describe, expect, test } from 'vitest';
import { readDraft } from '#lib/projects/form/read.ts';
import { completeness, readiness, unknownFacts } from '#lib/projects/form/readiness.ts';
import { statementsFor } from '#lib/projects/form/statements.ts';
import { profileToDraft } from '#lib/projects/form/write.ts';
import { seededContent } from '#tests/factories/form-registers.ts';
import { aProject } from '#tests/factories/project.ts';

const { projects, registers } = await seededContent();

const draft = profileToDraft(aProject());
const codes = (changes: Record<string, string>) =>
  readiness({ ...draft, ...changes }, [], registers).map(({ field, code }) => `${field}: ${code}`);

describe('before publishing', () => {
  test.each(projects)('$slug has nothing to mend', (profile) => {
    expect(readiness(profileToDraft(profile), profile.statements, registers)).toEqual([]);
  });

  test.each([
    [{ 'title.en': ' ', 'title.bg': '' }, ['title.en: missing']],
    [{ 'summary.en': '', 'summary.bg': '' }, ['summary.en: missing']],
    [{ sources: '' }, ['sources: missing']],
    [{ grant: '€ 34,649' }, ['grant: money-asks']],
    [{ grant: 'a lot' }, ['grant: bad-money']],
    [{ startsOn: '2024', endsOn: '31.12.2023' }, ['endsOn: ends-before-start']],
    [{ places: 'a', 'places[a].place': 'Atlantis' }, ['places[a].place: unknown-place']],
    [{ places: 'a', 'places[a].place': '' }, []],
    [{ partners: 'a', 'partners[a].nameAsStated': 'Somebody' }, ['partners[a].organisation: missing']],
    [
      { results: 'a', 'results[a].title.en': 'Children' },
      ['results[a].expected.number: needs-expected-or-achieved'],
    ],
    [
      { results: 'a', 'results[a].title.en': 'Children', 'results[a].expected.unit.en': 'children' },
      ['results[a].expected.number: needs-number-or-words'],
    ],
    [
      { targetGroups: 'martians', 'targetGroups[martians].basis': 'declared' },
      ['targetGroups[martians]: unknown-target-group'],
    ],
    [{ 'goal.en': 'x'.repeat(60_001) }, ['goal.en: too-long']],
    [{ contactSource: 'nobody' }, ['contactSource: unknown-source']],
  ])('%j', (changes, expected) => {
    expect(codes(changes)).toEqual(expected);
  });
});

test('names of places and organisations are known in any script', () => {
  const read = readDraft(
    {
      ...draft,
      places: 'a b',
      'places[a].place': 'Пазарджик',
      'places[b].place': 'lom-municipality',
      partners: 'a',
      'partners[a].organisation': 'IGA Fund',
      'partners[a].nameAsStated': 'IGA Fund',
      results: 'a',
      'results[a].title.en': 'Children',
      'results[a].expected.number': 'поне 120',
    },
    { id: 'test-project', slug: 'test', updatedOn: '2026-11-20', statements: [], registers },
  );
  expect(read.profile?.partners[0]?.organisation).toBe('crime-prevention-fund-iga');
  expect(read.profile?.results[0]?.expected).toEqual({ qualifier: 'at-least', number: 120 });
  expect(read.readings['places[b].place']).toMatchObject({ code: 'place' });
  expect(read.issues).toMatchObject([{ field: 'places[a].place', code: 'several-places' }]);
});

test('a fact that does not apply counts as known', () => {
  const [before, after] = [draft, { ...draft, 'notPublished[grant].state': 'not-applicable' }];
  expect(unknownFacts(before, [])).toContain('grant');
  expect(unknownFacts(after, [])).not.toContain('grant');
  expect(completeness(after, [])).toBeGreaterThan(completeness(before, []));
  expect(completeness({}, [])).toBe(0);
});

test('the raw text of a statement is what the source prints, whatever was typed for it', () => {
  const after = {
    ...draft,
    startsOn: '2012-10-12',
    'source:startsOn': 'page',
    'quote:startsOn': '12.10.2012',
  };
  expect(statementsFor(draft, after, [])).toMatchObject([{ value: '2012-10-12', raw: '12.10.2012' }]);
});

test('a source named beside a field becomes a statement once', () => {
  const after = { ...draft, grant: '€ 34,649', 'source:grant': 'page', 'quote:grant': 'a grant of € 34,649' };
  const statements = statementsFor(draft, after, []);
  expect(statements).toEqual([
    {
      path: 'grant',
      value: { amountCents: 3_464_900, currency: 'EUR' },
      raw: '€ 34,649',
      sourceId: 'page',
      quote: { text: 'a grant of € 34,649' },
      preferred: true,
    },
  ]);
  expect(statementsFor(after, after, statements)).toEqual(statements);
  // The database keeps the parts of a value in an order of its own.
  const stored = statements.map((each) => ({ ...each, value: { currency: 'EUR', amountCents: 3_464_900 } }));
  expect(statementsFor(after, after, stored)).toEqual(stored);
  const corrected = statementsFor(after, { ...after, grant: '34 650 EUR' }, statements);
  expect(corrected.map(({ preferred }) => preferred)).toEqual([false, true]);
});
