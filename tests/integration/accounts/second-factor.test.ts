import { describe, expect, test } from 'vitest';
import {
  prepareSecondFactor,
  removeSecondFactor,
  renewBackupCodes,
  showSecondFactor,
} from '#lib/accounts/commands/second-factor.ts';
import { getAccount } from '#lib/accounts/queries.ts';
import type { StaffActor } from '#lib/auth/actor.ts';
import { findActor } from '#lib/auth/gate.ts';
import { totpCode, totpStep } from '#lib/auth/totp.ts';
import {
  aMember,
  anAuthenticator,
  cookieHeader,
  goodPassword,
  signedIn,
  surroundings,
} from '#tests/support/accounts.ts';
import { testDatabase } from '#tests/support/database.ts';

const database = testDatabase();
const noon = new Date('2026-03-01T12:00:00Z');
const later = (seconds: number) => new Date(noon.getTime() + seconds * 1000);

const setUp = (actor: StaffActor) => anAuthenticator(database.staff, actor, noon);

describe('the second factor', () => {
  test('is asked for from then on, and until it is shown nobody has a role', async () => {
    const db = database.staff;
    const { email } = await aMember(db, { role: 'administrator' });
    const first = await signedIn(db, email);
    expect(first.actor).toMatchObject({ awaitsSecondFactor: true, memberships: [] });
    const { secret } = await setUp(first.actor);
    expect(await findActor(db, cookieHeader(first.cookies))).toMatchObject({
      awaitsSecondFactor: false,
      memberships: [{ role: 'administrator' }],
    });
    const next = await signedIn(db, email);
    expect(next.actor.awaitsSecondFactor).toBe(true);
    const code = totpCode(secret, totpStep(later(60)));
    const shown = await showSecondFactor(db, next.actor, { code }, { ...surroundings(db), now: later(60) });
    expect(shown).toMatchObject({ ok: true, value: { backupCodesLeft: null } });
    expect((await findActor(db, cookieHeader(next.cookies)))?.memberships).toHaveLength(1);
  });

  test('lets no code count twice, also when both arrive at once', async () => {
    const db = database.staff;
    const { email } = await aMember(db);
    const { secret } = await setUp((await signedIn(db, email)).actor);
    const sessions = [await signedIn(db, email), await signedIn(db, email)];
    const code = totpCode(secret, totpStep(later(90)));
    const answers = await Promise.all(
      sessions.map(({ actor }) =>
        showSecondFactor(db, actor, { code }, { ...surroundings(db), now: later(90) }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('takes each backup code once, however it is typed', async () => {
    const db = database.staff;
    const { email } = await aMember(db);
    const { codes } = await setUp((await signedIn(db, email)).actor);
    expect(new Set(codes).size).toBe(10);
    const { actor } = await signedIn(db, email);
    const typed = ` ${(codes[3] ?? '').toUpperCase().replaceAll('-', ' ')} `;
    expect(await showSecondFactor(db, actor, { code: typed }, surroundings(db))).toMatchObject({
      ok: true,
      value: { backupCodesLeft: 9 },
    });
    const again = (await signedIn(db, email)).actor;
    expect((await showSecondFactor(db, again, { code: typed }, surroundings(db))).ok).toBe(false);
  });

  test('is kept so that a thief of the database can use nothing', async () => {
    const db = database.staff;
    const { email, personId } = await aMember(db);
    const { secret, codes } = await setUp((await signedIn(db, email)).actor);
    const row = JSON.stringify(
      await db.twoFactor.findUnique({ where: { personId }, omit: { lastStep: true } }),
    );
    for (const hidden of [secret, ...codes]) expect(row).not.toContain(hidden);
    expect(row).not.toContain((codes[0] ?? '').replaceAll('-', ''));
  });

  test('needs the password to be prepared, renewed and removed', async () => {
    const db = database.staff;
    const { email } = await aMember(db);
    const { actor, cookies } = await signedIn(db, email);
    const wrong = { present: 'не е тази парола' };
    expect((await prepareSecondFactor(db, actor, wrong, surroundings(db))).ok).toBe(false);
    const { codes } = await setUp(actor);
    expect((await renewBackupCodes(db, actor, wrong, surroundings(db))).ok).toBe(false);
    expect((await removeSecondFactor(db, actor, wrong, surroundings(db))).ok).toBe(false);
    const right = { present: goodPassword };
    const renewed = await renewBackupCodes(db, actor, right, surroundings(db));
    expect(renewed.ok && renewed.value.backupCodes.some((code) => codes.includes(code))).toBe(false);
    expect((await getAccount(db, actor)).backupCodesLeft).toBe(10);
    expect((await removeSecondFactor(db, actor, right, surroundings(db))).ok).toBe(true);
    expect(await findActor(db, cookieHeader(cookies))).toMatchObject({
      hasSecondFactor: false,
      awaitsSecondFactor: false,
    });
  });

  test('cannot be replaced, renewed or removed by somebody who has not shown it', async () => {
    const db = database.staff;
    const { email } = await aMember(db);
    await setUp((await signedIn(db, email)).actor);
    const { actor } = await signedIn(db, email);
    const input = { present: goodPassword };
    for (const attempt of [prepareSecondFactor, renewBackupCodes, removeSecondFactor])
      expect((await attempt(db, actor, input, surroundings(db))).ok).toBe(false);
  });
});
