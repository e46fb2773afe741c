/**
 * Signing in and out: the one path on which a password or a passkey is tried. Every attempt counts before it is judged,
 * and the answer never tells whether an account exists.
 */
import { done, refused, type Surroundings, tooMany } from '#lib/accounts/commands/outcome.ts';
import { proofCounters, questionCounters } from '#lib/accounts/rules.ts';
import { emailAddress, shownPasskey, signInInput } from '#lib/accounts/schema.ts';
import type { StaffActor } from '#lib/auth/actor.ts';
import { findActorByToken } from '#lib/auth/gate.ts';
import type { Identity } from '#lib/auth/identity.ts';
import { verifyPassword } from '#lib/auth/password-hash.ts';
import type { Database } from '#lib/db/client.ts';
import type { Outcome } from '#lib/issues.ts';
import { countAttempt, forgiveAttempt } from '#lib/limits/attempts.ts';
import { recordAudit } from '#lib/versioning/audit.ts';

/** What a new session brings: its cookies, and who it is for. */
export interface BegunSession {
  cookies: string[];
  actor: StaffActor;
}

export interface SignInSurroundings extends Surroundings {
  identity: Identity;
  /** Headers of the request; the browser's name is kept with the session. */
  headers: Headers;
  /** In demo mode nobody has a second factor to show. */
  isDemo?: boolean;
}

/** Signs in with address and password. Every wrong pair gets the same answer in the same time. */
export async function signIn(
  db: Database,
  actor: StaffActor | null,
  input: unknown,
  { identity, headers, network, isDemo = false }: SignInSurroundings,
): Promise<Outcome<BegunSession>> {
  const parsed = signInInput.safeParse(input);
  if (!parsed.success) return refused('sign-in-wrong');
  const { email, password } = parsed.data;
  const counters = proofCounters(email, network);
  const wait = await countAttempt(db, counters);
  if (wait !== null) return tooMany(wait);
  const address = emailAddress.safeParse(email);
  const answer = address.success
    ? await identity.api
        .signInEmail({
          body: { email: address.data, password },
          headers: browserOf(headers),
          returnHeaders: true,
        })
        .catch(refusedByIdentity)
    : // What is no address costs as much time as one that nobody has.
      await verifyPassword('', password).then(() => null);
  if (answer === null) return refused('sign-in-wrong');
  await forgiveAttempt(db, counters);
  return beginSession(db, { token: answer.response.token, headers: answer.headers, replaces: actor, isDemo });
}

/** Signs in with a passkey's answer to the question of {@link askForPasskey}. */
export async function signInWithPasskey(
  db: Database,
  actor: StaffActor | null,
  input: string | undefined,
  { identity, headers, network }: SignInSurroundings,
): Promise<Outcome<BegunSession>> {
  const counters = proofCounters(`passkey of ${network}`, network);
  const wait = await countAttempt(db, counters);
  if (wait !== null) return tooMany(wait);
  const shown = shownPasskey.safeParse(fromJson(input));
  const answer = shown.success
    ? await identity.api
        .verifyPasskeyAuthentication({ body: { response: shown.data }, headers, returnHeaders: true })
        .catch(refusedByIdentity)
    : null;
  if (answer === null) return refused('passkey-wrong');
  await forgiveAttempt(db, counters);
  const { token } = answer.response.session;
  return beginSession(db, { token, headers: answer.headers, replaces: actor, isDemo: false });
}

/** What a browser asks its passkeys; the cookies name the question. Each is written down, so they are counted. */
export async function askForPasskey(
  db: Database,
  _actor: StaffActor | null,
  { identity, headers, network }: Pick<SignInSurroundings, 'identity' | 'headers' | 'network'>,
): Promise<Outcome<{ options: unknown; cookies: string[] }>> {
  const wait = await countAttempt(db, questionCounters(network));
  if (wait !== null) return tooMany(wait);
  const answer = await identity.api.generatePasskeyAuthenticationOptions({ headers, returnHeaders: true });
  return done({
    options: { ...answer.response, userVerification: 'required' },
    cookies: answer.headers.getSetCookie(),
  });
}

/** Ends the session. */
export async function signOut(db: Database, actor: StaffActor): Promise<Outcome<null>> {
  await db.$transaction(async (tx) => {
    await tx.session.deleteMany({ where: { id: actor.sessionId } });
    await recordAudit(tx, {
      personId: actor.personId,
      action: 'person.signed-out',
      kind: 'person',
      subject: actor.personId,
    });
  });
  return done(null);
}

/**
 * Whether this is the actor's password, for what only they may do. Counts as an attempt to sign in: null when it is,
 * else what to answer.
 */
export async function provePassword(
  db: Database,
  actor: StaffActor,
  password: string,
  { network }: Surroundings,
): Promise<ReturnType<typeof refused> | null> {
  const counters = proofCounters(actor.email, network);
  const wait = await countAttempt(db, counters);
  if (wait !== null) return tooMany(wait);
  const credential = await db.credential.findFirst({
    where: { personId: actor.personId, providerId: 'credential' },
  });
  if (!(await verifyPassword(credential?.password ?? '', password)))
    return refused('password-wrong', 'present');
  await forgiveAttempt(db, counters);
  return null;
}

/** What follows every proof of who somebody is: the earlier session of this browser ends, and the log says who came. */
export async function beginSession(
  db: Database,
  {
    token,
    headers,
    replaces,
    isDemo,
  }: { token: string; headers: Headers; replaces: StaffActor | null; isDemo: boolean },
): Promise<Outcome<BegunSession>> {
  const begun = await db.$transaction(async (tx) => {
    if (isDemo) await tx.session.update({ where: { token }, data: { secondFactorAt: new Date() } });
    if (replaces) await tx.session.deleteMany({ where: { id: replaces.sessionId } });
    const actor = await findActorByToken(tx, token);
    if (actor)
      await recordAudit(tx, {
        personId: actor.personId,
        action: 'person.signed-in',
        kind: 'person',
        subject: actor.personId,
      });
    return actor;
  });
  if (begun === null) return refused('sign-in-wrong');
  return done({ cookies: headers.getSetCookie(), actor: begun });
}

/** What better-auth calls a failure of its own although the client's answer was wrong, or we let nobody in. */
const alsoRefusals: ReadonlySet<unknown> = new Set([
  'FAILED_TO_VERIFY_REGISTRATION',
  'UNABLE_TO_CREATE_SESSION',
]);

/** better-auth says no by an error with a status; what is no such word is not expected. */
export function refusedByIdentity(error: unknown): null {
  const { statusCode: status, body } = error as { statusCode?: unknown; body?: { code?: unknown } };
  if (typeof status === 'number' && status >= 400 && status < 500) return null;
  if (alsoRefusals.has(body?.code)) return null;
  throw error;
}

/** The name of the browser goes with a session; nothing else of the request does. */
function browserOf(headers: Headers): Headers {
  const agent = headers.get('user-agent');
  return new Headers(agent === null ? {} : { 'user-agent': agent.slice(0, 300) });
}

/** What a browser's device said, as it was sent; null when it cannot be read. */
export function fromJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}
