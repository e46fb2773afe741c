import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffActor } from '#lib/auth/actor.ts';
import { applyBatch, undoBatch } from '#lib/projects/commands/apply-batch.ts';
import { createProject } from '#lib/projects/commands/create-project.ts';
import { emptyProjectTrash } from '#lib/projects/commands/empty-trash.ts';
import { lookOver } from '#lib/projects/commands/look-over.ts';
import { addNote } from '#lib/projects/commands/notes.ts';
import { prepareBatch } from '#lib/projects/commands/prepare-batch.ts';
import { restoreFromTrash, trashProject } from '#lib/projects/commands/trash-project.ts';
import { withdrawProject } from '#lib/projects/commands/withdraw-project.ts';
import { projectTrashDays } from '#lib/projects/rules/trash.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';
import { everythingWritten, saved, seed, seededProject, valueOf } from './seeded-staff.ts';

const database = testDatabase();
let lead: StaffActor;

beforeAll(async () => {
  await seed(database.ownerUrl);
  lead = await anActor(database.owner, { role: 'lead', name: 'Lili' });
});

const entryOf = (projectId: string) => database.owner.entry.findUnique({ where: { projectId } });

/** A project that nobody published, with a text in it. */
async function aProject(titleEn: string, texts: Record<string, string> = {}) {
  const made = valueOf(
    await createProject(database.staff, lead, {
      titleEn,
      titleBg: '',
      programme: null,
      operationId: randomUUID(),
    }),
  );
  await saved(database.staff, lead, { 'summary.en': 'What it is.', ...texts }, made.projectId);
  return made;
}

describe('the look-over', () => {
  test('raises the alarm once the status is untrue, and once only, and moves nothing else', async () => {
    const projectId = 'partnership-with-a-cause';
    await saved(database.staff, lead, { declaredStatus: 'ongoing', endsOn: '31.05.2031' }, projectId);
    const day = (text: string) => new Date(`${text}T22:10:00Z`);
    await lookOver(database.staff, day('2031-05-30'));
    const before = await entryOf(projectId);
    expect(before?.attention).not.toContain('stale-status');
    const written = JSON.parse(await everythingWritten(database.owner)) as { name: string }[];
    expect(await lookOver(database.staff, day('2031-05-30'))).toBe(0);
    // 22:10 in London is after midnight in Sofia.
    expect(await lookOver(database.staff, day('2031-05-31'))).toBeGreaterThan(0);
    const after = await entryOf(projectId);
    expect(after?.attention).toEqual(expect.arrayContaining(['stale-status']));
    expect({ ...after, attention: [] }).toEqual({ ...before, attention: [] });
    expect(await lookOver(database.staff, day('2031-05-31'))).toBe(0);
    const now = JSON.parse(await everythingWritten(database.owner)) as { name: string }[];
    const others = (tables: { name: string }[]) => tables.filter(({ name }) => name !== 'editorial.entry');
    expect(others(now)).toEqual(others(written));
  });

  test('keeps that a publication failed, and passes the trash by', async () => {
    const { projectId } = await aProject('Failed');
    await database.owner.entry.update({ where: { projectId }, data: { attention: ['publication-failed'] } });
    await lookOver(database.staff, new Date());
    expect((await entryOf(projectId))?.attention).toContain('publication-failed');
    valueOf(await trashProject(database.staff, lead, { projectId }));
    await database.owner.entry.update({ where: { projectId }, data: { attention: [] } });
    await lookOver(database.staff, new Date());
    expect((await entryOf(projectId))?.attention).toEqual([]);
    valueOf(await restoreFromTrash(database.staff, lead, { projectId }));
  });

  test('looks at every page of the list', async () => {
    for (let index = 0; index < 25; index += 1) await aProject(`One of many ${index}`);
    await database.owner
      .$executeRaw`UPDATE editorial.entry SET attention = '{}' WHERE title_en LIKE 'One of many%'`;
    await lookOver(database.staff, new Date());
    const lacking = await database.owner.entry.findMany({
      where: { titleEn: { startsWith: 'One of many' } },
    });
    expect(lacking.filter(({ attention }) => attention.includes('missing-translation'))).toHaveLength(25);
  });
});

describe('the trash', () => {
  const later = (days: number) => new Date(Date.now() + days * 86_400_000);

  test('gives up after its time what was never public, with its texts, and the log keeps that it did', async () => {
    const { projectId, editionId } = await aProject('Never public');
    const note = { editionId, path: '', text: 'A remark', operationId: randomUUID() };
    valueOf(await addNote(database.staff, lead, note));
    const batchId = randomUUID();
    valueOf(
      await prepareBatch(database.staff, lead, {
        batchId,
        kind: 'bulk-change',
        plan: {},
        rows: [{ projectId, cells: { number: 'BG-1' } }],
      }),
    );
    valueOf(await applyBatch(database.staff, lead, { batchId }));
    valueOf(await trashProject(database.staff, lead, { projectId }));
    expect(await emptyProjectTrash(database.staff, later(projectTrashDays - 1))).toBe(0);
    expect(await emptyProjectTrash(database.staff, later(projectTrashDays + 1))).toBe(1);
    expect(await emptyProjectTrash(database.staff, later(projectTrashDays + 1))).toBe(0);
    expect(await entryOf(projectId)).toBeNull();
    expect(await database.owner.revision.count({ where: { projectId } })).toBe(0);
    expect(await database.owner.note.count({ where: { editionId } })).toBe(0);
    expect((await database.owner.batchRow.findFirstOrThrow({ where: { batchId } })).cells).toEqual({});
    const event = await database.owner.auditEvent.findFirstOrThrow({ where: { action: 'project.removed' } });
    expect(event).toMatchObject({ personId: null, kind: 'project', subject: projectId });
    // What is left of the change of many can still be taken back.
    expect(valueOf(await undoBatch(database.staff, lead, { batchId }))).toMatchObject({ state: 'undone' });
  });

  test('keeps what was taken out again, what was once public, and what another project leads to', async () => {
    const { projectId } = await aProject('Wanted after all');
    valueOf(await trashProject(database.staff, lead, { projectId }));
    valueOf(await restoreFromTrash(database.staff, lead, { projectId }));
    const reasons = { reasonEn: 'Not ours.', reasonBg: 'Не е наш.' };
    const once = { projectId: seededProject };
    valueOf(await withdrawProject(database.staff, lead, { ...once, ...reasons, operationId: randomUUID() }));
    valueOf(await trashProject(database.staff, lead, once));
    const target = await aProject('Leads on');
    valueOf(await trashProject(database.staff, lead, { projectId: target.projectId }));
    const other = await aProject('Led');
    await database.owner.entry.update({
      where: { projectId: other.projectId },
      data: { state: 'merged', mergedInto: target.projectId, editionState: null },
    });
    expect(await emptyProjectTrash(database.staff, later(projectTrashDays + 1))).toBe(0);
    for (const id of [projectId, seededProject, target.projectId]) expect(await entryOf(id)).not.toBeNull();
  });
});
