import { beforeAll, expect, test } from 'vitest';
import type { StaffActor } from '#lib/auth/actor.ts';
import { discardWorkingCopy, keepWorkingCopy } from '#lib/projects/commands/working-copy.ts';
import { myWork } from '#lib/projects/queries/my-work.ts';
import { findOwnText } from '#lib/projects/queries/own-text.ts';
import { getUnsavedText } from '#lib/projects/queries/unsaved-text.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';
import { codesOf, opened, saved, seed, seededProject, valueOf } from './seeded-staff.ts';

const database = testDatabase();
let officer: StaffActor;

beforeAll(async () => {
  await seed(database.ownerUrl);
  officer = await anActor(database.owner, { role: 'officer', name: 'Olga' });
});

test('who lost every role reads what they typed, and nothing that others wrote', async () => {
  const { editionId, base, draft } = await opened(database.staff, officer);
  const typed = { ...draft, 'summary.en': 'What Olga typed.', 'goal.bg': '', 'title.en': 'As Olga calls it' };
  const copy = { editionId, formId: 'form', generation: 1, baseRevision: base };
  valueOf(await keepWorkingCopy(database.staff, officer, { ...copy, draft: typed }));
  const mine = () => findOwnText(database.staff, without, { editionId, formId: 'form' });
  const without = { ...officer, memberships: [] };
  const changed = [
    { path: 'goal.bg', text: '' },
    { path: 'summary.en', text: 'What Olga typed.' },
    { path: 'title.en', text: 'As Olga calls it' },
  ];
  expect(await findOwnText(database.staff, officer, { editionId, formId: null })).toMatchObject({
    mayRead: true,
    changed,
  });
  expect(await mine()).toMatchObject({ mayRead: false, changed, title: { en: 'As Olga calls it' } });
  // Nothing else of the project is open to them.
  expect(
    codesOf(await getUnsavedText(database.staff, without, { projectId: seededProject, formId: 'form' })),
  ).toEqual(['forbidden']);

  // What a colleague wrote since is not theirs, nor what the project is called by now.
  const colleague = await anActor(database.owner, { role: 'officer' });
  await saved(database.staff, colleague, {
    'title.en': 'A secret new title',
    'title.bg': 'Тайно ново заглавие',
  });
  expect(JSON.stringify(await mine())).not.toMatch(/secret|Тайно/);
  const work = await myWork(database.staff, without);
  expect(work.unsaved).toMatchObject([
    { editionId, formId: 'form', mayRead: false, title: { en: 'As Olga calls it' } },
  ]);
  expect(JSON.stringify(work)).not.toMatch(/secret|Тайно/);

  const others = [colleague, await anActor(database.owner, { role: 'administrator' })];
  for (const other of others)
    for (const formId of ['form', null])
      expect(await findOwnText(database.staff, other, { editionId, formId })).toBeNull();
  for (const id of ['', 'made-up', seededProject, crypto.randomUUID()])
    expect(await findOwnText(database.staff, officer, { editionId: id, formId: null })).toBeNull();

  // Put aside, it is found by its form until it is deleted, and no longer offered.
  valueOf(await discardWorkingCopy(database.staff, without, { editionId, formId: 'form' }));
  expect(await mine()).toMatchObject({ isDiscarded: true, changed });
  expect(await findOwnText(database.staff, without, { editionId, formId: null })).toBeNull();
  expect((await myWork(database.staff, without)).unsaved).toEqual([]);
});
