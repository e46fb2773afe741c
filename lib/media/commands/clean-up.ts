/** Empties the trash of the library after its time and removes files that belong to nothing. For the nightly clean-up. */
import type { Database } from '#lib/db/client.ts';
import { whereUsed } from '#lib/media/queries/assets.ts';
import { toAsset } from '#lib/media/record.ts';
import { trashDays } from '#lib/media/rules.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { recordAudit } from '#lib/versioning/audit.ts';

/** An upload under way has written files and no row yet; none takes a day. */
const orphanDays = 1;

const dayMs = 86_400_000;

/** Removes what lay in the trash for its time and is shown nowhere. Returns how many. */
export async function emptyMediaTrash(db: Database, now: Date): Promise<number> {
  const before = new Date(now.getTime() - trashDays * dayMs);
  const rows = await db.asset.findMany({ where: { trashedAt: { lt: before } }, take: 1000 });
  let removed = 0;
  for (const row of rows)
    await db.$transaction(async (tx) => {
      if ((await whereUsed(tx, toAsset(row))).length > 0) return;
      const { count } = await tx.asset.deleteMany({ where: { id: row.id, trashedAt: { lt: before } } });
      if (count === 0) return;
      await recordAudit(tx, { personId: null, action: 'media.removed', kind: 'media', subject: row.id });
      removed += 1;
    });
  return removed;
}

/**
 * Removes folders that neither the library nor a published page knows, left by what was replaced, removed or broken off.
 * `others` are folders that belong to something else.
 */
export async function removeOrphanedFiles(
  db: Database,
  storage: Storage,
  now: Date,
  others: readonly string[] = [],
): Promise<number> {
  const before = now.getTime() - orphanDays * dayMs;
  const newest = new Map<string, number>();
  for await (const { key, changedAt } of storage.listFiles()) {
    const [folder = ''] = key.split('/');
    newest.set(folder, Math.max(newest.get(folder) ?? 0, changedAt.getTime()));
  }
  const old = [...newest].filter(([, changedAt]) => changedAt < before).map(([folder]) => folder);
  const known = new Set([
    ...others,
    ...(await db.asset.findMany({ select: { key: true } })).map(({ key }) => key),
    ...(await db.publishedFile.findMany({ select: { folder: true } })).map(({ folder }) => folder),
  ]);
  const orphans = old.filter((folder) => !known.has(folder));
  for (const folder of orphans) await storage.deleteFolder(folder);
  return orphans.length;
}
