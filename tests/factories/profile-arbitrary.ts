/** Any document that staff can write, for properties that must hold for all of them. */
import fc from 'fast-check';
import { type ProjectProfile, projectProfile } from '#lib/projects/schema.ts';

const id = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,6}){0,2}$/);
const words = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.constantFrom('Услуги за „деца“ 👧🏽', 'Roma “youth” – Lom', '  spaced  ', 'a\u0000b', '‮rtl'),
  )
  .filter((text) => text.trim() !== '');
const line = words.map((text) => text.trim());
const inLanguages = (text: fc.Arbitrary<string>) =>
  fc.oneof(fc.record({ en: text, bg: text }), fc.record({ en: text }), fc.record({ bg: text }));
const localized = inLanguages(line);
const prose = inLanguages(
  fc.array(words, { minLength: 1, maxLength: 5 }).map((lines) => `${lines.join('\n\n')}\n`),
);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const date = fc.oneof(
  fc.integer({ min: 1990, max: 2100 }).map(String),
  fc
    .tuple(fc.integer({ min: 1990, max: 2100 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`),
  fc
    .date({ min: new Date('1990-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
);
const money = fc.record({
  amountCents: fc.oneof(fc.integer({ min: 0, max: 1_000_000_000_000 }), fc.constantFrom(0, 5, 100, 123_400)),
  currency: fc.constantFrom('EUR' as const, 'BGN' as const, 'NOK' as const),
});
const number = fc.oneof(
  fc.nat(),
  fc.double({ min: 0, max: 1e15, noNaN: true, noDefaultInfinity: true }).map(Math.abs),
  fc.constantFrom(1.234, 0.5, 1e-7, 1e21, 12.125),
);
const quantity = fc
  .record({
    qualifier: fc.constantFrom('exactly', 'at-least', 'more-than', 'about', 'at-most'),
    number: optional(number),
    unit: optional(localized),
    words: optional(localized),
  })
  .filter((value) => value.number !== undefined || value.words !== undefined);
const country = fc.constantFrom('NO', 'IS', 'LI', 'BG');
const participant = { organisation: id, nameAsStated: line };
const rows = (fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc.uniqueArray(fc.record({ id, ...fields }), {
    maxLength: 4,
    selector: (row) => row['id'],
  });
const subset = (values: readonly string[]) => fc.subarray([...values]);

/** Documents as the schema gives them back: every default filled in, nothing undefined. */
export const anyProfile: fc.Arbitrary<ProjectProfile> = fc
  .record({
    id: fc.constant('test-project'),
    slug: id,
    title: localized,
    titleTranslated: subset(['en', 'bg']),
    workingTitle: fc.boolean(),
    number: optional(line),
    programme: optional(id),
    fund: optional(fc.constantFrom('eea-grants', 'norway-grants')),
    donorCountries: subset(['IS', 'LI', 'NO']),
    fundingPeriod: optional(fc.constantFrom('2009-2014', '2021-2028')),
    fundingPeriodDerivedFrom: optional(localized),
    declaredStatus: optional(fc.constantFrom('planned', 'ongoing')),
    startsOn: optional(date),
    endsOn: optional(date),
    grant: optional(money),
    initialCost: optional(money),
    finalCost: optional(money),
    promoter: optional(fc.record({ id, ...participant })),
    partners: rows(participant),
    donorPartners: rows({ ...participant, country }),
    places: rows({
      place: fc.constantFrom('BG421', '56784', 'quarter:iztok-plovdiv'),
      note: optional(localized),
    }),
    sensitiveLocation: fc.boolean(),
    targetGroups: rows({ basis: fc.constantFrom('declared', 'assigned') }),
    summary: localized,
    goal: optional(prose),
    sections: rows({ kind: fc.constantFrom('activities', 'results'), heading: localized, body: prose }),
    results: rows({
      title: localized,
      expected: quantity,
      achieved: optional(quantity),
      notComparable: optional(localized),
      bilateral: fc.boolean(),
    }),
    bilateral: rows({ organisation: optional(id), country, body: prose }),
    contact: optional(
      fc.record({
        name: line,
        phone: optional(fc.constant('+359 2 123 456')),
        email: optional(fc.constant('a@example.org')),
      }),
    ),
    website: optional(fc.webUrl()),
    outputs: rows({
      title: localized,
      describedByUs: fc.boolean(),
      kind: fc.constantFrom('handbook', 'film', 'other'),
      languages: optional(fc.subarray(['en', 'bg', 'no'], { minLength: 1 })),
      url: optional(fc.webUrl()),
      copies: optional(fc.integer({ min: 1, max: 1_000_000 })),
      bilateral: fc.boolean(),
    }),
    sources: rows({
      title: line,
      publisher: localized,
      url: optional(fc.webUrl()),
      urlNote: optional(localized),
      language: fc.constantFrom('en', 'bg'),
      receivedOn: date,
      statedOn: optional(date),
    }).filter((sources) => sources.length > 0),
    notPublished: fc.uniqueArray(
      fc.record({
        field: fc.constantFrom('number', 'grant', 'period', 'finalCost'),
        note: optional(localized),
      }),
      { selector: ({ field }) => field },
    ),
    updatedOn: date,
  })
  .map((profile) => projectProfile.parse(JSON.parse(JSON.stringify(profile))));
