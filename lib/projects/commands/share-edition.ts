/**
 * Links at which somebody without an account sees the preview of one edition. The token is told once, in the link; the
 * database holds its hash only.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import type { Outcome } from '#lib/issues.ts';
import { type Circumstances, forbidden, invalid, notFound } from '#lib/projects/commands/answer.ts';
import { canDo } from '#lib/projects/policy.ts';
import { shareEditionInput, shareLinkInput } from '#lib/projects/schema/editing.ts';
import { recordAudit } from '#lib/versioning/audit.ts';

export interface ShareLink {
  shareLinkId: string;
  /** Goes into the link and nowhere else. */
  token: string;
  expiresAt: Date;
}

/** sha-256 of a token, hex, as it is stored. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Makes a link that works for some days. */
export async function shareEdition(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof shareEditionInput>,
  {
    now = new Date(),
    newId = randomUUID,
    newToken = () => randomBytes(24).toString('base64url'),
  }: Circumstances & { newToken?: () => string } = {},
): Promise<Outcome<ShareLink>> {
  const read = shareEditionInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { editionId, days } = read.data;
  return await inTransaction(db, async (tx): Promise<Outcome<ShareLink>> => {
    const edition = await tx.edition.findUnique({ where: { id: editionId }, include: { entry: true } });
    if (edition === null) return notFound;
    if (!canDo(actor, 'share', edition.entry.programme)) return forbidden;
    const [shareLinkId, token] = [newId(), newToken()];
    const expiresAt = new Date(now.getTime() + days * 86_400_000);
    await tx.shareLink.create({
      data: {
        id: shareLinkId,
        editionId,
        tokenHash: hashOfToken(token),
        createdBy: actor.personId,
        createdAt: now,
        expiresAt,
      },
    });
    await recordAudit(tx, {
      personId: actor.personId,
      action: 'edition.shared',
      kind: 'project',
      subject: edition.projectId,
      details: { edition: editionId, link: shareLinkId, days },
    });
    return { ok: true, value: { shareLinkId, token, expiresAt }, touched: [] };
  });
}

/** Ends a link at once. */
export async function revokeShareLink(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof shareLinkInput>,
  { now = new Date() }: Circumstances = {},
): Promise<Outcome<{ shareLinkId: string }>> {
  const read = shareLinkInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { shareLinkId } = read.data;
  return await inTransaction(db, async (tx): Promise<Outcome<{ shareLinkId: string }>> => {
    const link = await tx.shareLink.findUnique({
      where: { id: shareLinkId },
      include: { edition: { include: { entry: true } } },
    });
    if (link === null) return notFound;
    if (!canDo(actor, 'share', link.edition.entry.programme)) return forbidden;
    const { count } = await tx.shareLink.updateMany({
      where: { id: shareLinkId, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count > 0)
      await recordAudit(tx, {
        personId: actor.personId,
        action: 'edition.unshared',
        kind: 'project',
        subject: link.edition.projectId,
        details: { link: shareLinkId },
      });
    return { ok: true, value: { shareLinkId }, touched: [] };
  });
}
