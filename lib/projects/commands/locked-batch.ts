/** A change of many projects, held for one transaction, so that two who go on with it take turns. */
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Transaction } from '#lib/db/client.ts';
import type { Outcome } from '#lib/issues.ts';
import { forbidden, notFound, refuse } from '#lib/projects/commands/answer.ts';
import { maySeeBatch } from '#lib/projects/queries/batches.ts';
import type { Batch } from '#prisma/generated/client.ts';

/** Locks the batch; refuses one that is not there, that the actor may not see, or that is in none of the states. */
export async function lockBatch(
  tx: Transaction,
  actor: StaffActor,
  batchId: string,
  states: readonly string[],
): Promise<Outcome<Batch>> {
  await tx.$queryRaw`SELECT FROM editorial.batch WHERE id = ${batchId}::uuid FOR NO KEY UPDATE`;
  const batch = await tx.batch.findUnique({ where: { id: batchId } });
  if (batch === null) return notFound;
  if (!maySeeBatch(actor, batch)) return forbidden;
  if (!states.includes(batch.state)) return refuse('wrong-state', '', { state: batch.state });
  return { ok: true, value: batch, touched: [] };
}

/** Locks a table that somebody brought in and of which nothing was carried out yet. */
export async function lockTable(
  tx: Transaction,
  actor: StaffActor,
  batchId: string,
): Promise<Outcome<Batch>> {
  const locked = await lockBatch(tx, actor, batchId, ['uploaded', 'prepared']);
  return locked.ok && locked.value.opened === null ? notFound : locked;
}
