import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { leadToProvider, signInByProvider } from '#lib/accounts/commands/provider.ts';
import { findActor } from '#lib/auth/gate.ts';
import { createIdentity, type Identity } from '#lib/auth/identity.ts';
import { answersAsProvider } from '#lib/auth/provider.ts';
import { authSecret } from '#lib/env.ts';
import { aMember, aNetwork, cookieHeader, origin, siteName } from '#tests/support/accounts.ts';
import { testDatabase } from '#tests/support/database.ts';
import {
  type IdentityProvider,
  type Misdeed,
  startIdentityProvider,
} from '#tests/support/identity-provider.ts';

const database = testDatabase();
const to = '/bg/staff/projects?q=%D0%9B%D0%BE%D0%BC';
const back = '/bg/staff/sign-in?to=%2Fbg%2Fstaff%2Fprojects';

let provider: IdentityProvider;
let identity: Identity;
beforeAll(async () => {
  provider = await startIdentityProvider();
  identity = createIdentity({
    db: database.staff,
    secret: authSecret(process.env),
    origin,
    siteName,
    provider,
  });
});
afterAll(() => provider.stop());
beforeEach(() => {
  provider.misdeed = null;
});

const somebody = () => ({ sub: crypto.randomUUID(), email_verified: true, name: 'Somebody else there' });

/** Leads a browser to the provider; the links of the page it shows, and the cookies the browser has then. */
async function onTheWay() {
  const led = await leadToProvider(database.staff, null, { to, back }, { identity, headers: new Headers() });
  if (!led.ok) throw new Error(JSON.stringify(led.issues));
  const page = await (await fetch(led.value.address)).text();
  const [goOn = '', cancel = ''] = [...page.matchAll(/href="([^"]+)"/g)].map(([, href]) =>
    href?.replaceAll('&amp;', '&'),
  );
  return { address: new URL(led.value.address), cookies: led.value.cookies, goOn, cancel };
}

function comeBack(address: string, cookies: readonly string[], network = aNetwork()) {
  return signInByProvider(database.staff, null, new Request(address, { headers: cookieHeader(cookies) }), {
    identity,
    network,
    secret: authSecret(process.env),
  });
}

/** The whole way, as whoever the provider knows now. */
async function signInThere() {
  const { goOn, cookies } = await onTheWay();
  return comeBack(goOn, cookies);
}

describe('signing in by the identity provider', () => {
  test('begins a session of whoever it vouches for, which leads on and is written down', async () => {
    const db = database.staff;
    const { email, personId } = await aMember(db);
    provider.person = { ...somebody(), email: email.toUpperCase() };
    const { address, cookies, goOn } = await onTheWay();
    expect(address.origin).toBe(provider.issuer);
    expect(address.searchParams.get('redirect_uri')).toBe(`${origin}/staff/api/auth/callback/oidc`);
    expect(address.searchParams.get('code_challenge_method')).toBe('S256');
    expect(address.searchParams.get('nonce')).toMatch(/.{16,}/);
    expect(cookies.join()).toMatch(/^__Host-.*HttpOnly; Secure; SameSite=Lax$/i);
    const answer = await comeBack(goOn, cookies);
    expect(answer).toMatchObject({ address: to, outcome: { ok: true, value: { actor: { personId } } } });
    if (!answer.outcome.ok) return;
    expect(await findActor(db, cookieHeader(answer.cookies))).toMatchObject({
      personId,
      hasSecondFactor: false,
    });
    const log = await db.auditEvent.findMany({ where: { personId, action: 'person.signed-in' } });
    expect(log).toHaveLength(1);
    // Who somebody is there is remembered, and nothing with which we could act for them.
    const link = await db.credential.findFirstOrThrow({ where: { personId, providerId: 'oidc' } });
    expect(link).toMatchObject({
      accountId: provider.person.sub,
      accessToken: null,
      refreshToken: null,
      idToken: null,
    });
    expect(await db.person.findUniqueOrThrow({ where: { id: personId } })).toMatchObject({
      name: 'Ана Иванова',
      email,
    });

    provider.person = { ...provider.person, email: 'renamed@example.org' };
    const again = await signInThere();
    expect(again.outcome).toMatchObject({ ok: true, value: { actor: { personId, email } } });
    const [kept] = await db.credential.findMany({ where: { personId, providerId: 'oidc' } });
    expect(kept).toMatchObject({ accessToken: null, refreshToken: null, idToken: null });
  });

  test('is no second factor: whoever needs one has no role until it is shown', async () => {
    const { email } = await aMember(database.staff, { role: 'administrator' });
    provider.person = { ...somebody(), email };
    expect((await signInThere()).outcome).toMatchObject({
      ok: true,
      value: { actor: { awaitsSecondFactor: true, memberships: [] } },
    });
  });

  test('makes no account, and tells somebody disabled what it tells a stranger', async () => {
    const db = database.staff;
    const disabled = await aMember(db);
    await db.person.update({ where: { id: disabled.personId }, data: { disabledAt: new Date() } });
    for (const email of [`${crypto.randomUUID()}@example.org`, disabled.email]) {
      provider.person = { ...somebody(), email };
      const before = await db.person.count();
      expect(await signInThere()).toMatchObject({
        address: back,
        outcome: { ok: false, issues: [{ code: 'provider-unknown' }] },
      });
      expect(await db.person.count()).toBe(before);
      expect(await db.session.count({ where: { personId: disabled.personId } })).toBe(0);
    }
  });

  test('believes no address that the provider does not vouch for', async () => {
    const { email, personId } = await aMember(database.staff);
    provider.person = { ...somebody(), email, email_verified: false };
    expect((await signInThere()).outcome).toMatchObject({ issues: [{ code: 'provider-unverified' }] });
    expect(await database.staff.credential.count({ where: { personId, providerId: 'oidc' } })).toBe(0);
  });

  test('says that it was cancelled', async () => {
    const { cancel, cookies } = await onTheWay();
    expect(await comeBack(cancel, cookies)).toMatchObject({
      address: back,
      outcome: { ok: false, issues: [{ code: 'provider-cancelled' }] },
    });
  });

  test.for<Misdeed>([
    'another-key',
    'another-audience',
    'another-issuer',
    'another-nonce',
    'run-out',
    'no-signature',
    'no-token',
  ])('refuses what it cannot prove: %s', async (misdeed) => {
    const { email, personId } = await aMember(database.staff);
    provider.person = { ...somebody(), email };
    provider.misdeed = misdeed;
    expect((await signInThere()).outcome).toMatchObject({ ok: false, issues: [{ code: 'provider-failed' }] });
    expect(await database.staff.session.count({ where: { personId } })).toBe(0);
  });

  test('takes an answer only in the browser that was led there, and only once', async () => {
    const { email } = await aMember(database.staff);
    provider.person = { ...somebody(), email };
    const mine = await onTheWay();
    const others = await onTheWay();
    const late = { address: null, outcome: { ok: false, issues: [{ code: 'provider-late' }] } };
    const asked = provider.tokensAsked;
    expect(await comeBack(others.goOn, [])).toMatchObject(late);
    expect(await comeBack(others.goOn, mine.cookies)).toMatchObject(late);
    expect(await comeBack(`${origin}/staff/api/auth/callback/oidc`, mine.cookies)).toMatchObject(late);
    expect(provider.tokensAsked).toBe(asked);
    expect((await comeBack(mine.goOn, mine.cookies)).outcome.ok).toBe(true);
    expect((await comeBack(mine.goOn, mine.cookies)).outcome).toMatchObject({
      issues: [{ code: 'provider-failed' }],
    });
  });

  test('counts answers that sign nobody in, by network', async () => {
    const network = aNetwork();
    const wrong = () => comeBack(`${origin}/staff/api/auth/callback/oidc?code=x&state=y`, [], network);
    for (let time = 1; time <= 40; time += 1)
      expect((await wrong()).outcome).toMatchObject({ issues: [{ code: 'provider-late' }] });
    expect((await wrong()).outcome).toMatchObject({ issues: [{ code: 'too-many' }] });
  });
});

describe('a provider', () => {
  test('answers as the one that was set, with or without a slash at its end', async () => {
    expect(await answersAsProvider(provider)).toBe(true);
    expect(await answersAsProvider({ issuer: `${provider.issuer}/` })).toBe(true);
  });

  test('that is another, silent or away is not asked', async () => {
    const { port } = new URL(provider.issuer);
    expect(await answersAsProvider({ issuer: `http://127.0.0.1:${port}` })).toBe(false);
    expect(await answersAsProvider({ issuer: `${provider.issuer}/elsewhere` })).toBe(false);
    expect(await answersAsProvider({ issuer: 'http://localhost:9' })).toBe(false);
    provider.misdeed = 'silent';
    expect(await answersAsProvider(provider)).toBe(false);
  });
});
