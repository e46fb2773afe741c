import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  acceptInvitation,
  invitePerson,
  operator,
  revokeInvitation,
} from '#lib/accounts/commands/invitation.ts';
import {
  changeRoles,
  disablePerson,
  enablePerson,
  endSessions,
  erasePerson,
  resetSecondFactor,
  setFourEyes,
} from '#lib/accounts/commands/people.ts';
import { signIn } from '#lib/accounts/commands/sign-in.ts';
import { findPerson, listPeople } from '#lib/accounts/queries.ts';
import { findActor } from '#lib/auth/gate.ts';
import { putLetter } from '#lib/mail/folder.ts';
import { readMessage } from '#lib/mail/read-message.ts';
import {
  aMember,
  cookieHeader,
  goodPassword,
  noLetters,
  origin,
  signedIn,
  surroundings,
} from '#tests/support/accounts.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';

const database = testDatabase();
const forbidden = { ok: false, issues: [{ code: 'forbidden' }] };
const write = ({ link }: { link: string }) => ({ subject: 'Invitation', text: link });
const options = { origin, write };

const invitation = (email = `${crypto.randomUUID()}@example.org`) => ({
  name: ' Мария   Петрова ',
  email,
  locale: 'bg',
  roles: [{ role: 'officer', programme: null }],
});

const administrator = () => anActor(database.staff, { role: 'administrator' });

describe('an invitation', () => {
  test('lets somebody in once, with the roles it names', async () => {
    const db = database.staff;
    const input = invitation();
    const made = await invitePerson(db, await administrator(), input, options);
    if (!made.ok) throw new Error(JSON.stringify(made.issues));
    const letter = await db.outboxLetter.findFirstOrThrow({ where: { to: input.email } });
    expect(letter).toMatchObject({ kind: 'invitation', locale: 'bg', text: made.value.link });
    const token = made.value.link.split('/').at(-1);
    const stored = JSON.stringify(await db.invitation.findMany());
    expect(stored).not.toContain(token);
    const join = { token, name: 'Мария Петрова', password: goodPassword };
    expect(await acceptInvitation(db, null, { ...join, password: 'short' }, surroundings(db))).toMatchObject({
      issues: [{ field: 'password', code: 'password-too-short' }],
    });
    const both = await Promise.all([
      acceptInvitation(db, null, join, surroundings(db)),
      acceptInvitation(db, null, join, surroundings(db)),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await signedIn(db, input.email)).actor).toMatchObject({
      name: 'Мария Петрова',
      memberships: [{ role: 'officer', programme: null }],
    });
  });

  test('is worth nothing once revoked, replaced, expired or made up', async () => {
    const db = database.staff;
    const actor = await administrator();
    const input = invitation();
    const links: string[] = [];
    for (let time = 0; time < 2; time += 1) {
      const made = await invitePerson(db, actor, input, options);
      if (made.ok) links.push(made.value.link);
      if (made.ok && time === 1) await revokeInvitation(db, actor, { invitationId: made.value.invitationId });
    }
    const late = await invitePerson(db, actor, invitation(), {
      ...options,
      now: new Date(Date.now() - 8 * 86_400_000),
    });
    if (late.ok) links.push(late.value.link);
    for (const link of [...links, 'x/made-up'])
      expect(
        await acceptInvitation(
          db,
          null,
          { token: link.split('/').at(-1), name: 'X', password: goodPassword },
          surroundings(db),
        ),
      ).toMatchObject({ issues: [{ code: 'gone' }] });
  });

  test('takes no roles away that whoever invites could not give', async () => {
    const db = database.staff;
    await database.owner.programme.createMany({
      data: ['ours', 'theirs'].map((slug) => ({ slug, nameEn: slug, nameBg: slug, position: 99 })),
      skipDuplicates: true,
    });
    const ours = await anActor(db, { role: 'administrator', programme: 'ours' });
    const roles = [{ role: 'lead', programme: 'theirs' }];
    const input = invitation();
    const promised = await invitePerson(db, await administrator(), { ...input, roles }, options);
    if (!promised.ok) throw new Error(JSON.stringify(promised.issues));
    const mine = { ...input, roles: [{ role: 'officer', programme: 'ours' }] };
    expect(await invitePerson(db, ours, mine, options)).toMatchObject({
      issues: [{ field: 'email', code: 'email-invited' }],
    });
    const { invitationId, link } = promised.value;
    expect(await revokeInvitation(db, ours, { invitationId })).toMatchObject(forbidden);
    const join = { token: link.split('/').at(-1), name: 'X', password: goodPassword };
    expect((await acceptInvitation(db, null, join, surroundings(db))).ok).toBe(true);
  });

  test('is not for an address that has an account, a role that is none, or a programme that is none', async () => {
    const db = database.staff;
    const actor = await administrator();
    const { email } = await aMember(db);
    expect(await invitePerson(db, actor, invitation(email.toUpperCase()), options)).toMatchObject({
      issues: [{ field: 'email', code: 'email-known' }],
    });
    for (const [roles, code] of [
      [[], 'invalid-roles'],
      [[{ role: 'owner', programme: null }], 'invalid-roles'],
      [[{ role: 'officer', programme: 'nowhere' }], 'unknown-programme'],
    ] as const)
      expect(await invitePerson(db, actor, { ...invitation(), roles }, options)).toMatchObject({
        issues: [{ field: 'roles', code }],
      });
  });
});

describe('only administrators manage people', () => {
  test.for(['officer', 'communication', 'approver', 'lead', null] as const)(
    'not somebody who is %s',
    async (role) => {
      const db = database.staff;
      const actor = await anActor(db, { role });
      const { personId } = await aMember(db);
      expect(await invitePerson(db, actor, invitation(), options)).toMatchObject(forbidden);
      expect(await changeRoles(db, actor, { personId, roles: [] })).toMatchObject(forbidden);
      for (const deed of [disablePerson, enablePerson, endSessions, resetSecondFactor, erasePerson])
        expect(await deed(db, actor, { personId }, noLetters)).toMatchObject(forbidden);
      expect(await listPeople(db, actor)).toBeNull();
      expect(await findPerson(db, actor, personId)).toBeNull();
    },
  );

  test('an administrator without the second factor is nobody', async () => {
    const db = database.staff;
    const actor = await anActor(db, { role: 'administrator', hasSecondFactor: false });
    expect(await disablePerson(db, actor, { personId: actor.personId })).toMatchObject(forbidden);
  });

  test('one of a programme gives roles there and nowhere else', async () => {
    const db = database.staff;
    await database.owner.programme.createMany({
      data: [
        { slug: 'culture', nameEn: 'Culture', nameBg: 'Култура', position: 1 },
        { slug: 'health', nameEn: 'Health', nameBg: 'Здраве', position: 2 },
      ],
      skipDuplicates: true,
    });
    const actor = await anActor(db, { role: 'administrator', programme: 'culture' });
    const { personId } = await aMember(db, { role: 'officer', programme: 'health' });
    const kept = { role: 'officer', programme: 'health' } as const;
    const added = { role: 'approver', programme: 'culture' } as const;
    expect((await changeRoles(db, actor, { personId, roles: [kept, added] })).ok).toBe(true);
    for (const roles of [
      [added],
      [kept, added, { role: 'lead', programme: 'health' }],
      [kept, { role: 'officer', programme: null }],
    ])
      expect(await changeRoles(db, actor, { personId, roles })).toMatchObject(forbidden);
    expect(await disablePerson(db, actor, { personId })).toMatchObject(forbidden);
    expect((await setFourEyes(db, actor, { programme: 'culture', fourEyes: false })).ok).toBe(true);
    expect(await setFourEyes(db, actor, { programme: 'health', fourEyes: false })).toMatchObject(forbidden);
    expect(await db.programmeSetting.findMany()).toEqual([{ programme: 'culture', fourEyes: false }]);
  });
});

describe('what is taken from a person', () => {
  test('is gone with their next request: roles, and everything when disabled', async () => {
    const db = database.staff;
    const actor = await administrator();
    const { email, personId } = await aMember(db);
    const { cookies } = await signedIn(db, email);
    const there = () => findActor(db, cookieHeader(cookies));
    await changeRoles(db, actor, { personId, roles: [] });
    expect((await there())?.memberships).toEqual([]);
    expect((await disablePerson(db, actor, { personId })).ok).toBe(true);
    expect(await there()).toBeNull();
    expect(await db.session.count({ where: { personId } })).toBe(0);
    expect((await signIn(db, null, { email, password: goodPassword }, surroundings(db))).ok).toBe(false);
    expect((await enablePerson(db, actor, { personId })).ok).toBe(true);
    expect(await there()).toBeNull();
    expect((await signIn(db, null, { email, password: goodPassword }, surroundings(db))).ok).toBe(true);
  });

  test('stays with the last administrator of everything, also when two take it from each other at once', async () => {
    const db = database.owner;
    await db.membership.deleteMany({ where: { role: 'administrator' } });
    const [one, other] = [await administrator(), await administrator()];
    const answers = await Promise.all([
      disablePerson(database.staff, one, { personId: other.personId }),
      changeRoles(database.staff, other, { personId: one.personId, roles: [] }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ issues: [{ code: 'last-administrator' }] });
    const third = await administrator();
    expect(await erasePerson(database.staff, third, { personId: third.personId }, noLetters)).toMatchObject({
      issues: [{ code: 'not-yourself' }],
    });
  });

  test('is written down without a name', async () => {
    const db = database.staff;
    const actor = await administrator();
    const { personId } = await aMember(db);
    await changeRoles(db, actor, { personId, roles: [{ role: 'lead', programme: null }] });
    const [event] = await db.auditEvent.findMany({
      where: { subject: personId },
      orderBy: { seq: 'desc' },
      take: 1,
    });
    expect(event).toMatchObject({
      personId: actor.personId,
      action: 'person.roles-changed',
      details: { before: ['officer'], after: ['lead'] },
    });
  });
});

test('erasure leaves a number and nothing of the person, in any table and in no letter of the folder', async () => {
  const db = database.staff;
  const mailFolder = await mkdtemp(path.join(tmpdir(), 'grantfolio-letters-'));
  const actor = await administrator();
  const { personId, email } = await aMember(db, { email: 'zlatka.unmistakable@example.org' });
  await db.person.update({ where: { id: personId }, data: { name: 'Златка Неповторима' } });
  const { cookies } = await signedIn(db, email);
  await database.owner.savedView.create({
    data: { id: crypto.randomUUID(), personId, list: 'projects', name: 'Златка Неповторима', query: '' },
  });
  await database.owner.outboxLetter.create({
    data: {
      id: crypto.randomUUID(),
      to: email,
      locale: 'bg',
      kind: 'reset',
      subject: 'x',
      text: 'Златка Неповторима',
    },
  });
  const told = { to: 'colleague@example.org', locale: 'bg', state: 'sent', sentAt: new Date() };
  const subject = 'Публикуван проект';
  for (const [kind, text] of [
    ['published', 'Златка Неповторима публикува „Проект“.'],
    ['published', 'Някой друг публикува „Проект“.'],
  ] as const)
    await database.owner.outboxLetter.create({
      data: { id: crypto.randomUUID(), ...told, subject, kind, text },
    });
  const letter = { locale: 'bg', subject, createdAt: new Date() };
  for (const [to, text] of [
    [email, 'Здравейте, Златка Неповторима.'],
    ['colleague@example.org', 'Златка Неповторима публикува „Проект“.'],
  ] as const)
    await putLetter(mailFolder, { ...letter, id: crypto.randomUUID(), to, text }, 'office@example.org');
  const inFolder = async () =>
    await Promise.all(
      (await readdir(mailFolder)).map(async (name) =>
        readMessage(await readFile(path.join(mailFolder, name))),
      ),
    );
  // Who may not erase takes nothing out of the folder either.
  for (const other of [await anActor(db, { role: 'lead' }), { ...actor, personId }])
    expect((await erasePerson(db, other, { personId }, { mailFolder })).ok).toBe(false);
  expect(await inFolder()).toHaveLength(2);
  expect((await erasePerson(db, actor, { personId }, { mailFolder })).ok).toBe(true);
  expect(await inFolder()).toMatchObject([{ to: 'colleague@example.org', text: '… публикува „Проект“.' }]);
  await rm(mailFolder, { recursive: true });
  const tables = await database.owner.$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname IN ('accounts', 'editorial', 'graphile_worker')`;
  for (const { name } of tables) {
    const rows = await database.owner.$queryRawUnsafe<unknown[]>(
      `SELECT t::text FROM ${name} t WHERE t::text ~* 'unmistakable|неповторима'`,
    );
    expect(rows, name).toEqual([]);
  }
  expect(await findActor(db, cookieHeader(cookies))).toBeNull();
  expect(await findPerson(db, actor, personId)).toMatchObject({ name: '', state: 'erased', memberships: [] });
  expect(await disablePerson(db, actor, { personId })).toMatchObject({ issues: [{ code: 'not-found' }] });
  expect((await invitePerson(db, operator, invitation(email), options)).ok).toBe(true);
});
