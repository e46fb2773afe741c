/**
 * The second factor: codes of an authenticator app, and ten backup codes for the day it is lost. Its secret is kept
 * encrypted, its backup codes as hashes; a code counts once, and every attempt counts as one to sign in.
 */
import { randomUUID } from 'node:crypto';
import { done, refused, type Surroundings, tooMany } from '#lib/accounts/commands/outcome.ts';
import { provePassword } from '#lib/accounts/commands/sign-in.ts';
import { proofCounters } from '#lib/accounts/rules.ts';
import { codeInput } from '#lib/accounts/schema.ts';
import type { StaffActor } from '#lib/auth/actor.ts';
import { hashOf, newBackupCodes, plainCode } from '#lib/auth/one-time.ts';
import { seal, unseal } from '#lib/auth/sealing.ts';
import { matchingStep, newTotpSecret } from '#lib/auth/totp.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import type { Outcome } from '#lib/issues.ts';
import { countAttempt, forgiveAttempt } from '#lib/limits/attempts.ts';
import { type AuditAction, recordAudit } from '#lib/versioning/audit.ts';

/** Shows a code of the app or a backup code; from then on the session counts as proven. */
export async function showSecondFactor(
  db: Database,
  actor: StaffActor,
  input: unknown,
  { network, secret, now = new Date() }: Surroundings,
): Promise<Outcome<{ backupCodesLeft: number | null }>> {
  const { data } = codeInput.safeParse(input);
  const counters = proofCounters(actor.email, network);
  const wait = await countAttempt(db, counters);
  if (wait !== null) return tooMany(wait);
  const outcome = await db.$transaction(async (tx) => {
    const spent = await spendCode(tx, actor, data?.code ?? '', { secret, now });
    if (spent === null) return null;
    await tx.session.update({ where: { id: actor.sessionId }, data: { secondFactorAt: now } });
    await record(
      tx,
      actor,
      spent.backupCodesLeft === null ? 'person.second-factor-shown' : 'person.backup-code-used',
    );
    return spent;
  });
  if (outcome === null) return refused('code-wrong', 'code');
  await forgiveAttempt(db, counters);
  return done(outcome);
}

async function spendCode(
  tx: Transaction,
  { personId }: StaffActor,
  typed: string,
  { secret, now }: { secret: string; now: Date },
): Promise<{ backupCodesLeft: number | null } | null> {
  // The row is locked: of two requests with one code, the second finds it spent.
  await tx.$queryRaw`SELECT FROM accounts.two_factor WHERE person_id = ${personId} FOR UPDATE`;
  const factor = await tx.twoFactor.findUnique({ where: { personId } });
  if (!factor?.verified) return null;
  const code = plainCode(typed);
  const opened = unseal(factor.secret, { secret, owner: personId });
  const after = factor.lastStep === null ? null : Number(factor.lastStep);
  const step = opened === null ? null : matchingStep(opened, code, { now, after });
  if (step !== null) {
    await tx.twoFactor.update({ where: { personId }, data: { lastStep: BigInt(step) } });
    return { backupCodesLeft: null };
  }
  const kept = factor.backupCodes.split(' ').filter((hash) => hash !== '');
  const left = kept.filter((hash) => hash !== hashOf(code));
  if (left.length === kept.length) return null;
  await tx.twoFactor.update({ where: { personId }, data: { backupCodes: left.join(' ') } });
  return { backupCodesLeft: left.length };
}

/**
 * Makes a secret for the app to read, which counts only once {@link confirmSecondFactor} has seen a code of it. Who has
 * one already removes it first. Needs the password, where the person has one.
 */
export async function prepareSecondFactor(
  db: Database,
  actor: StaffActor,
  input: unknown,
  surroundings: Surroundings,
): Promise<Outcome<null>> {
  const wrong = await proveByPassword(db, actor, input, surroundings);
  if (wrong) return wrong;
  const { personId } = actor;
  const sealed = seal(newTotpSecret(), { secret: surroundings.secret, owner: personId });
  const made = await db.$transaction(async (tx) => {
    const known = await tx.twoFactor.findUnique({ where: { personId } });
    if (known?.verified) return false;
    const values = { secret: sealed, backupCodes: '', verified: false, lastStep: null };
    await tx.twoFactor.upsert({
      where: { personId },
      create: { id: randomUUID(), personId, ...values },
      update: values,
    });
    return true;
  });
  return made ? done(null) : refused('second-factor-exists');
}

/** Takes the first code of a prepared secret. Returns the backup codes, which nobody can read again. */
export async function confirmSecondFactor(
  db: Database,
  actor: StaffActor,
  input: unknown,
  { network, secret, now = new Date() }: Surroundings,
): Promise<Outcome<{ backupCodes: string[] }>> {
  const { data } = codeInput.safeParse(input);
  const counters = proofCounters(actor.email, network);
  const wait = await countAttempt(db, counters);
  if (wait !== null) return tooMany(wait);
  const { personId } = actor;
  const codes = newBackupCodes();
  const isRight = await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT FROM accounts.two_factor WHERE person_id = ${personId} FOR UPDATE`;
    const factor = await tx.twoFactor.findUnique({ where: { personId } });
    if (!factor || factor.verified) return false;
    const opened = unseal(factor.secret, { secret, owner: personId });
    const step = opened && matchingStep(opened, plainCode(data?.code ?? ''), { now, after: null });
    if (!step) return false;
    await tx.twoFactor.update({
      where: { personId },
      data: { verified: true, lastStep: BigInt(step), backupCodes: hashesOf(codes) },
    });
    await tx.person.update({ where: { id: personId }, data: { twoFactorEnabled: true } });
    await tx.session.update({ where: { id: actor.sessionId }, data: { secondFactorAt: now } });
    // Sessions begun with a password alone would now be half proven; they are asked for a code.
    await record(tx, actor, 'person.second-factor-set-up');
    return true;
  });
  if (!isRight) return refused('code-wrong', 'code');
  await forgiveAttempt(db, counters);
  return done({ backupCodes: codes });
}

/** Makes ten new backup codes; the old ones are worth nothing from then on. */
export async function renewBackupCodes(
  db: Database,
  actor: StaffActor,
  input: unknown,
  surroundings: Surroundings,
): Promise<Outcome<{ backupCodes: string[] }>> {
  if (actor.awaitsSecondFactor) return refused('second-factor');
  const wrong = await proveByPassword(db, actor, input, surroundings);
  if (wrong) return wrong;
  const codes = newBackupCodes();
  const changed = await db.$transaction(async (tx) => {
    const { count } = await tx.twoFactor.updateMany({
      where: { personId: actor.personId, verified: true },
      data: { backupCodes: hashesOf(codes) },
    });
    if (count > 0) await record(tx, actor, 'person.backup-codes-renewed');
    return count > 0;
  });
  return changed ? done({ backupCodes: codes }) : refused('not-found');
}

/** Removes one's own second factor. Whose role needs one is asked to set up another before anything else. */
export async function removeSecondFactor(
  db: Database,
  actor: StaffActor,
  input: unknown,
  surroundings: Surroundings,
): Promise<Outcome<null>> {
  if (actor.awaitsSecondFactor) return refused('second-factor');
  const wrong = await proveByPassword(db, actor, input, surroundings);
  if (wrong) return wrong;
  await db.$transaction(async (tx) => {
    await forgetSecondFactor(tx, actor.personId);
    await tx.session.update({ where: { id: actor.sessionId }, data: { secondFactorAt: null } });
    await record(tx, actor, 'person.second-factor-removed');
  });
  return done(null);
}

/** Takes a person's second factor away, so that they set up another. */
export async function forgetSecondFactor(tx: Transaction, personId: string): Promise<void> {
  await tx.twoFactor.deleteMany({ where: { personId } });
  await tx.person.update({ where: { id: personId }, data: { twoFactorEnabled: false } });
}

async function proveByPassword(
  db: Database,
  actor: StaffActor,
  input: unknown,
  surroundings: Surroundings,
): Promise<ReturnType<typeof refused> | null> {
  const hasPassword = await db.credential.count({
    where: { personId: actor.personId, providerId: 'credential', password: { not: null } },
  });
  if (hasPassword === 0) return null;
  const present = (input as { present?: unknown } | null)?.present;
  return provePassword(db, actor, typeof present === 'string' ? present.slice(0, 1000) : '', surroundings);
}

const hashesOf = (codes: readonly string[]) => codes.map((code) => hashOf(plainCode(code))).join(' ');

const record = (tx: Transaction, { personId }: StaffActor, action: AuditAction) =>
  recordAudit(tx, { personId, action, kind: 'person', subject: personId });
