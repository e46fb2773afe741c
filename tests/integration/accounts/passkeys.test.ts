import { expect, test } from 'vitest';
import { addPasskey, preparePasskey } from '#lib/accounts/commands/own-account.ts';
import { askForPasskey, signInWithPasskey } from '#lib/accounts/commands/sign-in.ts';
import { aMember, aNetwork, cookieHeader, signedIn, surroundings } from '#tests/support/accounts.ts';
import { testDatabase } from '#tests/support/database.ts';

const database = testDatabase();

const bytes = 'AAAA';
const response = {
  clientDataJSON: bytes,
  authenticatorData: bytes,
  signature: bytes,
  attestationObject: bytes,
};
/** What no device says; each was an error of the server, or asked the database in words of the sender's, once. */
const answers = [
  '',
  'null',
  '[]',
  '"text"',
  '{}',
  JSON.stringify({ id: { contains: '' }, rawId: bytes, type: 'public-key', response }),
  JSON.stringify({ id: { not: '' }, rawId: { not: '' }, type: 'public-key', response }),
  JSON.stringify({ id: bytes, rawId: bytes, type: 'public-key' }),
  JSON.stringify({ id: bytes, rawId: bytes, type: 'public-key', response: 'text' }),
  JSON.stringify({
    id: bytes,
    rawId: bytes,
    type: 'public-key',
    response: { ...response, transports: 'usb' },
  }),
  JSON.stringify({ id: bytes, rawId: bytes, type: 'public-key', response }),
  JSON.stringify({ id: 'A'.repeat(50_000), rawId: bytes, type: 'public-key', response }),
  `{"__proto__":{"id":"${bytes}"}}`,
];
const wrong = { ok: false, issues: [{ field: '', code: 'passkey-wrong' }] };

test('what no passkey says is refused in words, with a question and without', async () => {
  const db = database.staff;
  for (const answer of answers)
    for (const isAsked of [true, false]) {
      const around = surroundings(db);
      const asked = isAsked ? await askForPasskey(db, null, around) : null;
      const headers = asked?.ok ? cookieHeader(asked.value.cookies) : new Headers();
      expect([answer, await signInWithPasskey(db, null, answer, { ...around, headers })]).toEqual([
        answer,
        wrong,
      ]);
    }
});

test('what no new passkey says is refused in words, and nothing is kept', async () => {
  const db = database.staff;
  const { email, personId } = await aMember(db);
  const { actor, cookies } = await signedIn(db, email);
  for (const answer of answers) {
    const around = { ...surroundings(db), headers: cookieHeader(cookies) };
    const asked = await preparePasskey(db, actor, around);
    if (!asked.ok) throw new Error(JSON.stringify(asked.issues));
    const headers = cookieHeader([...cookies, ...asked.value.cookies]);
    expect([
      answer,
      await addPasskey(db, actor, { response: answer, name: 'key' }, { ...around, headers }),
    ]).toEqual([answer, wrong]);
  }
  expect(await db.passkey.count({ where: { personId } })).toBe(0);
});

test('a session older than a quarter of an hour makes no passkey', async () => {
  const db = database.staff;
  const { email } = await aMember(db);
  const { actor, cookies } = await signedIn(db, email);
  await db.session.update({
    where: { id: actor.sessionId },
    data: { createdAt: new Date(Date.now() - 16 * 60_000) },
  });
  const around = { ...surroundings(db), headers: cookieHeader(cookies) };
  expect(await preparePasskey(db, actor, around)).toEqual({
    ok: false,
    issues: [{ field: '', code: 'sign-in-again' }],
  });
});

test('questions are counted by network: each leaves a row', async () => {
  const db = database.staff;
  const around = surroundings(db, aNetwork());
  for (let time = 1; time <= 60; time += 1) expect((await askForPasskey(db, null, around)).ok).toBe(true);
  expect(await askForPasskey(db, null, around)).toMatchObject({ ok: false, issues: [{ code: 'too-many' }] });
  expect((await askForPasskey(db, null, surroundings(db, aNetwork()))).ok).toBe(true);
});
