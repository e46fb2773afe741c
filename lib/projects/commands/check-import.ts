/**
 * Asks for the check of a table, and notes when it could not be made. The check itself goes through a file; here stands
 * only what a person asked for, so that a process that dies on the way leaves nothing in doubt.
 */
import { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import type { Issue, Outcome } from '#lib/issues.ts';
import { dequeue, enqueue } from '#lib/jobs/enqueue.ts';
import { type Circumstances, invalid, notFound } from '#lib/projects/commands/answer.ts';
import { lockTable } from '#lib/projects/commands/locked-batch.ts';
import { storable } from '#lib/projects/commands/prepare-import.ts';
import { choicesInput } from '#lib/projects/queries/import-check.ts';
import { mappingInput } from '#lib/projects/schema/importing.ts';
import type { Batch } from '#prisma/generated/client.ts';

const askInput = z.strictObject({
  batchId: z.uuid(),
  mapping: mappingInput,
  choices: choicesInput.default({}),
});

/** Whoever makes the check at once may be broken off; after so long the queue makes it. */
const waitMs = 60_000;

const checkKey = (batchId: string): string => `check:${batchId}`;

/** Keeps what the columns mean, voids an earlier check and puts the new one on the list of jobs, for now or for later. */
export async function askForCheck(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof askInput>,
  { now = new Date(), isLater = false }: Circumstances & { isLater?: boolean } = {},
): Promise<Outcome<null>> {
  const read = askInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { batchId, mapping, choices } = read.data;
  return await withTable(db, actor, batchId, async (tx) => {
    await tx.batch.update({
      where: { id: batchId },
      data: { state: 'uploaded', mapping, plan: { check: 'asked', choices } },
    });
    const runAt = isLater ? new Date(now.getTime() + waitMs) : now;
    const payload = { batchId, sessionId: actor.sessionId };
    await enqueue(tx, 'check-table', payload, { key: checkKey(batchId), runAt });
  });
}

/** Takes the job back: the check was made, or refused, without it. Notes why it was refused. */
export async function endCheck(
  db: Database,
  actor: StaffActor,
  { batchId, issues }: { batchId: string; issues: readonly Issue[] },
): Promise<Outcome<null>> {
  return await withTable(db, actor, batchId, async (tx, { state, plan }) => {
    await dequeue(tx, checkKey(batchId));
    if (issues.length === 0 || state !== 'uploaded') return;
    const told: object = storable(
      issues.slice(0, 20).map(({ field, code, context }) => ({ field, code, context })),
    );
    await tx.batch.update({
      where: { id: batchId },
      data: { plan: { ...(plan as object), check: 'refused', issues: told } },
    });
  });
}

/** Works on a table of which nothing was carried out, with its row locked. */
async function withTable(
  db: Database,
  actor: StaffActor,
  batchId: string,
  work: (tx: Transaction, batch: Batch) => Promise<void>,
): Promise<Outcome<null>> {
  if (!z.uuid().safeParse(batchId).success) return notFound;
  return await inTransaction(db, async (tx): Promise<Outcome<null>> => {
    const locked = await lockTable(tx, actor, batchId);
    if (!locked.ok) return locked;
    await work(tx, locked.value);
    return { ok: true, value: null, touched: [] };
  });
}
