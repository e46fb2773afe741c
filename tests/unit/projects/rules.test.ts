import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  contactVisibility,
  contactWithheldFrom,
  declaredStatusIsStale,
  derivedStatus,
  differences,
  euroCents,
  missingFacts,
  nextChangeOfPage,
  totalGrants,
  type Verdict,
  verdictCounts,
  verdictOf,
  verdicts,
} from '#lib/projects/rules.ts';
import { qualifiers, quantity, resultLine } from '#lib/projects/schema.ts';
import { aProject } from '#tests/factories/project.ts';

const results = [{ id: 'a', title: { en: 'A' }, achieved: { number: 1 } }];

describe('derived status', () => {
  test.each([
    ['planned', { startsOn: '2026-12-01' }],
    ['running', { startsOn: '2026-11-21' }],
    ['running', { startsOn: '2026-01-01', endsOn: '2026-11-21' }],
    ['running', { endsOn: '2026-11' }],
    ['ended', { startsOn: '2022-10-12', endsOn: '2026-11-20' }],
    ['ended', { endsOn: '2025' }],
    ['results-published', { startsOn: '2026-12-01', results }],
    ['results-published', { results }],
    [
      'results-published',
      { sections: [{ id: 'r', kind: 'results' as const, heading: { en: 'R' }, body: { en: 'Done.' } }] },
    ],
    [null, {}],
  ])('%s for %o', (status, given) => {
    expect(derivedStatus(aProject(given), '2026-11-21')).toBe(status);
  });

  test('a page that still says ongoing after the end is stale', () => {
    const given = { declaredStatus: 'ongoing' as const, endsOn: '2024-04-30' };
    expect(declaredStatusIsStale(aProject(given), '2024-04-30')).toBe(false);
    expect(declaredStatusIsStale(aProject(given), '2024-05-01')).toBe(true);
    expect(declaredStatusIsStale(aProject({ ...given, results }), '2024-05-01')).toBe(true);
  });
});

describe('verdict', () => {
  const line = (expected: unknown, achieved: unknown, more = {}) =>
    resultLine.parse({ id: 'line', title: { en: 'Line' }, expected, achieved, ...more });
  const children = { en: 'children', bg: 'деца' };

  test.each<[Verdict, unknown, unknown]>([
    ['exceeded', { number: 50 }, { number: 51 }],
    ['exceeded', { qualifier: 'at-least', number: 100 }, { number: 101 }],
    ['exceeded', { number: 100 }, { qualifier: 'at-least', number: 120 }],
    ['exceeded', { number: 50 }, { qualifier: 'more-than', number: 50 }],
    ['met', { number: 3 }, { number: 3 }],
    ['met', { qualifier: 'at-least', number: 100 }, { qualifier: 'more-than', number: 100 }],
    ['met', { qualifier: 'more-than', number: 100 }, { qualifier: 'more-than', number: 100 }],
    ['met', { qualifier: 'at-most', number: 5 }, { number: 4 }],
    ['nearly', { number: 120, unit: children }, { number: 118, unit: children }],
    ['nearly', { number: 10 }, { number: 9 }],
    ['nearly', { qualifier: 'more-than', number: 10 }, { number: 10 }],
    ['not-met', { number: 100 }, { number: 89 }],
    ['not-met', { qualifier: 'at-most', number: 5 }, { number: 6 }],
    ['not-met', { number: 100 }, { qualifier: 'at-most', number: 50 }],
    ['not-comparable', { number: 100 }, { qualifier: 'at-least', number: 80 }],
    [
      'not-comparable',
      { number: 120, unit: children },
      { number: 118, unit: { en: 'children and families' } },
    ],
    ['not-comparable', { words: { en: 'a manual' } }, { words: { en: 'published' } }],
    ['not-comparable', { number: 100 }, { words: { en: 'many' } }],
    ['not-reported', { number: 34 }, undefined],
    ['no-target', undefined, { number: 2000 }],
  ])('%s: %o → %o', (verdict, expected, achieved) => {
    expect(verdictOf(line(expected, achieved))).toBe(verdict);
  });

  test('never compares when the line says that it cannot be compared', () => {
    const given = line(
      { number: 120 },
      { number: 118 },
      { notComparable: { en: 'Families are counted too.' } },
    );
    expect(verdictOf(given)).toBe('not-comparable');
  });

  test('has an answer for every pair of quantities, and more is never worse', () => {
    const side = fc.record({ qualifier: fc.constantFrom(...qualifiers), number: fc.nat(1000) });
    fc.assert(
      fc.property(side, side, (expected, achieved) => {
        expect(verdicts).toContain(verdictOf(line(expected, achieved)));
      }),
    );
    const rank: Partial<Record<Verdict, number>> = { 'not-met': 0, nearly: 1, met: 2, exceeded: 3 };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(1000), fc.nat(1000), (target, a, b) => {
        const of = (number: number) => rank[verdictOf(line({ number: target }, { number }))] ?? -1;
        expect(of(Math.max(a, b))).toBeGreaterThanOrEqual(of(Math.min(a, b)));
      }),
    );
  });

  test('counts verdicts', () => {
    expect(verdictCounts([line({ number: 1 }, { number: 1 }), line({ number: 1 }, undefined)])).toEqual({
      met: 1,
      'not-reported': 1,
    });
  });

  test('a quantity needs a number or words', () => {
    expect(quantity.safeParse({ unit: children }).success).toBe(false);
  });
});

describe('contact', () => {
  const contact = { name: 'Test Person' };

  test('is shown until twelve months after the end, then withheld', () => {
    const profile = aProject({ contact, endsOn: '2024-04-30' });
    expect(contactWithheldFrom(profile)).toBe('2025-04-30');
    expect(contactVisibility(profile, '2025-04-29')).toBe('shown');
    expect(contactVisibility(profile, '2025-04-30')).toBe('withheld');
  });

  test('of a leap day is withheld on the first of March', () => {
    expect(contactWithheldFrom({ endsOn: '2024-02-29' })).toBe('2025-03-01');
  });

  test('that only a source has is never repeated; no contact is none', () => {
    expect(contactVisibility(aProject({ contactSource: 'page' }), '2026-11-21')).toBe('withheld');
    expect(contactVisibility(aProject(), '2026-11-21')).toBe('none');
  });
});

describe('the page', () => {
  test('changes by itself on the start, the day after the end and when the contact goes', () => {
    const profile = { startsOn: '2026-12-01', endsOn: '2027-12' };
    expect(nextChangeOfPage(profile, '2026-11-21')).toBe('2026-12-01');
    expect(nextChangeOfPage(profile, '2026-12-01')).toBe('2028-01-01');
    expect(nextChangeOfPage(profile, '2028-01-01')).toBe('2028-12-31');
    expect(nextChangeOfPage(profile, '2028-12-31')).toBeNull();
  });

  test('says what is missing', () => {
    expect(
      missingFacts(aProject({ workingTitle: true, number: 'BG-1', startsOn: '2022', endsOn: '2024' })),
    ).toEqual([
      'title',
      'programme',
      'grant',
      'initialCost',
      'finalCost',
      'promoter',
      'partners',
      'achievedResults',
      'bilateral',
    ]);
  });

  test('shows where sources differ', () => {
    const statements = [
      { path: 'declaredStatus', value: 'completed', sourceId: 'page' },
      { path: 'declaredStatus', value: 'ongoing', sourceId: 'page', preferred: false },
      { path: 'number', value: 'BG-1', sourceId: 'page' },
    ];
    const found = differences(aProject({ statements }));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ path: 'declaredStatus', shown: { value: 'completed' } });
    expect(found[0]?.others.map(({ value }) => value)).toEqual(['ongoing']);
  });
});

describe('sums', () => {
  test('are in euro at the fixed rate and say how many had no amount', () => {
    expect(euroCents({ amountCents: 195_583, currency: 'BGN' })).toBe(100_000);
    expect(euroCents({ amountCents: 100, currency: 'NOK' })).toBeNull();
    expect(
      totalGrants([
        { grant: { amountCents: 12_906_880, currency: 'EUR' } },
        { grant: { amountCents: 100, currency: 'NOK' } },
        {},
      ]),
    ).toEqual({ cents: 12_906_880, withAmount: 1, withoutAmount: 2 });
  });
});
