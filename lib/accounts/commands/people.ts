/**
 * What administrators do about people: roles, disabling, ending sessions, a lost second factor, erasure. What is taken
 * is gone with the person's next request; the last administrator of everything cannot be taken away.
 */
import { type Inviter, operator } from '#lib/accounts/commands/invitation.ts';
import { done, problemsOf, refused } from '#lib/accounts/commands/outcome.ts';
import { forgetSecondFactor } from '#lib/accounts/commands/second-factor.ts';
import { canGrant, canManagePeople, canSeePeople, canSetFourEyes } from '#lib/accounts/policy.ts';
import { rulesEverything } from '#lib/accounts/rules.ts';
import {
  fourEyesInput,
  memberships,
  personInput,
  rolesInput,
  type StaffMembership,
  workLetterKinds,
} from '#lib/accounts/schema.ts';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import type { Outcome } from '#lib/issues.ts';
import { forgetInFolder } from '#lib/mail/folder.ts';
import { type AuditAction, recordAudit } from '#lib/versioning/audit.ts';

/** Gives a person exactly these roles. An administrator of one programme changes those of that programme only. */
export async function changeRoles(db: Database, actor: StaffActor, input: unknown): Promise<Outcome<null>> {
  if (!canSeePeople(actor)) return refused('forbidden');
  const parsed = rolesInput.safeParse(input);
  if (!parsed.success) return problemsOf(parsed.error);
  const { personId, roles } = parsed.data;
  return db.$transaction(async (tx) => {
    await holdAdministrators(tx);
    const person = await tx.person.findUnique({
      where: { id: personId, erasedAt: null },
      include: { memberships: true },
    });
    if (!person) return refused('not-found');
    const before = memberships.parse(person.memberships.map(({ role, programme }) => ({ role, programme })));
    const changed = [...without(before, roles), ...without(roles, before)];
    if (!changed.every((role) => canGrant(actor, role))) return refused('forbidden', 'roles');
    if (rulesEverything(before) && !rulesEverything(roles) && (await isLast(tx, personId)))
      return refused('last-administrator', 'roles');
    const programmes = new Set(without(roles, before).flatMap(({ programme }) => programme ?? []));
    const found = await tx.programme.count({ where: { slug: { in: [...programmes] } } });
    if (found < programmes.size) return refused('unknown-programme', 'roles');
    await tx.membership.deleteMany({ where: { personId } });
    await tx.membership.createMany({ data: roles.map((role) => ({ personId, ...role })) });
    await recordAudit(tx, {
      personId: actor.personId,
      action: 'person.roles-changed',
      kind: 'person',
      subject: personId,
      details: { before: before.map(nameOf), after: roles.map(nameOf) },
    });
    return done(null);
  });
}

const nameOf = ({ role, programme }: StaffMembership) => (programme ? `${role}:${programme}` : role);

const without = (these: readonly StaffMembership[], those: readonly StaffMembership[]) =>
  these.filter((one) => !those.some((other) => nameOf(other) === nameOf(one)));

/** Disables a person and ends their sessions and keys in the same transaction. */
export async function disablePerson(db: Database, actor: Inviter, input: unknown): Promise<Outcome<null>> {
  return change(db, actor, input, 'person.disabled', async (tx, personId) => {
    if (await isLast(tx, personId)) return 'last-administrator';
    await tx.person.update({ where: { id: personId }, data: { disabledAt: new Date() } });
    await tx.session.deleteMany({ where: { personId } });
    await tx.apiToken.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: new Date() } });
    return null;
  });
}

/** Lets a disabled person sign in again, with the roles they had. */
export async function enablePerson(db: Database, actor: Inviter, input: unknown): Promise<Outcome<null>> {
  return change(db, actor, input, 'person.enabled', async (tx, personId) => {
    await tx.person.update({ where: { id: personId }, data: { disabledAt: null } });
    return null;
  });
}

/** Signs a person out everywhere. */
export async function endSessions(db: Database, actor: Inviter, input: unknown): Promise<Outcome<null>> {
  return change(db, actor, input, 'person.sessions-ended', async (tx, personId) => {
    await tx.session.deleteMany({ where: { personId } });
    return null;
  });
}

/** Forgets a lost second factor and signs the person out; they set up another at their next sign-in. */
export async function resetSecondFactor(
  db: Database,
  actor: Inviter,
  input: unknown,
): Promise<Outcome<null>> {
  return change(db, actor, input, 'person.second-factor-reset', async (tx, personId) => {
    await forgetSecondFactor(tx, personId);
    await tx.session.deleteMany({ where: { personId } });
    return null;
  });
}

/**
 * Erases what is known of a person: working copies, saved views, sessions, credentials, letters to them and about them, also those
 * in the folder for letters, and their row, which stays empty. What they did stays in history and log, by nobody in particular.
 */
export async function erasePerson(
  db: Database,
  actor: StaffActor,
  input: unknown,
  { mailFolder }: { mailFolder: string },
): Promise<Outcome<null>> {
  const erase = async (tx: Transaction, personId: string): Promise<string | null> => {
    if (personId === actor.personId) return 'not-yourself';
    if (await isLast(tx, personId)) return 'last-administrator';
    const { email, name } = await tx.person.findUniqueOrThrow({ where: { id: personId } });
    const mine = { where: { personId } };
    for (const forget of [
      tx.workingCopy,
      tx.presence,
      tx.savedView,
      tx.session,
      tx.credential,
      tx.twoFactor,
      tx.passkey,
      tx.membership,
      tx.apiToken,
    ] as unknown as { deleteMany: (which: typeof mine) => Promise<unknown> }[])
      await forget.deleteMany(mine);
    // Pages they imported and made nothing of; those that became projects are part of them.
    await tx.sourceDocument.deleteMany({ where: { createdBy: personId, state: { not: 'drafted' } } });
    await tx.invitation.deleteMany({ where: { email: { equals: email, mode: 'insensitive' } } });
    await tx.outboxLetter.deleteMany({ where: { to: { equals: email, mode: 'insensitive' } } });
    // What is on its way to a colleague is still delivered, and forgotten with the rest of its kind.
    await tx.outboxLetter.deleteMany({
      where: { kind: { in: [...workLetterKinds] }, state: { not: 'waiting' }, text: { contains: name } },
    });
    // Before the row that knows their name is empty: what is interrupted here is done whole the next time.
    await forgetInFolder(mailFolder, { email, name });
    const now = new Date();
    await tx.person.update({
      where: { id: personId },
      data: {
        name: '',
        // Nobody's address: the domain cannot exist (RFC 2606).
        email: `erased-${personId}@invalid`,
        emailVerified: false,
        image: null,
        twoFactorEnabled: false,
        locale: 'en',
        mutedLetters: [],
        disabledAt: now,
        erasedAt: now,
      },
    });
    return null;
  };
  return change(db, actor, input, 'person.erased', erase, { longestMs: longestErasureMs });
}

/** Thousands of letters may lie in the folder. */
const longestErasureMs = 60_000;

/** Sets whether a revision must be approved by somebody who did not write it. */
export async function setFourEyes(db: Database, actor: StaffActor, input: unknown): Promise<Outcome<null>> {
  const parsed = fourEyesInput.safeParse(input);
  if (!parsed.success) return problemsOf(parsed.error);
  const { programme, fourEyes } = parsed.data;
  if (!canSetFourEyes(actor, programme)) return refused('forbidden');
  return db.$transaction(async (tx) => {
    if ((await tx.programme.count({ where: { slug: programme } })) === 0) return refused('not-found');
    await tx.programmeSetting.upsert({
      where: { programme },
      create: { programme, fourEyes },
      update: { fourEyes },
    });
    await recordAudit(tx, {
      personId: actor.personId,
      action: 'programme.four-eyes-set',
      kind: 'programme',
      subject: programme,
      details: { fourEyes },
    });
    return done(null);
  });
}

/** One change about a person, by somebody who manages people; `work` returns why not, or null. */
async function change(
  db: Database,
  actor: Inviter,
  input: unknown,
  action: AuditAction,
  work: (tx: Transaction, personId: string) => Promise<string | null>,
  { longestMs }: { longestMs?: number } = {},
): Promise<Outcome<null>> {
  if (actor !== operator && !canManagePeople(actor)) return refused('forbidden');
  const parsed = personInput.safeParse(input);
  if (!parsed.success) return refused('not-found');
  const { personId } = parsed.data;
  const run = async (tx: Transaction): Promise<Outcome<null>> => {
    await holdAdministrators(tx);
    const person = await tx.person.findUnique({ where: { id: personId, erasedAt: null } });
    if (!person) return refused('not-found');
    const problem = await work(tx, personId);
    if (problem !== null) return refused(problem);
    const by = actor === operator ? null : actor.personId;
    await recordAudit(tx, { personId: by, action, kind: 'person', subject: personId });
    return done(null);
  };
  return db.$transaction(run, longestMs === undefined ? {} : { timeout: longestMs });
}

/** One at a time: two administrators who disable each other must not both succeed. */
const holdAdministrators = (tx: Transaction) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('grantfolio.administrators'))`;

/** Whether nobody but this person administers everything. */
async function isLast(tx: Transaction, personId: string): Promise<boolean> {
  const administrators = await tx.person.findMany({
    where: {
      disabledAt: null,
      erasedAt: null,
      memberships: { some: { role: 'administrator', programme: null } },
    },
    select: { id: true },
  });
  return administrators.length === 1 && administrators[0]?.id === personId;
}
