import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffActor } from '#lib/auth/actor.ts';
import { applyBatch, undoBatch } from '#lib/projects/commands/apply-batch.ts';
import { createProject } from '#lib/projects/commands/create-project.ts';
import { mergeProjects, undoMerge } from '#lib/projects/commands/merge-projects.ts';
import { prepareBatch } from '#lib/projects/commands/prepare-batch.ts';
import { withdrawProject } from '#lib/projects/commands/withdraw-project.ts';
import { findBatch, listBatchRows } from '#lib/projects/queries/batches.ts';
import { getEditor } from '#lib/projects/queries/editor.ts';
import { findPublicFate } from '#lib/projects/queries/public-fate.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';
import { codesOf, everythingWritten, opened, saved, seed, seededProject, valueOf } from './seeded-staff.ts';

const database = testDatabase();
let officer: StaffActor;
let lead: StaffActor;
const other = 'partnership-with-a-cause';

beforeAll(async () => {
  await seed(database.ownerUrl);
  officer = await anActor(database.owner, { role: 'officer' });
  lead = await anActor(database.owner, { role: 'lead' });
});

const entryOf = (projectId: string) => database.owner.entry.findUniqueOrThrow({ where: { projectId } });

describe('merging two projects', () => {
  const input = (draft: Record<string, string>) => ({
    from: other,
    into: seededProject,
    draft,
    operationId: randomUUID(),
  });

  test('is refused to officers and changes nothing', async () => {
    const { draft } = await opened(database.staff, officer);
    const before = await everythingWritten(database.owner);
    expect(codesOf(await mergeProjects(database.staff, officer, input(draft)))).toEqual(['forbidden']);
    expect(codesOf(await mergeProjects(database.staff, lead, { ...input(draft), into: other }))).toEqual([
      'invalid',
    ]);
    expect(
      codesOf(await mergeProjects(database.staff, lead, { ...input(draft), baseRevision: randomUUID() })),
    ).toEqual(['revision-moved']);
    expect(await everythingWritten(database.owner)).toBe(before);
  });

  test('one goes on, the address of the other leads there, and it can be undone', async () => {
    const unsaved = await saved(database.staff, officer, { number: 'in work' }, other);
    const { draft } = await opened(database.staff, lead);
    const slugs = { from: (await entryOf(other)).slug, into: (await entryOf(seededProject)).slug };
    const given = input({ ...draft, number: 'of both' });
    const merged = valueOf(await mergeProjects(database.staff, lead, given));
    expect(valueOf(await mergeProjects(database.staff, lead, given))).toEqual(merged);
    expect(await entryOf(other)).toMatchObject({ state: 'merged', mergedInto: seededProject });
    expect(await findPublicFate(database.public, slugs.from)).toEqual({ kind: 'moved', slug: slugs.into });
    expect((await opened(database.staff, lead)).draft['number']).toBe('of both');

    expect(
      codesOf(
        await undoMerge(
          database.staff,
          lead,
          { projectId: other },
          { now: new Date(Date.now() + 91 * 86_400_000) },
        ),
      ),
    ).toEqual(['too-late']);
    expect(valueOf(await undoMerge(database.staff, lead, { projectId: other }))).toEqual({
      state: 'published',
      textRestored: true,
    });
    expect(await findPublicFate(database.public, slugs.from)).toBeNull();
    expect(await database.public.project.count({ where: { id: other } })).toBe(1);
    const back = valueOf(await getEditor(database.staff, officer, { projectId: other }));
    expect(back).toMatchObject({
      entry: { state: 'published', mergedInto: null },
      head: { id: unsaved.revision },
    });
    expect((await opened(database.staff, lead)).draft).toEqual(draft);
  });

  test('a text written since is not taken back with the merge, and a notice comes back with its reason', async () => {
    const reason = { reasonEn: 'Twice.', reasonBg: 'Два пъти.' };
    valueOf(
      await withdrawProject(database.staff, lead, { projectId: other, ...reason, operationId: randomUUID() }),
    );
    const { draft } = await opened(database.staff, lead);
    valueOf(await mergeProjects(database.staff, lead, input(draft)));
    await saved(database.staff, officer, { number: 'written since' });
    expect(valueOf(await undoMerge(database.staff, lead, { projectId: other }))).toEqual({
      state: 'withdrawn',
      textRestored: false,
    });
    expect((await opened(database.staff, lead)).draft['number']).toBe('written since');
    const fate = await findPublicFate(database.public, (await entryOf(other)).slug);
    expect(fate).toMatchObject({ kind: 'withdrawn', notice: { reason: { bg: 'Два пъти.' } } });
  });

  test('a public page never leads to one that is not', async () => {
    const hidden = valueOf(
      await createProject(database.staff, lead, {
        titleEn: 'Hidden',
        titleBg: '',
        programme: null,
        operationId: randomUUID(),
      }),
    );
    const outcome = await mergeProjects(database.staff, lead, {
      ...input({}),
      from: seededProject,
      into: hidden.projectId,
    });
    expect(codesOf(outcome)).toEqual(['into-not-published']);
  });
});

describe('a batch', () => {
  async function threeProjects(): Promise<string[]> {
    const ids: string[] = [];
    for (const titleEn of ['One', 'Two', 'Three']) {
      const made = await createProject(database.staff, lead, {
        titleEn,
        titleBg: '',
        programme: null,
        operationId: randomUUID(),
      });
      ids.push(valueOf(made).projectId);
    }
    return ids;
  }

  const plan = (ids: readonly string[], cells: Record<string, string>) => ({
    batchId: randomUUID(),
    kind: 'bulk-change' as const,
    plan: { field: 'number' },
    rows: ids.map((projectId) => ({ projectId, cells })),
  });

  test('is shown before, applied once, and taken back cell by cell', async () => {
    const ids = await threeProjects();
    const input = plan([...ids, 'nobody-knows-it'], { number: '42', 'title.en': 'One' });
    const prepared = valueOf(await prepareBatch(database.staff, lead, input));
    expect(prepared).toMatchObject({ state: 'prepared', rows: { waiting: 3, skipped: 1 }, problems: 1 });
    expect(valueOf(await prepareBatch(database.staff, lead, input))).toEqual(prepared);
    const { rows } = valueOf(await listBatchRows(database.staff, lead, { batchId: input.batchId }));
    expect(rows[0]?.cells).toEqual({ number: { from: '', to: '42' } });
    expect(rows[3]).toMatchObject({ state: 'skipped', problem: 'not-found' });

    await saved(database.staff, officer, { number: 'changed after the preview' }, ids[1]);
    const at = { batchId: input.batchId };
    const all = await Promise.all([
      applyBatch(database.staff, lead, at),
      applyBatch(database.staff, lead, at),
    ]);
    for (const outcome of all)
      expect(valueOf(outcome)).toMatchObject({ state: 'applied', rows: { applied: 2, skipped: 2 } });
    expect((await opened(database.staff, lead, ids[1])).draft['number']).toBe('changed after the preview');
    expect((await opened(database.staff, lead, ids[2])).draft).toMatchObject({
      number: '42',
      'title.en': 'One',
    });

    await saved(database.staff, officer, { number: '43' }, ids[2]);
    expect(valueOf(await undoBatch(database.staff, lead, at))).toMatchObject({
      state: 'undone',
      rows: { undone: 2, skipped: 2 },
      problems: 3,
    });
    expect((await opened(database.staff, lead, ids[0])).draft['number']).toBeUndefined();
    expect((await opened(database.staff, lead, ids[2])).draft).toMatchObject({
      number: '43',
      'title.en': 'Three',
    });
    expect(codesOf(await applyBatch(database.staff, lead, at))).toEqual(['wrong-state']);
    expect(valueOf(await findBatch(database.staff, lead, at)).state).toBe('undone');
  });

  test('is refused to officers, and to others than who prepared it', async () => {
    const ids = await threeProjects();
    const before = await everythingWritten(database.owner);
    expect(codesOf(await prepareBatch(database.staff, officer, plan(ids, { number: '1' })))).toEqual([
      'forbidden',
    ]);
    expect(await everythingWritten(database.owner)).toBe(before);
    const input = plan(ids, { number: '1' });
    valueOf(await prepareBatch(database.staff, lead, input));
    expect(codesOf(await applyBatch(database.staff, officer, { batchId: input.batchId }))).toEqual([
      'forbidden',
    ]);
    expect(codesOf(await listBatchRows(database.staff, officer, { batchId: input.batchId }))).toEqual([
      'forbidden',
    ]);
  });

  test('leaves alone what is in a programme where the actor may not', async () => {
    const programme = (await database.owner.programme.findFirstOrThrow({ orderBy: { slug: 'asc' } })).slug;
    const local = await anActor(database.owner, { role: 'lead', programme });
    const [first = ''] = await threeProjects();
    const own = valueOf(
      await createProject(database.staff, local, {
        titleEn: 'Own',
        titleBg: '',
        programme,
        operationId: randomUUID(),
      }),
    );
    const input = plan([first, own.projectId], { number: '7' });
    valueOf(await prepareBatch(database.staff, local, input));
    expect(valueOf(await applyBatch(database.staff, local, { batchId: input.batchId }))).toMatchObject({
      rows: { applied: 1, skipped: 1 },
    });
    expect((await opened(database.staff, lead, first)).draft['number']).toBeUndefined();
  });
});
