/** Loads the log of what was done, for administrators, and the keys of the person who looks. */

import { type AuditLine, auditQuery, listAuditLines } from '#lib/accounts/queries/audit-log.ts';
import { type ListedToken, listTokens } from '#lib/accounts/queries/tokens.ts';
import { listPeople } from '#lib/accounts/queries.ts';
import type { StaffActor } from '#lib/auth/actor.ts';
import { staffDatabase } from '#lib/db/client.ts';

export interface AuditFilters {
  action: string;
  person: string;
  subject: string;
  from: string;
  to: string;
}

export interface AuditScreen {
  lines: AuditLine[];
  next: string | null;
  filters: AuditFilters;
  /** Whose deeds can be looked for; without a name: whoever was asked for and is known no more. */
  people: { id: string; name: string | null }[];
}

/** A page of the log; what cannot be read in an address is left out. Null for whoever may not see it. */
export async function loadAudit(
  actor: StaffActor,
  filters: AuditFilters,
  before: string,
): Promise<AuditScreen | null> {
  const read = Object.fromEntries(
    Object.entries(filters).filter(([name, value]) => auditQuery.safeParse({ [name]: value }).success),
  );
  const page = await listAuditLines(staffDatabase(), actor, {
    ...read,
    before: /^\d{1,15}$/.test(before) ? before : null,
  });
  const kept = { action: '', person: '', subject: '', from: '', to: '', ...read };
  if (page === null) return null;
  const people =
    (await listPeople(staffDatabase(), actor))?.people.map(({ id, name }) => ({ id, name })) ?? [];
  const isGone = kept.person !== '' && !people.some(({ id }) => id === kept.person);
  return { ...page, filters: kept, people: isGone ? [...people, { id: kept.person, name: null }] : people };
}

export interface ShownToken extends ListedToken {
  isExpired: boolean;
}

/** The keys of the actor, and which of them no longer work by themselves. */
export async function loadTokens(actor: StaffActor, now = new Date()): Promise<ShownToken[]> {
  const tokens = await listTokens(staffDatabase(), actor);
  return tokens.map((token) => ({ ...token, isExpired: token.expiresAt !== null && token.expiresAt <= now }));
}
