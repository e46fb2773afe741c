import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffActor } from '#lib/auth/actor.ts';
import { createProject } from '#lib/projects/commands/create-project.ts';
import { openEdition } from '#lib/projects/commands/open-edition.ts';
import { saveEdition } from '#lib/projects/commands/save-edition.ts';
import { discardWorkingCopy, keepWorkingCopy, notePresence } from '#lib/projects/commands/working-copy.ts';
import { getEditor } from '#lib/projects/queries/editor.ts';
import { compareRevisions, listRevisions } from '#lib/projects/queries/revisions.ts';
import { longestDraftBytes } from '#lib/versioning/draft.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';
import { codesOf, everythingWritten, opened, saved, seed, seededProject, valueOf } from './seeded-staff.ts';

const database = testDatabase();
let anna: StaffActor;
let boris: StaffActor;
let stranger: StaffActor;

beforeAll(async () => {
  await seed(database.ownerUrl);
  anna = await anActor(database.owner, { role: 'officer', name: 'Anna' });
  boris = await anActor(database.owner, { role: 'lead', name: 'Boris' });
  stranger = await anActor(database.owner, { role: 'officer', programme: 'another-programme' });
});

const narrative = `„Първи“ ред 🙂\n\n${'Дълъг разказ за хората. '.repeat(2_600)}`;

/** A project of its own for a test. */
async function fresh(actor = anna): Promise<string> {
  const created = await createProject(database.staff, actor, {
    titleEn: 'A project',
    titleBg: 'Проект',
    programme: null,
    operationId: randomUUID(),
  });
  return valueOf(created).projectId;
}

const save = (
  actor: StaffActor,
  at: { editionId: string; base: string },
  draft: Record<string, string>,
  more: Partial<Parameters<typeof saveEdition>[2]> = {},
) =>
  saveEdition(database.staff, actor, {
    editionId: at.editionId,
    formId: 'tab-1',
    baseRevision: at.base,
    draft,
    operationId: randomUUID(),
    ...more,
  });

describe('opening', () => {
  test('a seeded project can be edited, and its page does not move', async () => {
    const { draft } = await opened(database.staff, anna);
    expect(draft['title.en']).toBe('Everything is possible');
    const entry = await database.owner.entry.findUniqueOrThrow({ where: { projectId: seededProject } });
    expect(entry).toMatchObject({ state: 'published', editionState: 'draft' });
  });

  test('ten at once get one edition', async () => {
    const projectId = 'partnership-with-a-cause';
    const all = await Promise.all(
      Array.from({ length: 10 }, () => openEdition(database.staff, anna, { projectId })),
    );
    expect(new Set(all.map((outcome) => valueOf(outcome).editionId)).size).toBe(1);
    expect(await database.owner.edition.count({ where: { projectId, state: 'draft' } })).toBe(1);
  });

  test('is refused to whoever may not edit there, and changes nothing', async () => {
    const before = await everythingWritten(database.owner);
    expect(codesOf(await openEdition(database.staff, stranger, { projectId: seededProject }))).toEqual([
      'forbidden',
    ]);
    expect(codesOf(await openEdition(database.staff, anna, { projectId: 'nobody-knows-it' }))).toEqual([
      'not-found',
    ]);
    expect(await everythingWritten(database.owner)).toBe(before);
  });
});

describe('beginning a project', () => {
  test('a repeat gives the same, another of the same title its own address', async () => {
    const input = { titleEn: '', titleBg: 'Нов живот', programme: null, operationId: randomUUID() };
    const [first, again] = [
      valueOf(await createProject(database.staff, anna, input)),
      valueOf(await createProject(database.staff, anna, input)),
    ];
    expect(again).toEqual(first);
    expect(first.projectId).toBe('nov-zhivot');
    const second = valueOf(
      await createProject(database.staff, anna, { ...input, operationId: randomUUID() }),
    );
    expect(second.projectId).toBe('nov-zhivot-2');
  });

  test('needs a title, a known programme and the right', async () => {
    const input = { titleEn: 'Title', titleBg: '', programme: null, operationId: randomUUID() };
    expect(codesOf(await createProject(database.staff, stranger, input))).toEqual(['forbidden']);
    expect(codesOf(await createProject(database.staff, anna, { ...input, titleEn: ' ' }))).toEqual([
      'required',
    ]);
    expect(codesOf(await createProject(database.staff, anna, { ...input, programme: 'unheard-of' }))).toEqual(
      ['unknown-programme'],
    );
  });
});

describe('keeping what is typed', () => {
  test('any text, byte for byte, and the latest state wins whatever comes last', async () => {
    const at = await opened(database.staff, anna, await fresh());
    const draft = { 'goal.bg': narrative, grant: 'около 34 649?', odd: ' \u0007\u202e ' };
    const keep = (generation: number, text: Record<string, string>) =>
      keepWorkingCopy(database.staff, anna, {
        editionId: at.editionId,
        formId: 'tab-1',
        generation,
        baseRevision: at.base,
        draft: text,
      });
    expect(valueOf(await keep(2, draft))).toMatchObject({
      generation: 2,
      replacedNul: 0,
      head: null,
      editionState: 'draft',
    });
    expect(valueOf(await keep(1, { 'goal.bg': 'older' }))).toMatchObject({ generation: 2 });
    const { copies } = valueOf(
      await getEditor(database.staff, anna, { projectId: await projectOf(at.editionId) }),
    );
    expect(copies).toHaveLength(1);
    expect(copies[0]?.draft).toEqual(draft);
  });

  test('what PostgreSQL cannot hold is replaced and counted', async () => {
    const at = await opened(database.staff, anna, await fresh());
    const kept = await keepWorkingCopy(database.staff, anna, {
      editionId: at.editionId,
      formId: 'tab-1',
      generation: 1,
      baseRevision: at.base,
      draft: { number: 'a\0b\ud800c' },
    });
    expect(valueOf(kept).replacedNul).toBe(2);
    const [row] = await database.owner.workingCopy.findMany({ where: { editionId: at.editionId } });
    expect(row?.draft).toEqual({ number: 'a\ufffdb\ufffdc' });
  });

  test('is refused only for length, right and place', async () => {
    const at = await opened(database.staff, anna, await fresh());
    const input = {
      editionId: at.editionId,
      formId: 'tab-1',
      generation: 1,
      baseRevision: at.base,
      draft: {},
    };
    const before = await everythingWritten(database.owner);
    expect(codesOf(await keepWorkingCopy(database.staff, stranger, input))).toEqual(['forbidden']);
    expect(
      codesOf(await keepWorkingCopy(database.staff, anna, { ...input, editionId: randomUUID() })),
    ).toEqual(['not-found']);
    const long = { goal: 'я'.repeat(longestDraftBytes / 2) };
    expect(codesOf(await keepWorkingCopy(database.staff, anna, { ...input, draft: long }))).toEqual([
      'too-long',
    ]);
    expect(await everythingWritten(database.owner)).toBe(before);
  });

  test('says who else is there, and where', async () => {
    const at = await opened(database.staff, anna, await fresh());
    await keepWorkingCopy(database.staff, anna, {
      editionId: at.editionId,
      formId: 'tab-1',
      generation: 1,
      baseRevision: at.base,
      draft: {},
      focus: 'goal.bg',
    });
    const seen = valueOf(
      await notePresence(database.staff, boris, { editionId: at.editionId, formId: 'tab-9' }),
    );
    expect(seen).toMatchObject([{ person: { name: 'Anna' }, field: 'goal.bg' }]);
    const later = new Date(Date.now() + 600_000);
    expect(
      valueOf(
        await notePresence(
          database.staff,
          boris,
          { editionId: at.editionId, formId: 'tab-9' },
          { now: later },
        ),
      ),
    ).toEqual([]);
  });

  test('a copy is forgotten when its owner says so, and nobody else', async () => {
    const at = await opened(database.staff, anna, await fresh());
    const key = { editionId: at.editionId, formId: 'tab-1' };
    await keepWorkingCopy(database.staff, anna, {
      ...key,
      generation: 1,
      baseRevision: at.base,
      draft: { number: '1' },
    });
    expect(valueOf(await discardWorkingCopy(database.staff, boris, key))).toEqual({ discarded: false });
    expect(valueOf(await discardWorkingCopy(database.staff, anna, key))).toEqual({ discarded: true });
  });
});

async function projectOf(editionId: string): Promise<string> {
  return (await database.owner.edition.findUniqueOrThrow({ where: { id: editionId } })).projectId;
}

describe('saving', () => {
  test('makes a revision with what changed, and lets go of the working copy', async () => {
    const projectId = await fresh();
    const at = await opened(database.staff, anna, projectId);
    const draft = { ...at.draft, 'goal.bg': narrative, grant: 'тридесет?' };
    await keepWorkingCopy(database.staff, anna, {
      editionId: at.editionId,
      formId: 'tab-1',
      generation: 1,
      baseRevision: at.base,
      draft,
    });
    const outcome = await save(anna, at, draft);
    expect(outcome).toMatchObject({
      ok: true,
      value: { number: 2, merged: false, voidedApproval: false, draft },
    });
    const editor = valueOf(await getEditor(database.staff, anna, { projectId }));
    expect(editor.head.draft).toEqual(draft);
    expect(editor.head.changed).toEqual(['goal.bg', 'grant']);
    expect(editor.copies).toEqual([]);
    const [event] = await database.owner.auditEvent.findMany({
      where: { subject: projectId },
      orderBy: { seq: 'desc' },
    });
    expect(event).toMatchObject({ action: 'edition.saved', personId: anna.personId });
    expect(JSON.stringify(event?.details)).not.toContain('тридесет');
  });

  test('the same operation is one revision, also twenty times at once', async () => {
    const projectId = await fresh();
    const at = await opened(database.staff, anna, projectId);
    const operationId = randomUUID();
    const all = await Promise.all(
      Array.from({ length: 20 }, () => save(anna, at, { ...at.draft, number: '7' }, { operationId })),
    );
    for (const outcome of all) expect(outcome).toEqual(all[0]);
    expect(await database.owner.revision.count({ where: { projectId } })).toBe(2);
    expect(codesOf(await save(boris, at, at.draft, { operationId }))).toEqual(['invalid']);
  });

  test('two fields of two people stand in one revision', async () => {
    const at = await opened(database.staff, anna, await fresh());
    await save(anna, at, { ...at.draft, number: '1' });
    const outcome = await save(boris, at, { ...at.draft, 'summary.bg': 'Кратко' }, { formId: 'tab-2' });
    expect(outcome).toMatchObject({
      ok: true,
      value: { merged: true, draft: { number: '1', 'summary.bg': 'Кратко' } },
    });
  });

  test('one field of two people is a conflict that keeps both, and can be settled', async () => {
    const projectId = await fresh();
    const at = await opened(database.staff, anna, projectId);
    const theirs = await save(anna, at, { ...at.draft, number: '1' });
    const outcome = await save(boris, at, { ...at.draft, number: '2' });
    expect(outcome).toMatchObject({
      ok: false,
      issues: [{ field: 'number', code: 'conflict' }],
      conflicts: [{ path: 'number', base: '', mine: '2', theirs: '1' }],
      theirs: { by: { name: 'Anna' } },
    });
    const { copies } = valueOf(await getEditor(database.staff, boris, { projectId }));
    expect(copies).toMatchObject([{ draft: { number: '2' } }]);
    if (!theirs.ok) throw new Error('not saved');
    const resolutions = { number: '1 или 2' };
    const settled = await save(
      boris,
      at,
      { ...at.draft, number: '2' },
      { resolutions, against: theirs.value.revision },
    );
    expect(settled).toMatchObject({ ok: true, value: { draft: { number: '1 или 2' } } });
    expect(valueOf(await getEditor(database.staff, boris, { projectId })).copies).toEqual([]);
  });

  test('a choice made against an older text does not overwrite a newer one', async () => {
    const at = await opened(database.staff, anna, await fresh());
    const first = await save(anna, at, { ...at.draft, number: '1' });
    if (!first.ok) throw new Error('not saved');
    await save(anna, { ...at, base: first.value.revision }, { ...at.draft, number: '1 a' });
    const late = await save(
      boris,
      at,
      { ...at.draft, number: '2' },
      { resolutions: { number: '2' }, against: first.value.revision },
    );
    expect(late).toMatchObject({ ok: false, conflicts: [{ theirs: '1 a', mine: '2' }] });
  });

  test('nothing changed: no revision', async () => {
    const projectId = await fresh();
    const at = await opened(database.staff, anna, projectId);
    expect(await save(anna, at, at.draft)).toMatchObject({
      ok: true,
      value: { revision: at.base, number: 1 },
    });
    expect(await database.owner.revision.count({ where: { projectId } })).toBe(1);
  });

  test('communication may change prose, and what else was typed is kept', async () => {
    const projectId = await fresh();
    const writer = await anActor(database.owner, { role: 'communication' });
    const at = await opened(database.staff, writer, projectId);
    expect(await save(writer, at, { ...at.draft, 'goal.bg': 'Цел' })).toMatchObject({ ok: true });
    const refused = await save(writer, at, { ...at.draft, 'goal.bg': 'Цел 2', grant: '5' });
    expect(codesOf(refused)).toContain('conflict');
    const next = await opened(database.staff, writer, projectId);
    const second = await save(writer, next, { ...next.draft, grant: '5' });
    expect(second).toMatchObject({ ok: false, issues: [{ field: 'grant', code: 'forbidden-field' }] });
    expect(
      await database.owner.workingCopy.findFirst({ where: { personId: writer.personId } }),
    ).toMatchObject({
      draft: { grant: '5' },
    });
  });

  test('nobody moves a project into a programme where they may not edit', async () => {
    const programme = (await database.owner.programme.findFirstOrThrow({ orderBy: { slug: 'asc' } })).slug;
    const local = await anActor(database.owner, { role: 'officer', programme });
    const created = valueOf(
      await createProject(database.staff, local, {
        titleEn: 'Local',
        titleBg: '',
        programme,
        operationId: randomUUID(),
      }),
    );
    const at = await opened(database.staff, local, created.projectId);
    expect(codesOf(await save(local, at, { ...at.draft, programme: 'elsewhere' }))).toEqual([
      'forbidden-field',
    ]);
    expect(codesOf(await save(local, at, { ...at.draft, programme: '' }))).toEqual(['forbidden-field']);
  });

  test('refused to whoever may not, and then nothing has changed', async () => {
    const at = await opened(database.staff, anna, await fresh());
    const before = await everythingWritten(database.owner);
    expect(codesOf(await save(stranger, at, { number: '1' }))).toEqual(['forbidden']);
    expect(codesOf(await save(anna, { ...at, editionId: randomUUID() }, { number: '1' }))).toEqual([
      'not-found',
    ]);
    expect(await everythingWritten(database.owner)).toBe(before);
  });
});

describe('history', () => {
  test('goes back page by page and compares any two', async () => {
    const projectId = await fresh();
    for (const number of ['1', '2', '3']) await saved(database.staff, anna, { number }, projectId);
    const first = valueOf(await listRevisions(database.staff, anna, { projectId, limit: 2 }));
    expect(first.revisions.map(({ number }) => number)).toEqual([4, 3]);
    const rest = valueOf(
      await listRevisions(database.staff, anna, { projectId, before: first.next ?? 0, limit: 2 }),
    );
    expect(rest).toMatchObject({
      revisions: [{ number: 2 }, { number: 1, by: { name: 'Anna' } }],
      next: null,
    });
    const compared = await compareRevisions(database.staff, anna, {
      before: rest.revisions[0]?.id ?? '',
      after: first.revisions[0]?.id ?? '',
    });
    expect(valueOf(compared).differences).toMatchObject([{ path: 'number', before: '1', after: '3' }]);
    expect(codesOf(await listRevisions(database.staff, stranger, { projectId }))).toEqual(['forbidden']);
  });
});
