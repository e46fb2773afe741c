/**
 * Passwords: set with an invitation, changed with the present one, and set anew by a link in a letter. A new password
 * ends every other session, and the person is told by letter.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { findOpen, type LetterOptions, useUp } from '#lib/accounts/commands/link.ts';
import { done, problemsOf, refused, type Surroundings, tooMany } from '#lib/accounts/commands/outcome.ts';
import { provePassword } from '#lib/accounts/commands/sign-in.ts';
import { linkCounters, resetCounters, resetHours } from '#lib/accounts/rules.ts';
import { emailAddress, passwordInput, resetInput } from '#lib/accounts/schema.ts';
import type { StaffActor } from '#lib/auth/actor.ts';
import { newToken } from '#lib/auth/one-time.ts';
import { hashPassword } from '#lib/auth/password-hash.ts';
import { passwordProblem } from '#lib/auth/password-rules.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import type { Locale } from '#lib/format/localized.ts';
import type { Outcome } from '#lib/issues.ts';
import { countAttempt, forgiveAttempt } from '#lib/limits/attempts.ts';
import { queueLetter } from '#lib/mail/outbox.ts';
import { type AuditAction, recordAudit } from '#lib/versioning/audit.ts';

/** Well over what the slower of both answers takes. */
const resetAnswerMs = 250;

/** Writes the letter that tells of a new password. */
export type WriteNotice = (letter: { name: string; locale: Locale }) => { subject: string; text: string };

export interface PasswordOptions extends Surroundings {
  siteName: string;
  writeNotice: WriteNotice;
}

/** Keeps the hash of a person's password, in place of an older one. */
export async function setPassword(tx: Transaction, personId: string, hash: string): Promise<void> {
  const name = { providerId: 'credential', accountId: personId };
  await tx.credential.upsert({
    where: { providerId_accountId: name },
    create: { id: randomUUID(), ...name, personId, password: hash },
    update: { password: hash },
  });
}

/** Changes one's own password; every other session ends. */
export async function changePassword(
  db: Database,
  actor: StaffActor,
  input: unknown,
  { siteName, writeNotice, ...surroundings }: PasswordOptions,
): Promise<Outcome<null>> {
  if (actor.awaitsSecondFactor) return refused('second-factor');
  const parsed = passwordInput.safeParse(input);
  if (!parsed.success) return problemsOf(parsed.error);
  const { present, password } = parsed.data;
  const wrong = await provePassword(db, actor, present, surroundings);
  if (wrong) return wrong;
  const problem = passwordProblem(password, [actor.name, actor.email, siteName]);
  if (problem) return refused(problem, 'password');
  const hash = await hashPassword(password);
  await db.$transaction(async (tx) => {
    await setPassword(tx, actor.personId, hash);
    await tx.session.deleteMany({ where: { personId: actor.personId, id: { not: actor.sessionId } } });
    await tellOfNewPassword(tx, actor, writeNotice);
    await record(tx, actor.personId, 'person.password-changed');
  });
  return done(null);
}

/**
 * Sends a link to set a new password, when somebody has this address. The answer is the same when nobody has, and takes as
 * long.
 */
export async function requestReset(
  db: Database,
  _nobody: null,
  input: unknown,
  { network, origin, write, now = new Date() }: Surroundings & LetterOptions,
): Promise<Outcome<null>> {
  const parsed = emailAddress.safeParse((input as { email?: unknown } | null)?.email);
  if (!parsed.success) return refused('invalid-email', 'email');
  const email = parsed.data;
  const wait = await countAttempt(db, resetCounters(email, network));
  if (wait !== null) return tooMany(wait);
  // Writing a letter takes some milliseconds more than writing none.
  const sameTime = sleep(resetAnswerMs);
  await db.$transaction(async (tx) => {
    const person = await tx.person.findFirst({ where: { email, disabledAt: null, erasedAt: null } });
    const link = await makeResetLink(tx, person, { origin, now });
    if (!person || !write || link === null) return;
    const locale: Locale = person.locale === 'bg' ? 'bg' : 'en';
    await queueLetter(tx, {
      to: email,
      locale,
      kind: 'reset',
      ...write({ name: person.name, locale, link }),
    });
    await record(tx, person.id, 'person.reset-requested');
  });
  await sameTime;
  return done(null);
}

/** A link to set a new password, in place of older ones; null for nobody. */
export async function makeResetLink(
  tx: Transaction,
  person: { id: string; email: string; name: string; locale: string } | null,
  { origin, now }: { origin: string; now: Date },
): Promise<string | null> {
  const { token, hash } = newToken();
  if (!person) return null;
  const { id: personId, email, name, locale } = person;
  await tx.invitation.updateMany({
    where: { kind: 'reset', personId, usedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
  await tx.invitation.create({
    data: {
      kind: 'reset',
      tokenHash: hash,
      personId,
      email,
      name,
      locale,
      roles: [],
      expiresAt: new Date(now.getTime() + resetHours * 3_600_000),
    },
  });
  return `${origin}/${locale === 'bg' ? 'bg' : 'en'}/staff/reset/${token}`;
}

/** Sets a new password by a link; every session ends. The second factor is still asked for at sign-in. */
export async function resetPassword(
  db: Database,
  _nobody: null,
  input: unknown,
  { network, siteName, writeNotice }: PasswordOptions,
): Promise<Outcome<null>> {
  const parsed = resetInput.safeParse(input);
  if (!parsed.success) return problemsOf(parsed.error);
  const { token, password } = parsed.data;
  const counters = linkCounters(network);
  const wait = await countAttempt(db, counters);
  if (wait !== null) return tooMany(wait);
  const link = await findOpen(db, token, 'reset');
  const person = link?.personId ? await db.person.findUnique({ where: { id: link.personId } }) : null;
  if (!link || !person || person.disabledAt || person.erasedAt) return refused('gone');
  await forgiveAttempt(db, counters);
  const problem = passwordProblem(password, [person.name, person.email, siteName]);
  if (problem) return refused(problem, 'password');
  const hash = await hashPassword(password);
  return db.$transaction(async (tx) => {
    if (!(await useUp(tx, link.id))) return refused('gone');
    await setPassword(tx, person.id, hash);
    await tx.session.deleteMany({ where: { personId: person.id } });
    await tellOfNewPassword(tx, person, writeNotice);
    await record(tx, person.id, 'person.password-reset');
    return done(null);
  });
}

async function tellOfNewPassword(
  tx: Transaction,
  { name, email, locale }: { name: string; email: string; locale: string },
  write: WriteNotice,
): Promise<void> {
  const language: Locale = locale === 'bg' ? 'bg' : 'en';
  const letter = write({ name, locale: language });
  await queueLetter(tx, { to: email, locale: language, kind: 'password-changed', ...letter });
}

const record = (tx: Transaction, personId: string, action: AuditAction) =>
  recordAudit(tx, { personId, action, kind: 'person', subject: personId });
