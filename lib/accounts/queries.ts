/** Reads about people: everybody for administrators, one's own account for oneself. Never a hash or a secret. */
import { canSeePeople } from '#lib/accounts/policy.ts';
import {
  type AccountOverview,
  memberships,
  type OpenInvitation,
  type PersonSummary,
  workLetterKinds,
} from '#lib/accounts/schema.ts';
import type { StaffActor } from '#lib/auth/actor.ts';
import { hashOf } from '#lib/auth/one-time.ts';
import { unseal } from '#lib/auth/sealing.ts';
import { totpAddress } from '#lib/auth/totp.ts';
import type { Database } from '#lib/db/client.ts';
import type { Prisma } from '#prisma/generated/client.ts';

const included = {
  memberships: { orderBy: [{ role: 'asc' }, { programme: 'asc' }] },
  twoFactor: { select: { verified: true } },
  sessions: { select: { updatedAt: true }, orderBy: { updatedAt: 'desc' } },
  _count: { select: { passkeys: true } },
} satisfies Prisma.PersonInclude;

type Row = Prisma.PersonGetPayload<{ include: typeof included }>;

function summaryOf(row: Row): PersonSummary {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    locale: row.locale === 'bg' ? 'bg' : 'en',
    memberships: memberships.parse(row.memberships.map(({ role, programme }) => ({ role, programme }))),
    state: row.erasedAt ? 'erased' : row.disabledAt ? 'disabled' : 'active',
    hasSecondFactor: row.twoFactor?.verified ?? false,
    passkeys: row._count.passkeys,
    sessions: row.sessions.length,
    lastSeenAt: row.sessions[0]?.updatedAt ?? null,
    createdAt: row.createdAt,
  };
}

/** Everybody who has an account, by name, and the invitations that are open. Null when the actor may not see them. */
export async function listPeople(
  db: Database,
  actor: StaffActor,
): Promise<{ people: PersonSummary[]; invitations: OpenInvitation[] } | null> {
  if (!canSeePeople(actor)) return null;
  return { people: await allPeople(db), invitations: await openInvitations(db) };
}

/** Everybody, for the operator's command line. */
export async function allPeople(db: Database): Promise<PersonSummary[]> {
  const rows = await db.person.findMany({
    where: { erasedAt: null },
    include: included,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return rows.map(summaryOf);
}

async function openInvitations(db: Database): Promise<OpenInvitation[]> {
  const rows = await db.invitation.findMany({
    where: { kind: 'invitation', usedAt: null, revokedAt: null },
    orderBy: { createdAt: 'desc' },
    take: 200,
  });
  return rows.map(({ id, name, email, roles, createdAt, expiresAt }) => ({
    id,
    name,
    email,
    roles: memberships.parse(roles),
    createdAt,
    expiresAt,
    isExpired: expiresAt <= new Date(),
  }));
}

/** One person, also an erased one; null when there is none or the actor may not see people. */
export async function findPerson(
  db: Database,
  actor: StaffActor,
  personId: string,
): Promise<PersonSummary | null> {
  if (!canSeePeople(actor)) return null;
  const row = await db.person.findUnique({ where: { id: personId }, include: included });
  return row && summaryOf(row);
}

/** Id of the person with this address, for the operator's command line. */
export async function findPersonByEmail(db: Database, email: string): Promise<string | null> {
  const where = { email: { equals: email.trim(), mode: 'insensitive' as const }, erasedAt: null };
  return (await db.person.findFirst({ where, select: { id: true } }))?.id ?? null;
}

/** Whether somebody can sign in at all. */
export async function hasPeople(db: Database): Promise<boolean> {
  return (await db.person.count({ where: { erasedAt: null } })) > 0;
}

/** One's own account. */
export async function getAccount(db: Database, actor: StaffActor): Promise<AccountOverview> {
  const person = await db.person.findUniqueOrThrow({
    where: { id: actor.personId },
    include: {
      credentials: { where: { providerId: 'credential', password: { not: null } }, select: { id: true } },
      twoFactor: { select: { verified: true, backupCodes: true } },
      sessions: { where: { expiresAt: { gt: new Date() } }, orderBy: { updatedAt: 'desc' } },
      passkeys: { orderBy: { createdAt: 'asc' } },
    },
  });
  const { twoFactor } = person;
  return {
    name: person.name,
    email: person.email,
    locale: person.locale === 'bg' ? 'bg' : 'en',
    hasPassword: person.credentials.length > 0,
    hasAuthenticator: twoFactor?.verified ?? false,
    backupCodesLeft: twoFactor?.verified ? twoFactor.backupCodes.split(' ').filter(Boolean).length : 0,
    letters: workLetterKinds.filter((kind) => !person.mutedLetters.includes(kind)),
    sessions: person.sessions.map(({ id, userAgent, createdAt, updatedAt }) => ({
      id,
      isThisOne: id === actor.sessionId,
      userAgent,
      createdAt,
      usedAt: updatedAt,
    })),
    passkeys: person.passkeys.map(({ id, name, createdAt }) => ({ id, name, createdAt })),
  };
}

/** The secret that waits for its first code, for the person's own app; null when none does. */
export async function findPreparedSecret(
  db: Database,
  actor: StaffActor,
  { secret, siteName }: { secret: string; siteName: string },
): Promise<{ secret: string; address: string } | null> {
  const factor = await db.twoFactor.findUnique({ where: { personId: actor.personId } });
  if (!factor || factor.verified) return null;
  const opened = unseal(factor.secret, { secret, owner: actor.personId });
  if (opened === null) return null;
  return { secret: opened, address: totpAddress(opened, { issuer: siteName, account: actor.email }) };
}

/** Who a link is for, while it can be used; null when it leads nowhere. */
export async function findLink(
  db: Database,
  token: string,
  kind: 'invitation' | 'reset',
): Promise<{ name: string; email: string; locale: 'en' | 'bg' } | null> {
  const [row] = await db.$queryRaw<{ name: string; email: string; locale: string }[]>`
    SELECT name, email, locale FROM accounts.invitation
     WHERE token_hash = ${hashOf(token)} AND kind = ${kind}
       AND used_at IS NULL AND revoked_at IS NULL AND expires_at > now()`;
  return row ? { name: row.name, email: row.email, locale: row.locale === 'bg' ? 'bg' : 'en' } : null;
}

/** Which programmes want four eyes; one that says nothing does. */
export async function listFourEyes(db: Database): Promise<Map<string, boolean>> {
  const rows = await db.programmeSetting.findMany();
  return new Map(rows.map(({ programme, fourEyes }) => [programme, fourEyes]));
}
