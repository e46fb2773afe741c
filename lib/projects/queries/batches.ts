/** What a batch is to do and what became of it. The rows hold text of drafts and are shown to those who may change it. */
import { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import type { Outcome } from '#lib/issues.ts';
import { programmesFor } from '#lib/projects/policy.ts';
import {
  type BatchCell,
  type BatchRow,
  type BatchRowState,
  type BatchState,
  type BatchSummary,
  batchRowStates,
} from '#lib/projects/schema/batch.ts';
import type { Batch as BatchRecord } from '#prisma/generated/client.ts';

const pageInput = z.strictObject({
  batchId: z.uuid(),
  state: z.enum(batchRowStates).optional(),
  /** Position of the last row of the page before. */
  after: z.coerce.number().int().optional(),
  limit: z.int().min(1).max(200).default(50),
});

/** The batch with the sums of its rows: of the person who prepared it, or of one who may change all programmes. */
export async function findBatch(
  db: Database,
  actor: StaffActor,
  { batchId }: { batchId: string },
): Promise<Outcome<BatchSummary>> {
  const batch = await db.batch.findUnique({ where: { id: batchId } });
  if (batch === null) return { ok: false, issues: [{ field: '', code: 'not-found' }] };
  if (!maySeeBatch(actor, batch)) return { ok: false, issues: [{ field: '', code: 'forbidden' }] };
  return { ok: true, value: await summariseBatch(db, batch), touched: [] };
}

/** Rows of a batch in their order. */
export async function listBatchRows(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof pageInput>,
): Promise<Outcome<{ rows: BatchRow[]; next: number | null }>> {
  const { batchId, state, after, limit } = pageInput.parse(input);
  const batch = await db.batch.findUnique({ where: { id: batchId } });
  if (batch === null) return { ok: false, issues: [{ field: '', code: 'not-found' }] };
  if (!maySeeBatch(actor, batch)) return { ok: false, issues: [{ field: '', code: 'forbidden' }] };
  const rows = await db.batchRow.findMany({
    where: { batchId, ...(state && { state }), ...(after !== undefined && { position: { gt: after } }) },
    orderBy: { position: 'asc' },
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  return {
    ok: true,
    value: {
      rows: shown.map((row) => ({
        position: row.position,
        projectId: row.projectId,
        cells: row.cells as unknown as Record<string, BatchCell>,
        state: row.state as BatchRowState,
        problem: row.problem,
      })),
      next: rows.length > limit ? (shown.at(-1)?.position ?? null) : null,
    },
    touched: [],
  };
}

/** True for the person who prepared it and for those who may change every programme. */
export function maySeeBatch(actor: StaffActor, { createdBy }: { createdBy: string }): boolean {
  return createdBy === actor.personId || programmesFor(actor, 'bulk') === 'all';
}

/** The batch with how many rows are in each state. */
export async function summariseBatch(db: Transaction, batch: BatchRecord): Promise<BatchSummary> {
  const counts = await db.batchRow.groupBy({
    by: ['state'],
    where: { batchId: batch.id },
    _count: { _all: true, problem: true },
  });
  const rows = { waiting: 0, applied: 0, skipped: 0, undone: 0 };
  let problems = 0;
  for (const { state, _count } of counts) {
    rows[state as BatchRowState] = _count._all;
    problems += _count.problem;
  }
  const { id: batchId, kind, plan, state } = batch;
  return {
    batchId,
    kind: kind as BatchSummary['kind'],
    plan,
    state: state as BatchState,
    rows,
    problems,
  };
}

/** The last changes of many that the actor may see, newest first. */
export async function listBatches(
  db: Database,
  actor: StaffActor,
): Promise<{ batchId: string; state: BatchState; at: Date; plan: unknown }[]> {
  const rows = await db.batch.findMany({
    where: {
      kind: 'bulk-change',
      ...(programmesFor(actor, 'bulk') === 'all' ? {} : { createdBy: actor.personId }),
    },
    orderBy: { createdAt: 'desc' },
    take: 20,
  });
  return rows.map(({ id, state, createdAt, plan }) => ({
    batchId: id,
    state: state as BatchState,
    at: createdAt,
    plan,
  }));
}
