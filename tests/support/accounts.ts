/** Somebody with an account, for tests: joined by invitation as everybody does, with what a request brings. */
import { acceptInvitation, invitePerson, operator } from '#lib/accounts/commands/invitation.ts';
import { confirmSecondFactor, prepareSecondFactor } from '#lib/accounts/commands/second-factor.ts';
import { signIn } from '#lib/accounts/commands/sign-in.ts';
import { findPreparedSecret } from '#lib/accounts/queries.ts';
import type { StaffActor, StaffRole } from '#lib/auth/actor.ts';
import { createIdentity } from '#lib/auth/identity.ts';
import { totpCode, totpStep } from '#lib/auth/totp.ts';
import type { Database } from '#lib/db/client.ts';
import { authSecret } from '#lib/env.ts';

export const goodPassword = 'три сини калпака на тавана';
export const origin = 'http://localhost:3000';
export const siteName = 'Grantfolio';
/** Where no letter lies: every letter of the tests stays in the outbox. */
export const noLetters = { mailFolder: '/no/such/folder/of/letters' };

export const identityOf = (db: Database) =>
  createIdentity({ db, secret: authSecret(process.env), origin, siteName, provider: null });

let networks = 0;

/** A network nobody else in the tests comes from. */
export const aNetwork = () => `198.51.100.${(networks += 1)}`;

/** What commands are told of a request. */
export function surroundings(db: Database, network = aNetwork()) {
  return {
    network,
    secret: authSecret(process.env),
    siteName,
    identity: identityOf(db),
    headers: new Headers({ 'user-agent': 'a browser of the tests' }),
    writeNotice: () => ({ subject: 'New password', text: 'Your password is new.' }),
  };
}

/** Invites somebody, who takes it up. */
export async function aMember(
  db: Database,
  {
    role = 'officer',
    programme = null,
    email = `${crypto.randomUUID()}@example.org`,
  }: Partial<{ role: StaffRole; programme: string | null; email: string }> = {},
): Promise<{ personId: string; email: string }> {
  const invited = await invitePerson(
    db,
    operator,
    { name: 'Ана Иванова', email, locale: 'bg', roles: [{ role, programme }] },
    { origin, write: null },
  );
  if (!invited.ok) throw new Error(JSON.stringify(invited.issues));
  const token = invited.value.link.split('/').at(-1) ?? '';
  const joined = await acceptInvitation(
    db,
    null,
    { token, name: 'Ана Иванова', password: goodPassword },
    surroundings(db),
  );
  if (!joined.ok) throw new Error(JSON.stringify(joined.issues));
  return joined.value;
}

/** Signs a member in with the good password. */
export async function signedIn(
  db: Database,
  email: string,
): Promise<{ actor: StaffActor; cookies: string[] }> {
  const answer = await signIn(db, null, { email, password: goodPassword }, surroundings(db));
  if (!answer.ok) throw new Error(JSON.stringify(answer.issues));
  return answer.value;
}

/** Sets up the app of somebody who is signed in with the good password; returns its secret and the backup codes. */
export async function anAuthenticator(
  db: Database,
  actor: StaffActor,
  now: Date,
): Promise<{ secret: string; codes: string[] }> {
  const around = { ...surroundings(db), now };
  const begun = await prepareSecondFactor(db, actor, { present: goodPassword }, around);
  if (!begun.ok) throw new Error(JSON.stringify(begun.issues));
  const prepared = await findPreparedSecret(db, actor, { secret: authSecret(process.env), siteName });
  const secret = prepared?.secret ?? '';
  const confirmed = await confirmSecondFactor(db, actor, { code: totpCode(secret, totpStep(now)) }, around);
  if (!confirmed.ok) throw new Error(JSON.stringify(confirmed.issues));
  return { secret, codes: confirmed.value.backupCodes };
}

/** The header that a browser sends after these were set. */
export const cookieHeader = (cookies: readonly string[]) =>
  new Headers({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') });
