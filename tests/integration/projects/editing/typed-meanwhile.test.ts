import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { StaffActor } from '#lib/auth/actor.ts';
import { createProject } from '#lib/projects/commands/create-project.ts';
import { forgetExpiredTraces } from '#lib/projects/commands/forget-expired.ts';
import { saveEdition } from '#lib/projects/commands/save-edition.ts';
import {
  discardWorkingCopy,
  keepWorkingCopy,
  restoreWorkingCopy,
} from '#lib/projects/commands/working-copy.ts';
import { getEditor } from '#lib/projects/queries/editor.ts';
import { myWork } from '#lib/projects/queries/my-work.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';
import { opened, seed, valueOf } from './seeded-staff.ts';

const database = testDatabase();
const formId = 'tab-1';
let anna: StaffActor;
let boris: StaffActor;

beforeAll(async () => {
  await seed(database.ownerUrl);
  anna = await anActor(database.owner, { role: 'officer', name: 'Anna' });
  boris = await anActor(database.owner, { role: 'lead', name: 'Boris' });
});

async function fresh() {
  const created = await createProject(database.staff, anna, {
    titleEn: 'A project',
    titleBg: 'Проект',
    programme: null,
    operationId: randomUUID(),
  });
  const { projectId } = valueOf(created);
  return { projectId, ...(await opened(database.staff, anna, projectId)) };
}

type Opened = Awaited<ReturnType<typeof fresh>>;

const keep = (at: Opened, generation: number, draft: Record<string, string>) =>
  keepWorkingCopy(database.staff, anna, {
    editionId: at.editionId,
    formId,
    generation,
    baseRevision: at.base,
    draft: { ...at.draft, ...draft },
  });

const save = (actor: StaffActor, at: Opened, draft: Record<string, string>, generation?: number) =>
  saveEdition(database.staff, actor, {
    editionId: at.editionId,
    formId,
    baseRevision: at.base,
    draft: { ...at.draft, ...draft },
    operationId: randomUUID(),
    ...(generation !== undefined && { generation }),
  });

const copiesOf = async ({ projectId }: Opened) =>
  valueOf(await getEditor(database.staff, anna, { projectId })).copies;

test('what was typed and kept while a save was on its way outlives the save', async () => {
  const at = await fresh();
  await keep(at, 5, { 'goal.bg': 'Докато се записва, „пиша“ още 🙂' });
  const first = await save(anna, at, { 'goal.bg': 'Докато се' }, 3);
  if (!first.ok) throw new Error('not saved');
  expect(await copiesOf(at)).toMatchObject([
    { generation: 5, draft: { 'goal.bg': 'Докато се записва, „пиша“ още 🙂' } },
  ]);
  const next = { ...at, base: first.value.revision };
  expect(await save(anna, next, { 'goal.bg': 'Докато се записва, „пиша“ още 🙂' }, 6)).toMatchObject({
    ok: true,
  });
  expect(await database.owner.workingCopy.count({ where: { editionId: at.editionId } })).toBe(0);
});

test('a copy of exactly what was saved goes with the save, whenever it was kept', async () => {
  const at = await fresh();
  await keep(at, 9, { number: '7' });
  expect(await save(anna, at, { number: '7' }, 3)).toMatchObject({ ok: true });
  expect(await database.owner.workingCopy.count({ where: { editionId: at.editionId } })).toBe(0);
});

test('a save that is refused does not put an older text in the place of a newer one', async () => {
  const at = await fresh();
  await save(boris, at, { number: '1' });
  await keep(at, 5, { number: '2', 'goal.bg': 'По-нов текст' });
  expect(await save(anna, at, { number: '2' }, 3)).toMatchObject({ ok: false });
  expect(await copiesOf(at)).toMatchObject([{ generation: 5, draft: { 'goal.bg': 'По-нов текст' } }]);
  expect(await save(anna, at, { number: '3' }, 8)).toMatchObject({ ok: false });
  expect(await copiesOf(at)).toMatchObject([{ generation: 8, draft: { number: '3' } }]);
});

test('what was put aside is no longer offered in My work, and is forgotten in the night after its week', async () => {
  const at = await fresh();
  await keep(at, 1, { number: '2' });
  const key = { editionId: at.editionId, formId };
  const unsaved = async () =>
    (await myWork(database.staff, anna)).unsaved.filter(({ projectId }) => projectId === at.projectId);
  expect(await unsaved()).toHaveLength(1);
  const now = new Date();
  await discardWorkingCopy(database.staff, anna, key, { now });
  expect(await unsaved()).toEqual([]);
  const after = (days: number) => new Date(now.getTime() + days * 86_400_000);
  await forgetExpiredTraces(database.staff, after(6.9));
  expect(valueOf(await restoreWorkingCopy(database.staff, anna, key))).toEqual({ restored: true });
  expect(await unsaved()).toHaveLength(1);
  await discardWorkingCopy(database.staff, anna, key, { now });
  await forgetExpiredTraces(database.staff, after(7.1));
  expect(valueOf(await restoreWorkingCopy(database.staff, anna, key))).toEqual({ restored: false });
});

test('a text whose every word was saved meanwhile is not offered in My work', async () => {
  const at = await fresh();
  await keep(at, 1, { number: '2' });
  await save(boris, at, { number: '2' });
  const { unsaved } = await myWork(database.staff, anna);
  expect(unsaved.filter(({ projectId }) => projectId === at.projectId)).toEqual([]);
  expect(await copiesOf(at)).toEqual([]);
});

test('what was put aside stays aside when the computer it was typed on sends it once more, until something else is typed', async () => {
  const at = await fresh();
  await keep(at, 1, { number: '2' });
  await discardWorkingCopy(database.staff, anna, { editionId: at.editionId, formId });
  await keep(at, 1, { number: '2' });
  expect(await copiesOf(at)).toEqual([]);
  await keep(at, 2, { number: '3' });
  expect(await copiesOf(at)).toHaveLength(1);
});
