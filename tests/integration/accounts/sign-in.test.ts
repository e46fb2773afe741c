import { describe, expect, test } from 'vitest';
import { changePassword, requestReset, resetPassword } from '#lib/accounts/commands/password.ts';
import {
  confirmSecondFactor,
  prepareSecondFactor,
  showSecondFactor,
} from '#lib/accounts/commands/second-factor.ts';
import { signIn, signOut } from '#lib/accounts/commands/sign-in.ts';
import { findActor } from '#lib/auth/gate.ts';
import { sessionCookie } from '#lib/auth/session-cookie.ts';
import {
  aMember,
  aNetwork,
  cookieHeader,
  goodPassword,
  origin,
  signedIn,
  surroundings,
} from '#tests/support/accounts.ts';
import { testDatabase } from '#tests/support/database.ts';

const database = testDatabase();
const other = 'съвсем друга дълга парола';

describe('signing in', () => {
  test('begins a session that the gate knows, with a cookie for this host alone', async () => {
    const db = database.staff;
    const { email, personId } = await aMember(db);
    const { actor, cookies } = await signedIn(db, email.toUpperCase());
    expect(actor).toMatchObject({ personId, email, locale: 'bg', memberships: [{ role: 'officer' }] });
    const cookie = cookies.find((each) => each.startsWith(`${sessionCookie}=`));
    for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax'])
      expect(cookie).toContain(attribute);
    expect(cookie).not.toContain('Domain');
    // The cookie lives as long as any session may; the database says when this one ends.
    expect(cookie).toContain(`Max-Age=${7 * 86_400};`);
    expect(await findActor(db, cookieHeader(cookies))).toEqual(actor);
    const session = await db.session.findUniqueOrThrow({ where: { id: actor.sessionId } });
    expect(session).toMatchObject({ userAgent: 'a browser of the tests', secondFactorAt: null });
    expect(session.ipAddress ?? '').toBe('');
    expect((session.expiresAt.getTime() - session.createdAt.getTime()) / 3_600_000).toBeCloseTo(12, 1);
  });

  test('again ends the session of before, and signing out ends the session', async () => {
    const db = database.staff;
    const { email } = await aMember(db);
    const first = await signedIn(db, email);
    const again = await signIn(db, first.actor, { email, password: goodPassword }, surroundings(db));
    expect(again.ok).toBe(true);
    expect(await findActor(db, cookieHeader(first.cookies))).toBeNull();
    if (!again.ok) return;
    await signOut(db, again.value.actor);
    expect(await findActor(db, cookieHeader(again.value.cookies))).toBeNull();
  });

  test('gives one answer to everything that is wrong', async () => {
    const db = database.staff;
    const { email, personId } = await aMember(db);
    const disabled = await aMember(db);
    await db.person.update({ where: { id: disabled.personId }, data: { disabledAt: new Date() } });
    const noPassword = await aMember(db);
    await db.credential.deleteMany({ where: { personId: noPassword.personId } });
    for (const input of [
      { email, password: 'не е тази парола' },
      { email, password: '' },
      { email, password: 'x'.repeat(5000) },
      { email: 'nobody@example.org', password: goodPassword },
      { email: 'no address', password: goodPassword },
      { email: '', password: '' },
      { email: disabled.email, password: goodPassword },
      { email: noPassword.email, password: goodPassword },
      { email, password: goodPassword, isAdmin: true },
      null,
      { email: ['a'], password: {} },
    ])
      expect(await signIn(db, null, input, surroundings(db))).toEqual({
        ok: false,
        issues: [{ field: '', code: 'sign-in-wrong' }],
      });
    expect(await db.session.count({ where: { personId: { in: [personId, disabled.personId] } } })).toBe(0);
  });
});

describe('the eleventh wrong password within fifteen minutes', () => {
  /** Ten wrong passwords from ten networks. */
  async function tenWrong(email: string) {
    const db = database.staff;
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        signIn(db, null, { email, password: 'не е тази парола' }, surroundings(db)),
      ),
    );
    for (const answer of answers) expect(answer).toMatchObject({ issues: [{ code: 'sign-in-wrong' }] });
  }
  const tooMany = { ok: false, issues: [{ code: 'too-many', context: { minutes: 15 } }] };

  test('is refused from everywhere, and so is the right one', async () => {
    const db = database.staff;
    const { email } = await aMember(db);
    await tenWrong(email);
    for (const address of [email, ` ${email.toUpperCase()} `])
      for (const password of ['не е тази парола', goodPassword])
        expect(await signIn(db, null, { email: address, password }, surroundings(db))).toMatchObject(tooMany);
    await db.$executeRaw`UPDATE accounts.rate_limit SET expire = expire - 15 * 60 * 1000`;
    expect((await signIn(db, null, { email, password: goodPassword }, surroundings(db))).ok).toBe(true);
  });

  test('is refused for an address nobody has, as for any other', async () => {
    const email = `${crypto.randomUUID()}@example.org`;
    await tenWrong(email);
    expect(
      await signIn(database.staff, null, { email, password: goodPassword }, surroundings(database.staff)),
    ).toMatchObject(tooMany);
  });

  test('is refused where the present password is asked for, and where a code is', async () => {
    const db = database.staff;
    const { email } = await aMember(db);
    const { actor } = await signedIn(db, email);
    await tenWrong(email);
    const here = surroundings(db);
    expect(await changePassword(db, actor, { present: goodPassword, password: other }, here)).toMatchObject(
      tooMany,
    );
    expect(await prepareSecondFactor(db, actor, { present: goodPassword }, here)).toMatchObject(tooMany);
    expect(await confirmSecondFactor(db, actor, { code: '000000' }, here)).toMatchObject(tooMany);
    expect(await showSecondFactor(db, actor, { code: '000000' }, here)).toMatchObject(tooMany);
  });

  test('counts wrong codes and wrong present passwords as well', async () => {
    const db = database.staff;
    const { email } = await aMember(db);
    const { actor } = await signedIn(db, email);
    for (let time = 0; time < 5; time += 1) {
      expect((await showSecondFactor(db, actor, { code: '000000' }, surroundings(db))).ok).toBe(false);
      expect((await changePassword(db, actor, { present: 'x', password: other }, surroundings(db))).ok).toBe(
        false,
      );
    }
    expect(await signIn(db, null, { email, password: goodPassword }, surroundings(db))).toMatchObject(
      tooMany,
    );
  });

  test('of one network is refused for all accounts after forty, loopback too', async () => {
    const db = database.staff;
    const here = surroundings(db, '127.0.0.1');
    for (let time = 0; time < 40; time += 1)
      expect(await signIn(db, null, { email: `${time}@example.org`, password: 'x' }, here)).toMatchObject({
        issues: [{ code: 'sign-in-wrong' }],
      });
    const { email } = await aMember(db);
    // Forty take a slow machine more than one of the fifteen minutes.
    expect(await signIn(db, null, { email, password: goodPassword }, here)).toMatchObject({
      ok: false,
      issues: [{ code: 'too-many' }],
    });
    expect((await signIn(db, null, { email, password: goodPassword }, surroundings(db))).ok).toBe(true);
  });

  test('right ones never add up', async () => {
    const db = database.staff;
    const { email } = await aMember(db);
    for (let time = 0; time < 12; time += 1) await signedIn(db, email);
  });
});

describe('a forgotten password', () => {
  const write = ({ link }: { link: string }) => ({ subject: 'Reset', text: link });

  test('is set anew by a link that works once; every session ends, and a letter tells', async () => {
    const db = database.staff;
    const { email, personId } = await aMember(db);
    const before = await signedIn(db, email);
    const here = surroundings(db);
    expect((await requestReset(db, null, { email }, { ...here, origin, write })).ok).toBe(true);
    const letter = await db.outboxLetter.findFirstOrThrow({ where: { to: email, kind: 'reset' } });
    const token = letter.text.split('/').at(-1) ?? '';
    expect(letter.text).toBe(`${origin}/bg/staff/reset/${token}`);
    expect(await resetPassword(db, null, { token, password: 'password1234' }, here)).toMatchObject({
      issues: [{ field: 'password', code: 'password-common' }],
    });
    expect((await resetPassword(db, null, { token, password: other }, here)).ok).toBe(true);
    expect(await resetPassword(db, null, { token, password: goodPassword }, here)).toMatchObject({
      issues: [{ code: 'gone' }],
    });
    expect(await findActor(db, cookieHeader(before.cookies))).toBeNull();
    expect((await signIn(db, null, { email, password: goodPassword }, here)).ok).toBe(false);
    expect((await signIn(db, null, { email, password: other }, here)).ok).toBe(true);
    expect(await db.outboxLetter.count({ where: { to: email, kind: 'password-changed' } })).toBe(1);
    expect(await db.auditEvent.count({ where: { subject: personId, action: 'person.password-reset' } })).toBe(
      1,
    );
  });

  test('is answered alike for an address nobody has, and no letter goes', async () => {
    const db = database.staff;
    const email = `${crypto.randomUUID()}@example.org`;
    const options = { ...surroundings(db), origin, write };
    expect(await requestReset(db, null, { email }, options)).toEqual({ ok: true, value: null, touched: [] });
    expect(await db.outboxLetter.count({ where: { to: email } })).toBe(0);
  });

  test('makes three letters an hour at most, and a guessed link is refused after ten', async () => {
    const db = database.staff;
    const { email } = await aMember(db);
    const options = { ...surroundings(db), origin, write };
    for (let time = 0; time < 3; time += 1)
      expect((await requestReset(db, null, { email }, options)).ok).toBe(true);
    expect(await requestReset(db, null, { email }, options)).toMatchObject({
      issues: [{ code: 'too-many' }],
    });
    expect(await db.invitation.count({ where: { email, kind: 'reset', revokedAt: null } })).toBe(1);
    const here = surroundings(db, aNetwork());
    for (let time = 0; time < 10; time += 1)
      expect(await resetPassword(db, null, { token: `${time}`, password: other }, here)).toMatchObject({
        issues: [{ code: 'gone' }],
      });
    expect(await resetPassword(db, null, { token: '10', password: other }, here)).toMatchObject({
      issues: [{ code: 'too-many' }],
    });
  });
});

test('a changed password ends the other sessions and keeps this one', async () => {
  const db = database.staff;
  const { email } = await aMember(db);
  const [here, there] = [await signedIn(db, email), await signedIn(db, email)];
  const input = { present: goodPassword, password: other };
  expect((await changePassword(db, here.actor, input, surroundings(db))).ok).toBe(true);
  expect(await findActor(db, cookieHeader(here.cookies))).not.toBeNull();
  expect(await findActor(db, cookieHeader(there.cookies))).toBeNull();
});
