import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { chooseLetters } from '#lib/accounts/commands/own-account.ts';
import { disablePerson, erasePerson } from '#lib/accounts/commands/people.ts';
import { getAccount } from '#lib/accounts/queries.ts';
import { workLetterKinds } from '#lib/accounts/schema.ts';
import type { StaffActor } from '#lib/auth/actor.ts';
import { publishEdition } from '#lib/projects/commands/publish-edition.ts';
import { approveEdition, askForChanges, submitEdition } from '#lib/projects/commands/review-edition.ts';
import { runScheduledPublication, schedulePublication } from '#lib/projects/commands/schedule-publication.ts';
import { noLetters } from '#tests/support/accounts.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';
import { codesOf, saved, seed, seededProject, valueOf } from './seeded-staff.ts';

const database = testDatabase();
const told = { origin: 'https://grants.example.org' };
const reasons = { reasonEn: 'The results came in.', reasonBg: 'Получихме резултатите.' };
const secret = 'Nobody outside may read this sentence of the draft';

let officer: StaffActor;
let approver: StaffActor;
let administrator: StaffActor;

beforeAll(async () => {
  await seed(database.ownerUrl);
  const wish = (name: string) => ({ name, email: `${name.toLowerCase()}@example.org` });
  officer = await anActor(database.owner, { role: 'officer', locale: 'bg', ...wish('Olga') });
  approver = await anActor(database.owner, { role: 'approver', ...wish('Asen') });
  administrator = await anActor(database.owner, { role: 'administrator', locale: 'bg', ...wish('Ada') });
});

beforeEach(async () => {
  await database.owner.outboxLetter.deleteMany();
});

const letters = () => database.owner.outboxLetter.findMany({ orderBy: { to: 'asc' } });
const addressees = async () => (await letters()).map(({ to }) => to);

let round = 0;

async function submitted() {
  round += 1;
  const { editionId, revision } = await saved(database.staff, officer, {
    'title.en': `Everything, round ${round}`,
    'summary.en': secret,
  });
  valueOf(await submitEdition(database.staff, officer, { editionId }, told));
  return { editionId, revision };
}

test('a review asked for: to those who may approve, in their language, with a link and no text of the draft', async () => {
  const { editionId } = await submitted();
  valueOf(await submitEdition(database.staff, officer, { editionId }, told));
  const sent = await letters();
  expect(sent.map(({ to, locale, kind }) => [to, locale, kind])).toEqual([
    ['ada@example.org', 'bg', 'review-asked'],
    ['asen@example.org', 'en', 'review-asked'],
  ]);
  expect(sent[0]?.subject).toContain('чака преглед');
  expect(sent[0]?.text).toContain(`${told.origin}/bg/staff/projects/${seededProject}/review\n`);
  expect(sent[1]?.subject).toBe(`Grantfolio: “Everything, round ${round}” waits for a review`);
  expect(sent[1]?.text).toContain('Olga asks for a review');
  expect(sent[1]?.text).toContain(`${told.origin}/en/staff/account#letters`);
  for (const { text, subject } of sent) expect(text + subject).not.toContain(secret);
  const jobs = await database.owner.$queryRaw<
    { id: string }[]
  >`SELECT key AS id FROM graphile_worker.jobs WHERE task_identifier = 'send-letter'`;
  expect(jobs.map(({ id }) => id)).toEqual(expect.arrayContaining(sent.map(({ id }) => `letter:${id}`)));
  valueOf(await askForChanges(database.staff, approver, { editionId, reason: 'More.' }, told));
});

test('changes asked for and approved: to the author, once, and not to whoever did it', async () => {
  const { editionId, revision } = await submitted();
  await database.owner.outboxLetter.deleteMany();
  const given = { editionId, reason: 'A reason that stands on the page alone.' };
  valueOf(await askForChanges(database.staff, approver, given, told));
  valueOf(await askForChanges(database.staff, approver, given, told));
  const [letter, ...others] = await letters();
  expect(others).toEqual([]);
  expect(letter).toMatchObject({ to: 'olga@example.org', locale: 'bg', kind: 'changes-asked' });
  expect(letter?.text).toContain(`/bg/staff/projects/${seededProject}/edit\n`);
  expect(letter?.text).not.toContain(given.reason);
  valueOf(await submitEdition(database.staff, officer, { editionId }, told));
  await database.owner.outboxLetter.deleteMany();
  valueOf(await approveEdition(database.staff, approver, { editionId, revision }, told));
  expect(await addressees()).toEqual(['olga@example.org']);
  await database.owner.outboxLetter.deleteMany();
  const input = { editionId, revision, ...reasons, operationId: randomUUID() };
  valueOf(await publishEdition(database.staff, approver, input, told));
  valueOf(await publishEdition(database.staff, approver, input, told));
  const published = await letters();
  expect(published.map(({ to, kind }) => [to, kind])).toEqual([['olga@example.org', 'published']]);
  expect(published[0]?.text).toContain(`${told.origin}/bg/projects/`);
});

test('a publication at a given time tells the author; one that fails, also who set it', async () => {
  const at = new Date('2031-05-01T06:00:00Z');
  const now = new Date('2031-04-01T06:00:00Z');
  const schedule = async () => {
    const { editionId, revision } = await submitted();
    valueOf(await approveEdition(database.staff, approver, { editionId, revision }, told));
    valueOf(await schedulePublication(database.staff, approver, { editionId, at, ...reasons }, { now }));
    await database.owner.outboxLetter.deleteMany();
    return editionId;
  };
  const editionId = await schedule();
  valueOf(await runScheduledPublication(database.staff, { editionId }, { now: at, ...told }));
  expect(await addressees()).toEqual(['olga@example.org']);
  const second = await schedule();
  await database.owner
    .$executeRaw`UPDATE editorial.edition SET approved_revision = gen_random_uuid() WHERE id = ${second}::uuid`;
  valueOf(await runScheduledPublication(database.staff, { editionId: second }, { now: at, ...told }));
  expect((await letters()).map(({ to, kind }) => [to, kind])).toEqual([
    ['asen@example.org', 'publication-failed'],
    ['olga@example.org', 'publication-failed'],
  ]);
});

test('a refused deed tells nobody', async () => {
  const { editionId, revision } = await submitted();
  await database.owner.outboxLetter.deleteMany();
  expect(codesOf(await approveEdition(database.staff, officer, { editionId, revision }, told))).toEqual([
    'forbidden',
  ]);
  expect(await letters()).toEqual([]);
  valueOf(await askForChanges(database.staff, approver, { editionId, reason: 'More.' }, told));
});

test('roles of another programme, four eyes, disabled and erased people: no letter', async () => {
  const elsewhere = await anActor(database.owner, { role: 'approver', programme: 'elsewhere' });
  const writing = await anActor(database.owner, { role: 'lead', email: 'writing@example.org' });
  const disabled = await anActor(database.owner, { role: 'approver', email: 'disabled@example.org' });
  const erased = await anActor(database.owner, { role: 'approver', email: 'erased@example.org' });
  valueOf(await disablePerson(database.staff, administrator, { personId: disabled.personId }));
  valueOf(await erasePerson(database.staff, administrator, { personId: erased.personId }, noLetters));
  await saved(database.staff, writing, { 'title.en': 'Written by a lead' });
  await submitted();
  expect(await addressees()).toEqual(['ada@example.org', 'asen@example.org']);
  expect(await addressees()).not.toContain(elsewhere.email);
});

test('whoever wants no such letter gets none, and is told so in My account', async () => {
  const wanted = workLetterKinds.filter((kind) => kind !== 'review-asked');
  valueOf(await chooseLetters(database.staff, approver, { wanted }));
  expect((await getAccount(database.staff, approver)).letters).toEqual(wanted);
  const { editionId } = await saved(database.staff, officer, { 'title.en': 'Quietly' });
  valueOf(await askForChanges(database.staff, approver, { editionId, reason: 'More.' }, told));
  await database.owner.outboxLetter.deleteMany();
  valueOf(await submitEdition(database.staff, officer, { editionId }, told));
  expect(await addressees()).not.toContain('asen@example.org');
  expect(codesOf(await chooseLetters(database.staff, approver, { wanted: ['invitation'] }))).toEqual([
    'invalid-letters',
  ]);
});
