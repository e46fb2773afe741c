import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffActor } from '#lib/auth/actor.ts';
import { renameProject } from '#lib/projects/commands/rename-project.ts';
import { restoreRevision } from '#lib/projects/commands/restore-revision.ts';
import { submitEdition } from '#lib/projects/commands/review-edition.ts';
import { saveEdition } from '#lib/projects/commands/save-edition.ts';
import { revokeShareLink, shareEdition } from '#lib/projects/commands/share-edition.ts';
import { restoreFromTrash, trashProject } from '#lib/projects/commands/trash-project.ts';
import { markGone, republish, withdrawProject } from '#lib/projects/commands/withdraw-project.ts';
import { getEditor } from '#lib/projects/queries/editor.ts';
import { myWork } from '#lib/projects/queries/my-work.ts';
import { findPublicFate } from '#lib/projects/queries/public-fate.ts';
import { findShared } from '#lib/projects/queries/share-links.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';
import { codesOf, everythingWritten, opened, saved, seed, seededProject, valueOf } from './seeded-staff.ts';

const database = testDatabase();
let officer: StaffActor;
let approver: StaffActor;
let lead: StaffActor;

beforeAll(async () => {
  await seed(database.ownerUrl);
  officer = await anActor(database.owner, { role: 'officer', name: 'Olga' });
  approver = await anActor(database.owner, { role: 'approver', name: 'Asen' });
  lead = await anActor(database.owner, { role: 'lead', name: 'Lili' });
});

const reasons = { reasonEn: 'The results came in.', reasonBg: 'Получихме резултатите.' };
const published = (projectId = seededProject) =>
  database.public.project.findUnique({ where: { id: projectId } });
const changes = () => database.public.change.findMany({ orderBy: { seq: 'desc' } });

describe('taking back', () => {
  const slugOf = async (id: string) =>
    (await database.owner.entry.findUniqueOrThrow({ where: { projectId: id } })).slug;
  const withdraw = (actor: StaffActor, id: string) =>
    withdrawProject(database.staff, actor, { projectId: id, ...reasons, operationId: randomUUID() });

  test('a withdrawn page is gone from lists and search and leaves a reason', async () => {
    const id = (
      await database.owner.entry.findFirstOrThrow({
        where: { projectId: { notIn: [seededProject, 'partnership-with-a-cause'] } },
      })
    ).projectId;
    const slug = await slugOf(id);
    const before = await everythingWritten(database.owner);
    expect(codesOf(await withdraw(approver, id))).toEqual(['forbidden']);
    expect(await everythingWritten(database.owner)).toBe(before);
    expect(valueOf(await withdraw(lead, id))).toEqual({ state: 'withdrawn', slug });
    expect(valueOf(await withdraw(lead, id))).toEqual({ state: 'withdrawn', slug });
    expect(await published(id)).toBeNull();
    expect(await database.public.searchDocument.findUnique({ where: { projectId: id } })).toBeNull();
    expect(await findPublicFate(database.public, slug)).toMatchObject({
      kind: 'withdrawn',
      notice: { reason: { bg: reasons.reasonBg } },
    });
    expect((await changes())[0]).toMatchObject({
      tombstone: true,
      tags: expect.arrayContaining([`project:${id}`, 'projects']),
    });
    valueOf(await markGone(database.staff, lead, { projectId: id, ...reasons, operationId: randomUUID() }));
    expect(await findPublicFate(database.public, slug)).toMatchObject({ kind: 'gone' });
    const out = await everythingWritten(database.owner);
    for (const [field, missing] of [
      ['reasonEn', { ...reasons, reasonEn: '  ' }],
      ['reasonBg', { ...reasons, reasonBg: '' }],
    ] as const)
      expect(await republish(database.staff, lead, { projectId: id, ...missing })).toEqual({
        ok: false,
        issues: [{ field, code: 'required' }],
      });
    expect(await everythingWritten(database.owner)).toBe(out);
    const again = {
      reasonEn: 'The promoter agreed after all.',
      reasonBg: 'Изпълнителят все пак се съгласи.',
    };
    valueOf(await republish(database.staff, lead, { projectId: id, ...again }));
    expect(await published(id)).not.toBeNull();
    expect(await findPublicFate(database.public, slug)).toBeNull();
    const told = await database.public.publishedChange.findMany({
      where: { projectId: id },
      orderBy: { seq: 'asc' },
    });
    expect(told.map(({ kind }) => kind)).toEqual(['published', 'withdrawn', 'withdrawn', 'restored']);
    expect(told.at(-1)).toMatchObject(again);
  });

  test('what is gone for good is not worked on: no editor opens on it and it waits for nobody, until it is brought back', async () => {
    const id = (
      await database.owner.entry.findFirstOrThrow({
        where: { projectId: { notIn: [seededProject, 'partnership-with-a-cause'] }, state: 'published' },
      })
    ).projectId;
    const { editionId } = await saved(database.staff, officer, { number: 'changed' }, id);
    valueOf(await submitEdition(database.staff, officer, { editionId }));
    const waits = async () =>
      (await myWork(database.staff, approver)).toApprove.some(({ projectId }) => projectId === id);
    expect(await waits()).toBe(true);
    valueOf(await markGone(database.staff, lead, { projectId: id, ...reasons, operationId: randomUUID() }));
    expect(await waits()).toBe(false);
    expect(valueOf(await getEditor(database.staff, officer, { projectId: id })).edition).toBeNull();
    valueOf(await republish(database.staff, lead, { projectId: id, ...reasons }));
    expect(await waits()).toBe(true);
    expect(valueOf(await getEditor(database.staff, officer, { projectId: id })).edition).toMatchObject({
      id: editionId,
    });
  });

  test('what is public does not go into the trash; what was withdrawn does and comes back', async () => {
    expect(codesOf(await trashProject(database.staff, lead, { projectId: seededProject }))).toEqual([
      'still-published',
    ]);
    const id = 'partnership-with-a-cause';
    const { editionId, base, draft } = await opened(database.staff, officer, id);
    valueOf(await withdraw(lead, id));
    valueOf(await trashProject(database.staff, lead, { projectId: id }));
    const typed = await saveEdition(database.staff, officer, {
      editionId,
      formId: 'form',
      baseRevision: base,
      draft: { ...draft, number: 'typed meanwhile' },
      operationId: randomUUID(),
    });
    expect(typed).toMatchObject({
      ok: false,
      issues: [{ code: 'edition-closed', context: { state: 'trashed' } }],
    });
    valueOf(await restoreFromTrash(database.staff, lead, { projectId: id }));
    const { entry, edition, copies } = valueOf(await getEditor(database.staff, officer, { projectId: id }));
    expect(entry.state).toBe('withdrawn');
    expect(edition).toMatchObject({ id: editionId, state: 'draft' });
    expect(copies).toMatchObject([{ draft: { number: 'typed meanwhile' } }]);
  });
});

describe('restoring', () => {
  test('makes a new revision, itself undoable, once an operation', async () => {
    const first = await saved(database.staff, officer, { 'summary.en': 'First summary.' });
    const second = await saved(database.staff, officer, { 'summary.en': 'Second summary.' });
    const input = { projectId: seededProject, revision: first.revision, operationId: randomUUID() };
    const restored = valueOf(await restoreRevision(database.staff, officer, input));
    expect(valueOf(await restoreRevision(database.staff, officer, input)).revision).toBe(restored.revision);
    expect((await opened(database.staff, officer)).draft['summary.en']).toBe('First summary.');
    valueOf(
      await restoreRevision(database.staff, officer, {
        ...input,
        revision: second.revision,
        operationId: randomUUID(),
      }),
    );
    expect((await opened(database.staff, officer)).draft['summary.en']).toBe('Second summary.');
  });
});

describe('renaming', () => {
  test('every earlier address leads to the newest, and no circle arises', async () => {
    const rename = (slug: string) => renameProject(database.staff, lead, { projectId: seededProject, slug });
    const first = await database.owner.entry.findUniqueOrThrow({ where: { projectId: seededProject } });
    valueOf(await rename('second-name'));
    valueOf(await rename('third-name'));
    for (const old of [first.slug, 'second-name'])
      expect(await findPublicFate(database.public, old)).toEqual({ kind: 'moved', slug: 'third-name' });
    valueOf(await rename(first.slug));
    expect(await findPublicFate(database.public, 'third-name')).toEqual({ kind: 'moved', slug: first.slug });
    expect(await findPublicFate(database.public, first.slug)).toBeNull();
    expect((await published())?.slug).toBe(first.slug);
    const other = (
      await database.owner.entry.findFirstOrThrow({
        where: { state: 'published', projectId: { not: seededProject } },
      })
    ).projectId;
    expect(
      codesOf(await renameProject(database.staff, lead, { projectId: other, slug: 'second-name' })),
    ).toEqual(['slug-taken']);
    expect(
      codesOf(await renameProject(database.staff, lead, { projectId: other, slug: first.slug })),
    ).toEqual(['slug-taken']);
    expect(
      codesOf(await renameProject(database.staff, officer, { projectId: other, slug: 'free-name' })),
    ).toEqual(['forbidden']);
    expect(
      codesOf(await renameProject(database.staff, lead, { projectId: other, slug: 'Not a Slug' })),
    ).toEqual(['invalid']);
  });
});

describe('sharing a preview', () => {
  test('works until it is over or revoked', async () => {
    const { editionId } = await opened(database.staff, officer);
    const now = new Date();
    const { token, shareLinkId } = valueOf(
      await shareEdition(database.staff, officer, { editionId, days: 7 }, { now }),
    );
    expect(await findShared(database.staff, token)).toMatchObject({ entry: { projectId: seededProject } });
    expect(
      await findShared(database.staff, token, { now: new Date(now.getTime() + 8 * 86_400_000) }),
    ).toBeNull();
    valueOf(await revokeShareLink(database.staff, officer, { shareLinkId }));
    expect(await findShared(database.staff, token)).toBeNull();
    expect(JSON.stringify(await database.owner.shareLink.findMany())).not.toContain(token);
  });

  test('shows nothing of what was taken from the public, but its next edition', async () => {
    const { projectId } = await database.owner.entry.findFirstOrThrow({
      where: { state: 'published', projectId: { not: seededProject } },
    });
    const { id: shown } = await database.owner.edition.findFirstOrThrow({
      where: { projectId, state: 'published' },
    });
    const linkTo = async (editionId: string) =>
      valueOf(await shareEdition(database.staff, lead, { editionId, days: 7 })).token;
    const earlier = await linkTo(shown);
    expect(await findShared(database.staff, earlier)).not.toBeNull();

    valueOf(
      await withdrawProject(database.staff, lead, { projectId, ...reasons, operationId: randomUUID() }),
    );
    expect(await findShared(database.staff, earlier)).toBeNull();
    const { editionId } = await opened(database.staff, officer, projectId);
    const next = await linkTo(editionId);
    expect(await findShared(database.staff, next)).not.toBeNull();

    valueOf(await markGone(database.staff, lead, { projectId, ...reasons, operationId: randomUUID() }));
    expect(await findShared(database.staff, earlier)).toBeNull();
    expect(await findShared(database.staff, next)).toBeNull();
  });
});
