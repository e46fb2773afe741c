/**
 * Letting somebody in who has no account: an administrator or the operator invites, the person follows a link that
 * works once and chooses a password. The link is kept as a hash; who made it may copy it once.
 */
import { randomUUID } from 'node:crypto';
import { findOpen, type LetterOptions, useUp } from '#lib/accounts/commands/link.ts';
import { done, problemsOf, refused, type Surroundings, tooMany } from '#lib/accounts/commands/outcome.ts';
import { setPassword } from '#lib/accounts/commands/password.ts';
import { canGrant, canSeePeople } from '#lib/accounts/policy.ts';
import { invitationDays, linkCounters } from '#lib/accounts/rules.ts';
import { acceptInput, invitationInput, inviteInput, memberships } from '#lib/accounts/schema.ts';
import type { StaffActor } from '#lib/auth/actor.ts';
import { newToken } from '#lib/auth/one-time.ts';
import { hashPassword } from '#lib/auth/password-hash.ts';
import { passwordProblem } from '#lib/auth/password-rules.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import type { Outcome } from '#lib/issues.ts';
import { countAttempt, forgiveAttempt } from '#lib/limits/attempts.ts';
import { queueLetter } from '#lib/mail/outbox.ts';
import { recordAudit } from '#lib/versioning/audit.ts';

/** The operator at the command line, who may do everything. */
export const operator = Symbol('operator');
export type Inviter = StaffActor | typeof operator;

/** Invites somebody; an older open invitation to the same address is revoked. Returns the link, which is kept nowhere. */
export async function invitePerson(
  db: Database,
  actor: Inviter,
  input: unknown,
  { origin, write, now = new Date() }: LetterOptions,
): Promise<Outcome<{ invitationId: string; link: string }>> {
  if (actor !== operator && !canSeePeople(actor)) return refused('forbidden');
  const parsed = inviteInput.safeParse(input);
  if (!parsed.success) return problemsOf(parsed.error);
  const { name, email, locale, roles } = parsed.data;
  if (actor !== operator && !roles.every((role) => canGrant(actor, role)))
    return refused('forbidden', 'roles');
  const { token, hash } = newToken();
  const link = `${origin}/${locale}/staff/invitation/${token}`;
  const invitedBy = actor === operator ? null : actor.personId;
  return db.$transaction(async (tx) => {
    if (await knownAddress(tx, email)) return refused('email-known', 'email');
    const programmes = roles.flatMap(({ programme }) => programme ?? []);
    const found = await tx.programme.count({ where: { slug: { in: programmes } } });
    if (found < new Set(programmes).size) return refused('unknown-programme', 'roles');
    const open = { kind: 'invitation', email, usedAt: null, revokedAt: null };
    const promised = await tx.invitation.findMany({ where: { ...open, expiresAt: { gt: now } } });
    // The new one takes the place of those before: nobody takes away so what they could not give.
    if (actor !== operator && !promised.every((each) => canGrantAll(actor, each.roles)))
      return refused('email-invited', 'email');
    await tx.invitation.updateMany({ where: open, data: { revokedAt: now } });
    const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000);
    const { id } = await tx.invitation.create({
      data: { tokenHash: hash, email, name, locale, roles, invitedBy, expiresAt },
    });
    if (write)
      await queueLetter(tx, { to: email, locale, kind: 'invitation', ...write({ name, locale, link }) });
    await recordAudit(tx, {
      personId: invitedBy,
      action: 'person.invited',
      kind: 'invitation',
      subject: id,
      details: { roles: roles.map(({ role, programme }) => (programme ? `${role}:${programme}` : role)) },
    });
    return done({ invitationId: id, link });
  });
}

/** Whether the actor could give every role that an invitation promises. */
const canGrantAll = (actor: StaffActor, roles: unknown): boolean =>
  memberships.parse(roles).every((role) => canGrant(actor, role));

/** Takes an invitation back before it is used. */
export async function revokeInvitation(
  db: Database,
  actor: StaffActor,
  input: unknown,
  { now = new Date() }: { now?: Date } = {},
): Promise<Outcome<null>> {
  if (!canSeePeople(actor)) return refused('forbidden');
  const parsed = invitationInput.safeParse(input);
  if (!parsed.success) return refused('not-found');
  const { invitationId } = parsed.data;
  return db.$transaction(async (tx) => {
    const open = { id: invitationId, kind: 'invitation', usedAt: null, revokedAt: null };
    const invitation = await tx.invitation.findFirst({ where: open });
    if (!invitation) return refused('not-found');
    if (!canGrantAll(actor, invitation.roles)) return refused('forbidden');
    await tx.invitation.updateMany({ where: open, data: { revokedAt: now } });
    await recordAudit(tx, {
      personId: actor.personId,
      action: 'person.invitation-revoked',
      kind: 'invitation',
      subject: invitationId,
    });
    return done(null);
  });
}

/** Takes up an invitation: makes the person with their roles and their password. Signing in is the next step. */
export async function acceptInvitation(
  db: Database,
  _nobody: null,
  input: unknown,
  { network, siteName }: Surroundings & { siteName: string },
): Promise<Outcome<{ personId: string; email: string }>> {
  const parsed = acceptInput.safeParse(input);
  if (!parsed.success) return problemsOf(parsed.error);
  const { token, name, password } = parsed.data;
  const counters = linkCounters(network);
  const wait = await countAttempt(db, counters);
  if (wait !== null) return tooMany(wait);
  const invitation = await findOpen(db, token, 'invitation');
  if (!invitation) return refused('gone');
  await forgiveAttempt(db, counters);
  const { email, locale } = invitation;
  const problem = passwordProblem(password, [name, email, siteName]);
  if (problem) return refused(problem, 'password');
  const personId = randomUUID();
  const hash = await hashPassword(password);
  return db.$transaction(async (tx) => {
    if (!(await useUp(tx, invitation.id))) return refused('gone');
    if (await knownAddress(tx, email)) return refused('gone');
    await tx.person.create({
      data: {
        id: personId,
        name,
        email,
        emailVerified: true,
        locale,
        memberships: { create: memberships.parse(invitation.roles) },
      },
    });
    await setPassword(tx, personId, hash);
    await recordAudit(tx, {
      personId,
      action: 'person.joined',
      kind: 'person',
      subject: personId,
      details: { invitation: invitation.id },
    });
    return done({ personId, email });
  });
}

const knownAddress = async (tx: Transaction, email: string) =>
  (await tx.person.count({ where: { email: { equals: email, mode: 'insensitive' } } })) > 0;
