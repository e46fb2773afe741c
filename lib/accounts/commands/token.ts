/**
 * Keys with which a program reads for a person. A key is told once and kept as a hash; it opens addresses that only read
 * (GET), never one that writes, and ends with the person's own access.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import { hashOf } from '#lib/auth/one-time.ts';
import type { Database } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import { issuesOf, type Outcome, refuse } from '#lib/issues.ts';
import { recordAudit } from '#lib/versioning/audit.ts';

/** What a key opens. */
const tokenScopes = ['read'] as const;

/** More are forgotten keys. */
const mostTokens = 20;

const input = z.strictObject({
  name: z.string().trim().min(1, { error: 'name-needed' }).max(100, { error: 'too-long' }),
  scopes: z.array(z.enum(tokenScopes)).min(1, { error: 'scopes-needed' }),
  days: z.coerce.number().int().min(1).max(365),
});

/** Makes a key of the actor's own; `token` is in the answer and nowhere else. */
export async function createToken(
  db: Database,
  actor: StaffActor,
  given: unknown,
  {
    now = new Date(),
    newToken = () => `gft_${randomBytes(32).toString('base64url')}`,
  }: { now?: Date; newToken?: () => string } = {},
): Promise<Outcome<{ id: string; token: string }>> {
  const read = input.safeParse(given);
  if (!read.success) return { ok: false, issues: issuesOf(read.error) };
  return await inTransaction(db, async (tx): Promise<Outcome<{ id: string; token: string }>> => {
    const open = { personId: actor.personId, revokedAt: null, expiresAt: { gt: now } };
    if ((await tx.apiToken.count({ where: open })) >= mostTokens) return refuse('too-many-tokens');
    const token = newToken();
    const { id } = await tx.apiToken.create({
      data: {
        personId: actor.personId,
        name: read.data.name,
        scopes: read.data.scopes,
        tokenHash: hashOf(token),
        prefix: token.slice(0, 8),
        createdAt: now,
        expiresAt: new Date(now.getTime() + read.data.days * 86_400_000),
      },
    });
    await recordAudit(tx, {
      personId: actor.personId,
      action: 'token.created',
      kind: 'token',
      subject: id,
      details: { scopes: read.data.scopes, days: read.data.days },
    });
    return { ok: true, value: { id, token }, touched: [] };
  });
}

/** Ends a key of the actor's own at once. */
export async function revokeToken(
  db: Database,
  actor: StaffActor,
  { id }: { id: string },
  { now = new Date() }: { now?: Date } = {},
): Promise<Outcome<null>> {
  if (!z.uuid().safeParse(id).success) return refuse('not-found');
  return await inTransaction(db, async (tx): Promise<Outcome<null>> => {
    const { count } = await tx.apiToken.updateMany({
      where: { id, personId: actor.personId, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count === 0) return refuse('not-found');
    await recordAudit(tx, { personId: actor.personId, action: 'token.revoked', kind: 'token', subject: id });
    return { ok: true, value: null, touched: [] };
  });
}
