import { describe, expect, test } from 'vitest';
import { createToken, revokeToken } from '#lib/accounts/commands/token.ts';
import { listAuditLines } from '#lib/accounts/queries/audit-log.ts';
import { listTokens } from '#lib/accounts/queries/tokens.ts';
import { findActorOfSession, findReadingActor } from '#lib/auth/gate.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';

describe('keys for programs', () => {
  const database = testDatabase();
  const bearer = (token: string) => new Headers({ authorization: `Bearer ${token}` });
  const made = async (days = 30) => {
    const actor = await anActor(database.owner, { role: 'officer' });
    const outcome = await createToken(database.owner, actor, { name: 'A script', scopes: ['read'], days });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
    return { actor, ...outcome.value };
  };

  test('a key is its owner, is kept as a hash and never written to the log', async () => {
    const { actor, token, id } = await made();
    expect(await findReadingActor(database.owner, bearer(token))).toMatchObject({ personId: actor.personId });
    const row = await database.owner.apiToken.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(row)).not.toContain(token);
    expect(row.lastUsedAt).not.toBeNull();
    const log = await database.owner.auditEvent.findMany({ where: { subject: id } });
    expect(log).toMatchObject([{ action: 'token.created' }]);
    expect(JSON.stringify(log.map(({ details }) => details))).not.toContain(token);
    expect(JSON.stringify(await listTokens(database.owner, actor))).not.toContain(token);
  });

  test.for([
    ['an unknown one', (token: string) => token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
    ['one in another form', (token: string) => ` ${token}`],
    ['none', () => ''],
  ] as const)('%s opens nothing', async ([, change]) => {
    const { token } = await made();
    expect(await findReadingActor(database.owner, bearer(change(token)))).toBeNull();
  });

  test('it ends when it is ended, when it runs out, and with its owner', async () => {
    const [ended, late, gone] = [await made(), await made(), await made()];
    expect(await revokeToken(database.owner, late.actor, { id: ended.id })).toMatchObject({
      issues: [{ code: 'not-found' }],
    });
    expect(await revokeToken(database.owner, ended.actor, { id: ended.id })).toMatchObject({ ok: true });
    await database.owner.apiToken.update({ where: { id: late.id }, data: { expiresAt: new Date(0) } });
    await database.owner.person.update({
      where: { id: gone.actor.personId },
      data: { disabledAt: new Date() },
    });
    for (const { token } of [ended, late, gone])
      expect(await findReadingActor(database.owner, bearer(token))).toBeNull();
  });

  test('needs a name', async () => {
    const actor = await anActor(database.owner, { role: 'officer' });
    expect(await createToken(database.owner, actor, { name: ' ', scopes: ['read'], days: 30 })).toMatchObject(
      {
        issues: [{ field: 'name', code: 'name-needed' }],
      },
    );
  });

  test('a job works for a person as long as their session lasts', async () => {
    const actor = await anActor(database.owner, { role: 'lead' });
    expect(await findActorOfSession(database.owner, actor.sessionId)).toMatchObject({
      personId: actor.personId,
    });
    await database.owner.session.delete({ where: { id: actor.sessionId } });
    expect(await findActorOfSession(database.owner, actor.sessionId)).toBeNull();
  });
});

describe('the log of what was done', () => {
  const database = testDatabase();

  test('is read by administrators of everything, filtered, page by page, with the names of today', async () => {
    const today = () => new Date().toLocaleDateString('sv', { timeZone: 'Europe/Sofia' });
    // Another day than at its end, when it runs at midnight.
    const from = today();
    const administrator = await anActor(database.owner, { role: 'administrator', name: 'Ada' });
    const other = await anActor(database.owner, { role: 'officer', name: 'Boris' });
    for (let number = 0; number < 60; number += 1)
      await database.owner.auditEvent.create({
        data: {
          personId: number % 2 === 0 ? administrator.personId : other.personId,
          action: number % 3 === 0 ? 'project.published' : 'projectile.thrown',
          kind: 'project',
          subject: `project-${number}`,
        },
      });
    const all = await listAuditLines(database.owner, administrator, {});
    expect(all?.lines).toHaveLength(50);
    expect(all?.lines[0]).toMatchObject({ subject: 'project-59', personName: 'Boris' });
    const rest = await listAuditLines(database.owner, administrator, { before: all?.next ?? null });
    expect(rest?.lines.map(({ subject }) => subject)).toContain('project-0');
    expect(rest?.next).toBeNull();
    const published = await listAuditLines(database.owner, administrator, { action: 'project' });
    expect(published?.lines).toHaveLength(20);
    const theirs = await listAuditLines(database.owner, administrator, { person: other.personId });
    expect(theirs?.lines).toHaveLength(30);
    expect((await listAuditLines(database.owner, administrator, { from, to: today() }))?.lines).toHaveLength(
      50,
    );
    expect((await listAuditLines(database.owner, administrator, { to: '2020-01-01' }))?.lines).toEqual([]);
    await database.owner.person.update({ where: { id: other.personId }, data: { erasedAt: new Date() } });
    expect((await listAuditLines(database.owner, administrator, {}))?.lines[0]?.personName).toBeNull();
    for (const wishes of [
      { role: 'lead' },
      { role: 'administrator', hasSecondFactor: false },
      { role: 'administrator', programme: 'justice' },
    ] as const)
      expect(await listAuditLines(database.owner, await anActor(database.owner, wishes), {})).toBeNull();
  });
});
