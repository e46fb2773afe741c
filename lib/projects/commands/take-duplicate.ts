/**
 * Somebody says that a row is no duplicate after all: it will begin a project of its own, or is left out again. A row that
 * names a project twice is never taken: what it would do, the row before it did.
 */
import { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import type { Outcome } from '#lib/issues.ts';
import { forbidden, invalid, notFound, refuse } from '#lib/projects/commands/answer.ts';
import { lockBatch } from '#lib/projects/commands/locked-batch.ts';
import { programmeOf } from '#lib/projects/commands/write-revision.ts';
import { canDo } from '#lib/projects/policy.ts';
import type { BatchCell } from '#lib/projects/schema/batch.ts';
import { recordAudit } from '#lib/versioning/audit.ts';

export const takeDuplicateInput = z.strictObject({
  batchId: z.uuid(),
  position: z.coerce.number().int().nonnegative(),
  /** True: it is a project of its own. */
  taken: z.boolean(),
});

/** Takes a duplicate as a new project, or leaves it out again, as long as nothing of the table was carried out. */
export async function takeDuplicate(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof takeDuplicateInput>,
): Promise<Outcome<{ taken: boolean }>> {
  const read = takeDuplicateInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { batchId, position, taken } = read.data;
  return await inTransaction(db, async (tx): Promise<Outcome<{ taken: boolean }>> => {
    const locked = await lockBatch(tx, actor, batchId, ['prepared']);
    if (!locked.ok) return locked;
    const key = { batchId_position: { batchId, position } };
    const row = await tx.batchRow.findUnique({ where: key });
    if (row === null) return notFound;
    const duplicates = (row.told as { duplicates?: unknown[] } | null)?.duplicates ?? [];
    if (row.projectId !== null || duplicates.length === 0 || (row.kind !== 'duplicate' && row.kind !== 'new'))
      return refuse('not-a-duplicate');
    const cells = row.cells as unknown as Record<string, BatchCell>;
    const texts = Object.fromEntries(Object.entries(cells).map(([path, { to }]) => [path, to]));
    if (!canDo(actor, 'create', programmeOf(texts, null))) return forbidden;
    await tx.batchRow.update({
      where: key,
      data: taken
        ? { kind: 'new', state: 'waiting', problem: null }
        : { kind: 'duplicate', state: 'skipped', problem: 'duplicate' },
    });
    await recordAudit(tx, {
      personId: actor.personId,
      action: taken ? 'import.duplicate-taken' : 'import.duplicate-left',
      kind: 'batch',
      subject: batchId,
      details: { row: position },
    });
    return { ok: true, value: { taken }, touched: [] };
  });
}
