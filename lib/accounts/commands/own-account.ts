/** What somebody changes about their own account: name, language, letters, sessions, passkeys. Never anybody else's. */
import { done, problemsOf, refused } from '#lib/accounts/commands/outcome.ts';
import { fromJson, refusedByIdentity } from '#lib/accounts/commands/sign-in.ts';
import {
  lettersInput,
  madePasskey,
  passkeyInput,
  passkeyNameInput,
  profileInput,
  sessionInput,
  workLetterKinds,
} from '#lib/accounts/schema.ts';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Identity } from '#lib/auth/identity.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import type { Outcome } from '#lib/issues.ts';
import { type AuditAction, recordAudit } from '#lib/versioning/audit.ts';

/** Changes one's name and language. */
export async function changeProfile(db: Database, actor: StaffActor, input: unknown): Promise<Outcome<null>> {
  if (actor.awaitsSecondFactor) return refused('second-factor');
  const parsed = profileInput.safeParse(input);
  if (!parsed.success) return problemsOf(parsed.error);
  await db.$transaction(async (tx) => {
    await tx.person.update({ where: { id: actor.personId }, data: parsed.data });
    await record(tx, actor, 'person.profile-changed');
  });
  return done(null);
}

/** Sets which letters about work one gets. */
export async function chooseLetters(db: Database, actor: StaffActor, input: unknown): Promise<Outcome<null>> {
  if (actor.awaitsSecondFactor) return refused('second-factor');
  const parsed = lettersInput.safeParse(input);
  if (!parsed.success) return refused('invalid-letters', 'letters');
  const mutedLetters = workLetterKinds.filter((kind) => !parsed.data.wanted.includes(kind));
  await db.$transaction(async (tx) => {
    await tx.person.update({ where: { id: actor.personId }, data: { mutedLetters } });
    await record(tx, actor, 'person.letters-chosen');
  });
  return done(null);
}

/** Ends one of one's own sessions. */
export async function endSession(db: Database, actor: StaffActor, input: unknown): Promise<Outcome<null>> {
  const parsed = sessionInput.safeParse(input);
  if (!parsed.success) return refused('not-found');
  return db.$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({
      where: { id: parsed.data.sessionId, personId: actor.personId },
    });
    if (count === 0) return refused('not-found');
    await record(tx, actor, 'person.session-ended');
    return done(null);
  });
}

/** Ends all of one's sessions but this one. */
export async function endOtherSessions(db: Database, actor: StaffActor): Promise<Outcome<number>> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({
      where: { personId: actor.personId, id: { not: actor.sessionId } },
    });
    await record(tx, actor, 'person.other-sessions-ended');
    return done(count);
  });
}

/** What the browser needs to make a passkey; the cookies name the question. Sign in anew when the session is older. */
export async function preparePasskey(
  _db: Database,
  actor: StaffActor,
  { identity, headers }: { identity: Identity; headers: Headers },
): Promise<Outcome<{ options: unknown; cookies: string[] }>> {
  if (actor.awaitsSecondFactor) return refused('second-factor');
  const answer = await identity.api
    .generatePasskeyRegistrationOptions({ headers, query: {}, returnHeaders: true })
    .catch(refusedByIdentity);
  if (answer === null) return refused('sign-in-again');
  return done({ options: answer.response, cookies: answer.headers.getSetCookie() });
}

/** Keeps the passkey that the browser made. It must have checked its owner. */
export async function addPasskey(
  db: Database,
  actor: StaffActor,
  input: { response: string; name: string },
  { identity, headers }: { identity: Identity; headers: Headers },
): Promise<Outcome<null>> {
  if (actor.awaitsSecondFactor) return refused('second-factor');
  const name = input.name.trim().slice(0, 120).toWellFormed();
  const made = madePasskey.safeParse(fromJson(input.response));
  const answer = made.success
    ? await identity.api
        .verifyPasskeyRegistration({ headers, body: { response: made.data, name }, returnHeaders: true })
        .catch(refusedByIdentity)
    : null;
  if (answer === null) return refused('passkey-wrong');
  await db.$transaction((tx) => record(tx, actor, 'person.passkey-added'));
  return done(null);
}

/** Gives one of one's passkeys another name. */
export async function renamePasskey(db: Database, actor: StaffActor, input: unknown): Promise<Outcome<null>> {
  if (actor.awaitsSecondFactor) return refused('second-factor');
  const parsed = passkeyNameInput.safeParse(input);
  if (!parsed.success) return problemsOf(parsed.error);
  const { passkeyId, name } = parsed.data;
  return db.$transaction(async (tx) => {
    const { count } = await tx.passkey.updateMany({
      where: { id: passkeyId, personId: actor.personId },
      data: { name },
    });
    if (count === 0) return refused('not-found');
    await record(tx, actor, 'person.passkey-renamed');
    return done(null);
  });
}

/** Removes one of one's passkeys. */
export async function removePasskey(db: Database, actor: StaffActor, input: unknown): Promise<Outcome<null>> {
  if (actor.awaitsSecondFactor) return refused('second-factor');
  const parsed = passkeyInput.safeParse(input);
  if (!parsed.success) return refused('not-found');
  return db.$transaction(async (tx) => {
    const { count } = await tx.passkey.deleteMany({
      where: { id: parsed.data.passkeyId, personId: actor.personId },
    });
    if (count === 0) return refused('not-found');
    await record(tx, actor, 'person.passkey-removed');
    return done(null);
  });
}

const record = (tx: Transaction, { personId }: StaffActor, action: AuditAction) =>
  recordAudit(tx, { personId, action, kind: 'person', subject: personId });
