/** Says what a photo shows, who took it and which point of it matters; puts files into the trash and back. */
import type { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import type { Outcome } from '#lib/issues.ts';
import { canChangeMedia, canTrashMedia } from '#lib/media/policy.ts';
import { isApprovedSomewhere, whereUsed } from '#lib/media/queries/assets.ts';
import { toAsset } from '#lib/media/record.ts';
import { assetInput, describeInput } from '#lib/media/schema.ts';
import { recordAudit } from '#lib/versioning/audit.ts';

const refuse = (code: string, field = '') => ({ ok: false as const, issues: [{ field, code }] });

/** Keeps what is said about an asset. Published pages say it once they are published again. */
export async function describeAsset(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof describeInput>,
): Promise<Outcome<null>> {
  if (!canChangeMedia(actor)) return refuse('forbidden');
  const read = describeInput.safeParse(input);
  if (!read.success)
    return {
      ok: false,
      issues: read.error.issues.map(({ path, code }) => ({
        field: path.join('.'),
        code: code === 'too_big' && path[0] !== 'focusX' && path[0] !== 'focusY' ? 'too-long' : 'invalid',
      })),
    };
  const { assetId, ...words } = read.data;
  return await db.$transaction(async (tx): Promise<Outcome<null>> => {
    if (await isApprovedSomewhere(tx, assetId)) return refuse('approved-with-it');
    const { count } = await tx.asset.updateMany({ where: { id: assetId }, data: words });
    if (count === 0) return refuse('not-found');
    const { personId } = actor;
    await recordAudit(tx, { personId, action: 'media.described', kind: 'media', subject: assetId });
    return { ok: true, value: null, touched: [] };
  });
}

/** Puts an asset into the trash. One that a page or an edition shows stays. */
export function trashAsset(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof assetInput>,
  { now = new Date() }: { now?: Date } = {},
): Promise<Outcome<null>> {
  return moveAsset(db, actor, input, now);
}

/** Takes an asset out of the trash. */
export function restoreAsset(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof assetInput>,
): Promise<Outcome<null>> {
  return moveAsset(db, actor, input, null);
}

async function moveAsset(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof assetInput>,
  trashedAt: Date | null,
): Promise<Outcome<null>> {
  if (!canChangeMedia(actor)) return refuse('forbidden');
  const read = assetInput.safeParse(input);
  if (!read.success) return refuse('not-found');
  const { assetId: id } = read.data;
  return await db.$transaction(async (tx): Promise<Outcome<null>> => {
    const row = await tx.asset.findUnique({ where: { id } });
    if (row === null) return refuse('not-found');
    if (!canTrashMedia(actor, row)) return refuse('forbidden');
    if (trashedAt !== null && (await whereUsed(tx, toAsset(row))).length > 0) return refuse('in-use');
    if ((row.trashedAt === null) === (trashedAt === null)) return { ok: true, value: null, touched: [] };
    await tx.asset.update({ where: { id }, data: { trashedAt } });
    const action = trashedAt === null ? 'media.restored' : 'media.trashed';
    await recordAudit(tx, { personId: actor.personId, action, kind: 'media', subject: id });
    return { ok: true, value: null, touched: [] };
  });
}
