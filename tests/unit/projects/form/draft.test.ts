import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { formFields, sectionOfPath, typedFields } from '#lib/projects/form/fields.ts';
import { type DraftContext, readDraft } from '#lib/projects/form/read.ts';
import { pathsOf, pathsOfRow } from '#lib/projects/form/shape.ts';
import { statementsFor } from '#lib/projects/form/statements.ts';
import { profileToDraft } from '#lib/projects/form/write.ts';
import { type ProjectProfile, projectProfile } from '#lib/projects/schema.ts';
import type { Draft } from '#lib/versioning/draft.ts';
import { anyProfile } from '#tests/factories/profile-arbitrary.ts';

const folder = new URL('../../../../content/projects/', import.meta.url);
const seeded = readdirSync(folder).map((name) =>
  projectProfile.parse(parse(readFileSync(new URL(name, folder), 'utf8'))),
);

const contextOf = ({ id, slug, updatedOn, statements, photos }: ProjectProfile): DraftContext => ({
  id,
  slug,
  updatedOn,
  statements,
  photos,
});

describe.each(seeded)('$slug', (profile) => {
  test('comes back from its draft unchanged', () => {
    expect(readDraft(profileToDraft(profile), contextOf(profile))).toMatchObject({ profile, issues: [] });
  });

  test('has statements that stand as long as nobody changes anything', () => {
    const draft = profileToDraft(profile);
    expect(statementsFor(draft, draft, profile.statements)).toEqual(profile.statements);
    expect(statementsFor({}, draft, profile.statements)).toEqual(profile.statements);
  });

  test('has statements that come back when what was deleted comes back', () => {
    const draft = profileToDraft(profile);
    const gone = statementsFor(draft, {}, profile.statements);
    expect(gone.some(({ preferred }) => preferred)).toBe(false);
    expect(statementsFor({}, draft, gone)).toEqual(
      profile.statements.map((each) => ({ ...each, preferred: each.preferred })),
    );
  });
});

test('any document comes back from its draft unchanged', () => {
  fc.assert(
    fc.property(anyProfile, (profile) => {
      expect(readDraft(profileToDraft(profile), contextOf(profile))).toMatchObject({ profile, issues: [] });
    }),
    { numRuns: 300 },
  );
});

const somePaths = typedFields.flatMap(({ name, shape }) =>
  shape.kind === 'list'
    ? [name, ...pathsOfRow(shape, name, 'a'), ...pathsOfRow(shape, name, 'roma')]
    : pathsOf(shape, name),
);
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    'a roma',
    '__proto__ constructor a',
    '€ 34,649',
    '2022-13-45',
    'yes',
    'x'.repeat(70_000),
    '\u0000',
    '-5',
    '1e400',
    '\ud800',
  ),
);
const anyDraft: fc.Arbitrary<Draft> = fc.dictionary(
  fc.oneof(
    fc.constantFrom(
      ...somePaths,
      'notPublished',
      'notPublished[number].state',
      'promoter.id',
      'source:grant',
    ),
    fc.string(),
    fc.constantFrom('__proto__', 'results[__proto__].title.en', 'source:', 'source:__proto__'),
  ),
  anyText,
  { maxKeys: 40 },
);

test('any draft can be read, and its statements kept', () => {
  fc.assert(
    fc.property(anyDraft, anyDraft, (before, after) => {
      const context = { id: 'test-project', slug: 'test', updatedOn: '2026-11-20', statements: [] };
      const { profile, issues } = readDraft(after, context);
      if (profile === null) expect(issues).not.toEqual([]);
      else expect(projectProfile.safeParse(profile).success).toBe(true);
      const { statements = [] } = seeded[0] ?? {};
      expect(statementsFor(before, after, statements).length).toBeGreaterThanOrEqual(statements.length);
    }),
    { numRuns: 1000 },
  );
});

test('every path belongs to a section of the editor', () => {
  expect(somePaths.filter((path) => sectionOfPath(path) === null)).toEqual([]);
  expect(sectionOfPath('source:results[a].achieved')).toBe('results');
  expect(sectionOfPath('notPublished[grant].state')).toBe('money');
  expect(sectionOfPath('nothing')).toBeNull();
  expect(Object.keys(formFields)).toContain('title');
});
