import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffActor } from '#lib/auth/actor.ts';
import { addNote, resolveNote } from '#lib/projects/commands/notes.ts';
import { publishEdition } from '#lib/projects/commands/publish-edition.ts';
import { approveEdition, askForChanges, submitEdition } from '#lib/projects/commands/review-edition.ts';
import { saveEdition } from '#lib/projects/commands/save-edition.ts';
import {
  cancelSchedule,
  runScheduledPublication,
  schedulePublication,
} from '#lib/projects/commands/schedule-publication.ts';
import { markGone, republish, withdrawProject } from '#lib/projects/commands/withdraw-project.ts';
import { getEditor } from '#lib/projects/queries/editor.ts';
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

/** Saves a title into the open edition and brings it to `in-review`. */
async function submitted(title: string, projectId = seededProject) {
  const { editionId, revision } = await saved(database.staff, officer, { 'title.en': title }, projectId);
  valueOf(await submitEdition(database.staff, officer, { editionId }));
  return { editionId, revision };
}

async function approved(title: string, projectId = seededProject) {
  const at = await submitted(title, projectId);
  valueOf(await approveEdition(database.staff, approver, at));
  return at;
}

const publish = (actor: StaffActor, at: { editionId: string; revision: string }) =>
  publishEdition(database.staff, actor, { ...at, ...reasons, operationId: randomUUID() });

describe('from draft to page', () => {
  test('submitted, approved by somebody else, published: the page, its history and one change', async () => {
    const at = await approved('Everything becomes possible');
    const before = (await changes()).length;
    const outcome = valueOf(await publish(approver, at));
    expect(outcome).toMatchObject({ projectId: seededProject, revision: at.revision });
    expect(await published()).toMatchObject({ titleEn: 'Everything becomes possible' });
    const [line] = await database.public.publishedChange.findMany({ orderBy: { seq: 'desc' } });
    expect(line).toMatchObject({ kind: 'changed', ...reasons });
    expect(line?.fields).toContain('title');
    expect(line?.fields).not.toContain('updatedOn');
    const recorded = await changes();
    expect(recorded).toHaveLength(before + 1);
    expect(recorded[0]?.tags).toEqual(
      expect.arrayContaining(['projects', `project:${seededProject}`, 'place:BG421']),
    );
    const editions = await database.owner.edition.findMany({
      where: { projectId: seededProject },
      orderBy: { number: 'asc' },
    });
    expect(editions.map(({ state }) => state)).toEqual(['superseded', 'published']);
    const found = await database.public.searchDocument.findUnique({ where: { projectId: seededProject } });
    expect(found?.titleEn).toBe('Everything becomes possible');
  });

  test('a repeat publishes nothing more', async () => {
    const at = await approved('Twice');
    const input = { ...at, ...reasons, operationId: randomUUID() };
    const all = await Promise.all(
      Array.from({ length: 5 }, () => publishEdition(database.staff, approver, input)),
    );
    expect(all.map((outcome) => valueOf(outcome).revision)).toEqual(
      Array.from({ length: 5 }, () => at.revision),
    );
    const lines = await database.public.publishedChange.findMany({ where: { projectId: seededProject } });
    expect(lines.filter(({ kind }) => kind === 'changed')).toHaveLength(2);
  });

  test('the document says the day of its publication in Sofia', async () => {
    const at = await approved('Late in the evening');
    const now = new Date('2027-01-31T23:30:00Z');
    await publishEdition(database.staff, approver, { ...at, ...reasons, operationId: randomUUID() }, { now });
    expect((await published())?.updatedOn).toEqual(new Date('2027-02-01T00:00:00Z'));
  });

  test('bad input blocks publishing, never saving', async () => {
    const { editionId, revision } = await saved(database.staff, officer, { grant: 'много' });
    valueOf(await submitEdition(database.staff, officer, { editionId }));
    valueOf(await approveEdition(database.staff, approver, { editionId, revision }));
    const before = await everythingWritten(database.owner);
    const outcome = await publish(approver, { editionId, revision });
    expect(outcome).toMatchObject({ ok: false, issues: [{ field: 'grant' }] });
    expect(await everythingWritten(database.owner)).toBe(before);
    await saved(database.staff, officer, { grant: '34 649 EUR' });
  });
});

describe('four eyes', () => {
  const project = 'partnership-with-a-cause';

  test('whoever wrote does not approve, and nothing unapproved is published', async () => {
    const { editionId, revision } = await saved(database.staff, lead, { 'title.en': 'By the lead' }, project);
    valueOf(await submitEdition(database.staff, lead, { editionId }));
    const before = await everythingWritten(database.owner);
    expect(codesOf(await approveEdition(database.staff, lead, { editionId, revision }))).toEqual([
      'four-eyes',
    ]);
    expect(codesOf(await publish(lead, { editionId, revision }))).toEqual(['not-approved']);
    expect(codesOf(await approveEdition(database.staff, officer, { editionId, revision }))).toEqual([
      'forbidden',
    ]);
    expect(await everythingWritten(database.owner)).toBe(before);
    valueOf(await approveEdition(database.staff, approver, { editionId, revision }));
  });

  test('who only opened the edition may approve it', async () => {
    const id = seededProject;
    valueOf(await publish(approver, await approved('Before')));
    const { editionId } = await opened(database.staff, lead, id);
    const at = await submitted('Opened by the lead', id);
    expect(at.editionId).toBe(editionId);
    expect(codesOf(await approveEdition(database.staff, lead, at))).toEqual([]);
  });

  test('a programme may do without: then its lead publishes directly', async () => {
    const programme = (await database.owner.programme.findFirstOrThrow({ orderBy: { slug: 'asc' } })).slug;
    await database.owner.programmeSetting.create({ data: { programme, fourEyes: false } });
    const { editionId, revision } = await saved(database.staff, lead, { programme }, project);
    expect(codesOf(await publish(officer, { editionId, revision }))).toEqual(['forbidden']);
    expect(valueOf(await publish(lead, { editionId, revision }))).toMatchObject({ revision });
  });
});

describe('a save after approval', () => {
  test('voids it, and the editor says so before', async () => {
    const at = await approved('Approved');
    const editor = valueOf(await getEditor(database.staff, officer, { projectId: seededProject }));
    expect(editor.voidsApproval).toBe(true);
    const outcome = await saveEdition(database.staff, officer, {
      editionId: at.editionId,
      formId: 'form',
      baseRevision: at.revision,
      draft: { ...editor.head.draft, 'title.en': 'After' },
      operationId: randomUUID(),
    });
    expect(outcome).toMatchObject({ ok: true, value: { voidedApproval: true } });
    expect(codesOf(await publish(approver, at))).toEqual(['revision-moved']);
    const { edition } = valueOf(await getEditor(database.staff, officer, { projectId: seededProject }));
    expect(edition).toMatchObject({ state: 'draft', approvedRevision: null });
  });

  test('an approval of an older head is refused', async () => {
    const at = await submitted('One');
    const next = await saved(database.staff, officer, { 'title.en': 'Two' });
    expect(codesOf(await approveEdition(database.staff, approver, at))).toEqual(['revision-moved']);
    valueOf(
      await approveEdition(database.staff, approver, { editionId: at.editionId, revision: next.revision }),
    );
  });
});

describe('asking for changes', () => {
  test('gives it back with the reason, and it can be submitted again', async () => {
    const at = await submitted('Almost');
    expect(
      codesOf(await askForChanges(database.staff, officer, { editionId: at.editionId, reason: 'No.' })),
    ).toEqual(['forbidden']);
    valueOf(
      await askForChanges(database.staff, approver, { editionId: at.editionId, reason: 'Името липсва.' }),
    );
    const { edition } = valueOf(await getEditor(database.staff, officer, { projectId: seededProject }));
    expect(edition).toMatchObject({ state: 'changes-asked', reason: 'Името липсва.' });
    expect(codesOf(await approveEdition(database.staff, approver, at))).toEqual(['wrong-state']);
    valueOf(await submitEdition(database.staff, officer, { editionId: at.editionId, note: 'Добавено.' }));
  });

  test('remarks on fields are kept once and can be done', async () => {
    const { editionId } = await opened(database.staff, officer);
    const input = { editionId, path: 'goal.bg', text: 'Неясно „защо“', operationId: randomUUID() };
    const { noteId } = valueOf(await addNote(database.staff, approver, input));
    expect(valueOf(await addNote(database.staff, approver, input)).noteId).toBe(noteId);
    valueOf(await resolveNote(database.staff, officer, { noteId }));
    const { notes } = valueOf(await getEditor(database.staff, officer, { projectId: seededProject }));
    const note = notes.find(({ id }) => id === noteId);
    expect(note).toMatchObject({ by: { name: 'Asen' }, resolvedBy: { name: 'Olga' } });
  });
});

describe('words that come too late', () => {
  test('to the reviewer of what was sent already are refused, unless they stand there', async () => {
    const { editionId } = await submitted('Sent');
    const again = { editionId, note: 'Моля, първо резултатите.' };
    expect(codesOf(await submitEdition(database.staff, officer, again))).toEqual(['wrong-state']);
    valueOf(await askForChanges(database.staff, approver, { editionId, reason: 'Не.' }));
    valueOf(await submitEdition(database.staff, officer, again));
    // A repeat of the same, and one without words, have nothing to add.
    valueOf(await submitEdition(database.staff, officer, again));
    valueOf(await submitEdition(database.staff, officer, { editionId }));
    expect(await database.owner.note.count({ where: { editionId, text: again.note } })).toBe(1);
  });

  test('beside an edition that is no longer open are refused', async () => {
    const { editionId } = await opened(database.staff, officer);
    await database.owner.edition.update({ where: { id: editionId }, data: { state: 'superseded' } });
    const note = { editionId, path: '', text: 'Nobody would read it.' };
    expect(codesOf(await addNote(database.staff, approver, note))).toEqual(['edition-closed']);
  });
});

describe('publication at a given time', () => {
  const at = new Date('2027-05-01T06:00:00Z');
  const soon = new Date('2027-04-01T06:00:00Z');

  test('happens when its time has come, and not before', async () => {
    const edition = await approved('In May');
    const input = { editionId: edition.editionId, at, ...reasons };
    expect(
      codesOf(await schedulePublication(database.staff, approver, input, { now: new Date('2028-01-01') })),
    ).toEqual(['in-the-past']);
    valueOf(await schedulePublication(database.staff, approver, input, { now: soon }));
    const jobs = await database.owner.$queryRaw<
      { key: string }[]
    >`SELECT key FROM graphile_worker.jobs WHERE task_identifier = 'publish-edition'`;
    expect(jobs).toEqual([{ key: `publish-edition:${edition.editionId}` }]);
    expect(valueOf(await runScheduledPublication(database.staff, edition, { now: soon }))).toEqual({
      published: false,
    });
    expect((await published())?.titleEn).not.toBe('In May');
    expect(valueOf(await runScheduledPublication(database.staff, edition, { now: at }))).toEqual({
      published: true,
    });
    expect((await published())?.titleEn).toBe('In May');
    expect(valueOf(await runScheduledPublication(database.staff, edition, { now: at }))).toEqual({
      published: false,
    });
  });

  test('is due when the queue says so, though a clock here is late; on the date it is on now only', async () => {
    const edition = await approved('In May, by another clock');
    const input = { editionId: edition.editionId, at, ...reasons };
    valueOf(await schedulePublication(database.staff, approver, input, { now: soon }));
    const [job] = await database.owner.$queryRaw<{ payload: unknown }[]>`
      SELECT payload FROM graphile_worker._private_jobs WHERE key = ${`publish-edition:${edition.editionId}`}`;
    expect(job?.payload).toEqual({ editionId: edition.editionId, at: at.toISOString() });
    const run = (day: Date) =>
      runScheduledPublication(
        database.staff,
        { editionId: edition.editionId, at: day.toISOString() },
        { now: new Date(at.getTime() - 1500) },
      );
    expect(valueOf(await run(new Date('2027-04-30T06:00:00Z')))).toEqual({ published: false });
    expect(valueOf(await run(at))).toEqual({ published: true });
  });

  test.each([
    ['withdrawn', withdrawProject],
    ['gone', markGone],
  ])('does not bring a page back that is %s meanwhile', async (state, takeBack) => {
    const { editionId } = await approved(`In May, but ${state}`);
    valueOf(
      await schedulePublication(database.staff, approver, { editionId, at, ...reasons }, { now: soon }),
    );
    const input = { projectId: seededProject, ...reasons, operationId: randomUUID() };
    valueOf(await takeBack(database.staff, lead, input));
    const due = { editionId, at: at.toISOString() };
    expect(valueOf(await runScheduledPublication(database.staff, due, { now: at }))).toEqual({
      published: false,
    });
    expect(await published()).toBeNull();
    expect(await database.owner.edition.findUnique({ where: { id: editionId } })).toMatchObject({
      state: 'approved',
      scheduledFor: null,
    });
    expect(await database.owner.entry.findUnique({ where: { projectId: seededProject } })).toMatchObject({
      state,
      editionState: 'approved',
      attention: expect.not.arrayContaining(['publication-failed']),
    });
    valueOf(await republish(database.staff, lead, { projectId: seededProject, ...reasons }));
  });

  test('can be taken off the calendar', async () => {
    const edition = await approved('Not in May');
    valueOf(
      await schedulePublication(
        database.staff,
        approver,
        { editionId: edition.editionId, at, ...reasons },
        { now: soon },
      ),
    );
    expect(valueOf(await cancelSchedule(database.staff, approver, { editionId: edition.editionId }))).toEqual(
      { state: 'approved' },
    );
    expect(valueOf(await runScheduledPublication(database.staff, edition, { now: at }))).toEqual({
      published: false,
    });
  });

  test('goes back to its authors when it is no longer ready', async () => {
    const edition = await approved('Of an unknown organisation');
    valueOf(
      await schedulePublication(
        database.staff,
        approver,
        { editionId: edition.editionId, at, ...reasons },
        { now: soon },
      ),
    );
    // A register may change between approval and publication.
    await database.owner
      .$executeRaw`UPDATE editorial.edition SET approved_revision = gen_random_uuid() WHERE id = ${edition.editionId}::uuid`;
    expect(valueOf(await runScheduledPublication(database.staff, edition, { now: at }))).toEqual({
      published: false,
    });
    const { entry, edition: back } = valueOf(
      await getEditor(database.staff, officer, { projectId: seededProject }),
    );
    expect(back).toMatchObject({ state: 'changes-asked', scheduledFor: null });
    expect(entry.attention).toContain('publication-failed');
  });
});

describe('saving into an edition that was published meanwhile', () => {
  test('goes on in the next edition, with nothing lost', async () => {
    const at = await approved('Published under their hands');
    const { head } = valueOf(await getEditor(database.staff, officer, { projectId: seededProject }));
    valueOf(await publish(approver, at));
    const outcome = await saveEdition(database.staff, officer, {
      editionId: at.editionId,
      formId: 'form',
      baseRevision: at.revision,
      draft: { ...head.draft, 'goal.bg': 'Написано след това' },
      operationId: randomUUID(),
    });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
    expect(outcome.value.editionId).not.toBe(at.editionId);
    expect(outcome.value.draft).toMatchObject({
      'title.en': 'Published under their hands',
      'goal.bg': 'Написано след това',
    });
    expect(JSON.stringify((await published())?.document)).not.toContain('Написано след това');
  });
});
