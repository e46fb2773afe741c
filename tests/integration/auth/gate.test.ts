import { describe, expect, test } from 'vitest';
import { lacksSecondFactor } from '#lib/auth/actor.ts';
import { findActor } from '#lib/auth/gate.ts';
import { sessionCookie, signedToken } from '#lib/auth/session-cookie.ts';
import { aSession } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';

const database = testDatabase();
const secret = process.env['AUTH_SECRET'] ?? '';

const cookie = (value: string) => new Headers({ cookie: `other=1; ${sessionCookie}=${value}; last=2` });

describe('who is there', () => {
  test('somebody with a session, with their roles as they are now', async () => {
    const db = database.owner;
    const { actor, headers } = await aSession(db, { role: 'officer', programme: 'culture', locale: 'bg' });
    expect(await findActor(db, headers)).toEqual(actor);
    expect(actor).toMatchObject({
      locale: 'bg',
      hasSecondFactor: true,
      memberships: [{ role: 'officer', programme: 'culture' }],
    });
    await db.membership.deleteMany({ where: { personId: actor.personId } });
    expect((await findActor(db, headers))?.memberships).toEqual([]);
  });

  test.for(['approver', 'lead', 'administrator'] as const)(
    'an %s has no role until the second factor is shown',
    async (role) => {
      const { actor } = await aSession(database.owner, { role, hasSecondFactor: false });
      expect(actor).toMatchObject({ hasSecondFactor: false, awaitsSecondFactor: true, memberships: [] });
      expect(lacksSecondFactor(actor)).toBe(true);
    },
  );

  test('an officer needs none, unless they have set one up', async () => {
    const db = database.owner;
    const { actor, headers } = await aSession(db, { role: 'officer', hasSecondFactor: false });
    expect(actor).toMatchObject({ awaitsSecondFactor: false, memberships: [{ role: 'officer' }] });
    const twoFactor = { id: 'one', secret: 'x', backupCodes: '', personId: actor.personId };
    await db.twoFactor.create({ data: { ...twoFactor, verified: false } });
    expect((await findActor(db, headers))?.awaitsSecondFactor).toBe(false);
    await db.twoFactor.update({ where: { id: 'one' }, data: { verified: true } });
    expect(await findActor(db, headers)).toMatchObject({ awaitsSecondFactor: true, memberships: [] });
  });

  test.for([
    ['no cookie', () => new Headers()],
    ['an empty value', () => cookie('')],
    ['a token without a signature', (token: string) => cookie(token)],
    ['a signature of another secret', (token: string) => cookie(signedToken(token, 'x'.repeat(40)))],
    ['another token with this signature', (token: string) => cookie(`a${signedToken(token, secret)}`)],
    ['a broken percent sign', () => cookie('%E0%A4%A')],
    ['a value that is too long', () => cookie('a'.repeat(100_000))],
    ['a token nobody has', () => cookie(signedToken('nobody', secret))],
  ] as const)('nobody, with %s', async ([, headers]) => {
    const { token } = await aSession(database.owner, { role: 'officer' });
    expect(await findActor(database.owner, headers(token))).toBeNull();
  });

  test.for([
    ['expired', "UPDATE accounts.session SET expires_at = now() - interval '1 second' WHERE id = $1"],
    ['older than a week', "UPDATE accounts.session SET created_at = now() - interval '7 days' WHERE id = $1"],
    ['ended', 'DELETE FROM accounts.session WHERE id = $1'],
    [
      'of a disabled person',
      'UPDATE accounts.person SET disabled_at = now() WHERE id = (SELECT person_id FROM accounts.session WHERE id = $1)',
    ],
    [
      'of an erased person',
      'UPDATE accounts.person SET erased_at = now() WHERE id = (SELECT person_id FROM accounts.session WHERE id = $1)',
    ],
  ] as const)('nobody, when the session is %s', async ([, statement]) => {
    const { actor, headers } = await aSession(database.owner, { role: 'administrator' });
    await database.owner.$executeRawUnsafe(statement, actor.sessionId);
    expect(await findActor(database.owner, headers)).toBeNull();
  });

  test('a use prolongs the session by twelve hours, and never beyond a week from its beginning', async () => {
    const db = database.owner;
    const { actor, headers } = await aSession(db, { role: 'officer' });
    const left = async (created: string) => {
      await db.$executeRawUnsafe(
        `UPDATE accounts.session SET updated_at = now() - interval '6 minutes',
           expires_at = now() + interval '1 minute', created_at = now() - $2::interval WHERE id = $1`,
        actor.sessionId,
        created,
      );
      await findActor(db, headers);
      const [row] = await db.$queryRaw<{ hours: number }[]>`
        SELECT round(extract(epoch FROM expires_at - now()) / 3600)::int AS hours
          FROM accounts.session WHERE id = ${actor.sessionId}`;
      return row?.hours;
    };
    expect(await left('1 day')).toBe(12);
    expect(await left('6 days 21 hours')).toBe(3);
  });
});
