/**
 * Carries out a prepared batch and takes it back, a row and a transaction at a time: killed at any moment, the next call
 * goes on with exactly the rows that are left. A cell that changed since is never overwritten.
 */
import type { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import type { Outcome } from '#lib/issues.ts';
import { type Circumstances, invalid } from '#lib/projects/commands/answer.ts';
import { lockBatch } from '#lib/projects/commands/locked-batch.ts';
import { type LockedProject, lockProject } from '#lib/projects/commands/locked-project.ts';
import { beginRow, endRow } from '#lib/projects/commands/new-row.ts';
import { ensureOpen, isEditable, textToOpen } from '#lib/projects/commands/open-edition.ts';
import { mayChange } from '#lib/projects/commands/prepare-batch.ts';
import { getText } from '#lib/projects/commands/save-edition.ts';
import { type RevisionText, writeRevision } from '#lib/projects/commands/write-revision.ts';
import { summariseBatch } from '#lib/projects/queries/batches.ts';
import type { BatchCell, BatchState, BatchSummary } from '#lib/projects/schema/batch.ts';
import { batchInput } from '#lib/projects/schema/editing.ts';
import { type AuditAction, recordAudit } from '#lib/versioning/audit.ts';
import { changedPaths, type Draft, textAt } from '#lib/versioning/draft.ts';
import type { Batch, BatchRow } from '#prisma/generated/client.ts';

export interface BatchOptions extends Circumstances {
  /** Told after each row, when it is durable. */
  onRow?: (position: number) => void;
}

/** One way through the rows of a batch. */
interface Course {
  from: readonly BatchState[];
  during: BatchState;
  after: BatchState;
  rowState: 'waiting' | 'applied';
  order: 'asc' | 'desc';
  action: AuditAction;
  work: (row: RowWork) => Promise<void>;
}

interface RowWork {
  tx: Transaction;
  actor: StaffActor;
  batch: Batch;
  row: BatchRow;
  circumstances: Circumstances;
}

/** Applies every waiting row; called again it goes on, and when all is done it changes nothing. */
export async function applyBatch(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof batchInput>,
  options: BatchOptions = {},
): Promise<Outcome<BatchSummary>> {
  return await run(db, actor, input, options, {
    from: ['prepared', 'running', 'applied'],
    during: 'running',
    after: 'applied',
    rowState: 'waiting',
    order: 'asc',
    action: 'batch.applied',
    work: applyRow,
  });
}

/** Gives every cell its earlier text where the batch's still stands; rows with a cell that changed since are told. */
export async function undoBatch(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof batchInput>,
  options: BatchOptions = {},
): Promise<Outcome<BatchSummary>> {
  return await run(db, actor, input, options, {
    from: ['running', 'applied', 'undoing', 'undone'],
    during: 'undoing',
    after: 'undone',
    rowState: 'applied',
    order: 'desc',
    action: 'batch.undone',
    work: undoRow,
  });
}

async function run(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof batchInput>,
  { onRow, ...circumstances }: BatchOptions,
  course: Course,
): Promise<Outcome<BatchSummary>> {
  const read = batchInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { batchId } = read.data;
  let cursor: number | null = null;
  for (;;) {
    const seen: number | null = cursor;
    const step: Outcome<BatchSummary | number> = await inTransaction(db, (tx) =>
      takeStep(tx, actor, batchId, seen, course, circumstances),
    );
    if (!step.ok) return step;
    if (typeof step.value !== 'number') return { ...step, value: step.value };
    cursor = step.value;
    onRow?.(step.value);
  }
}

/** Works off the next row and gives its position, or ends the batch and gives its sums. */
async function takeStep(
  tx: Transaction,
  actor: StaffActor,
  batchId: string,
  cursor: number | null,
  course: Course,
  circumstances: Circumstances,
): Promise<Outcome<BatchSummary | number>> {
  const locked = await lockBatch(tx, actor, batchId, course.from);
  if (!locked.ok) return locked;
  const batch = locked.value;
  const state = batch.state as BatchState;
  if (state === course.after) return { ok: true, value: await summariseBatch(tx, batch), touched: [] };
  const beyond = course.order === 'asc' ? { gt: cursor ?? -1 } : { lt: cursor ?? 2_147_483_647 };
  const row = await tx.batchRow.findFirst({
    where: { batchId, state: course.rowState, position: beyond },
    orderBy: { position: course.order },
  });
  if (row !== null) {
    if (state !== course.during)
      await tx.batch.update({ where: { id: batchId }, data: { state: course.during, endedAt: null } });
    await course.work({ tx, actor, batch, row, circumstances });
    return { ok: true, value: row.position, touched: [] };
  }
  const ended = await tx.batch.update({
    where: { id: batchId },
    data: { state: course.after, endedAt: circumstances.now ?? new Date() },
  });
  await recordAudit(tx, {
    personId: actor.personId,
    action: course.action,
    kind: 'batch',
    subject: batchId,
  });
  return { ok: true, value: await summariseBatch(tx, ended), touched: [] };
}

async function applyRow(work: RowWork): Promise<void> {
  const { tx, actor, row } = work;
  if (row.projectId === null && row.kind === 'new') return await applyNewRow(work);
  const locked = row.projectId === null ? null : await lockProject(tx, row.projectId);
  const skip = (problem: string) => settle(work, { state: 'skipped', problem });
  if (locked === null) return await skip('not-found');
  if (!isEditable(locked.entry)) return await skip('edition-closed');
  const cells = cellsOf(row);
  const head = await headText(tx, locked);
  const after = withTexts(head.draft, cells, ({ to }) => to);
  if (!mayChange(actor, locked.entry, after)) return await skip('forbidden');
  if (Object.entries(cells).some(([path, { from }]) => textAt(head.draft, path) !== from))
    return await skip('changed-meanwhile');
  const revision = await write(work, locked, after);
  await settle(work, { state: 'applied', revision, before: locked.open?.headRevision ?? null });
}

async function applyNewRow(work: RowWork): Promise<void> {
  const { tx, actor, row, circumstances } = work;
  const { batchId, position } = row;
  const draft = withTexts({}, cellsOf(row), ({ to }) => to);
  const begun = await beginRow(tx, actor, { batchId, position, draft }, circumstances);
  if ('problem' in begun) await settle(work, { state: 'skipped', problem: begun.problem });
  else await settle(work, { state: 'applied', ...begun, created: true });
}

async function undoRow(work: RowWork): Promise<void> {
  const { tx, actor, row } = work;
  const cells = cellsOf(row);
  const keepAll = () =>
    settle(work, { state: 'undone', problem: 'changed-since', cells: marked(cells, Object.keys(cells)) });
  if (row.created && row.projectId !== null && row.revision !== null) {
    const { batchId, position, projectId, revision } = row;
    const isGone = await endRow(tx, actor, { batchId, position, projectId, revision });
    return isGone ? await settle(work, { state: 'undone', problem: null }) : await keepAll();
  }
  const locked = row.projectId === null ? null : await lockProject(tx, row.projectId);
  if (locked === null || !isEditable(locked.entry)) return await keepAll();
  const head = await headText(tx, locked);
  const kept = Object.keys(cells).filter((path) => textAt(head.draft, path) !== cells[path]?.to);
  const back = Object.fromEntries(Object.entries(cells).filter(([path]) => !kept.includes(path)));
  if (Object.keys(back).length === 0) return await keepAll();
  const after = withTexts(head.draft, back, ({ from }) => from);
  if (!mayChange(actor, locked.entry, after)) return await keepAll();
  await write(work, locked, after);
  if (row.before === null) await closeIfEmpty(work, locked);
  await settle(work, {
    state: 'undone',
    problem: kept.length > 0 ? 'changed-since' : null,
    cells: marked(cells, kept),
  });
}

/** Writes the text as a revision of the batch, in the open edition or a new one. */
async function write({ tx, actor, batch, row, circumstances }: RowWork, locked: LockedProject, draft: Draft) {
  const { projectId } = locked.entry;
  const edition = await ensureOpen(tx, locked, actor.personId, circumstances);
  const { id, voidedApproval } = await writeRevision(
    tx,
    {
      entry: locked.entry,
      edition,
      before: await getText(tx, edition.headRevision),
      draft,
      kind: batch.kind === 'import' ? 'import' : 'bulk',
      authorId: actor.personId,
      operationId: `batch:${batch.id}:${row.position}:${row.state}`,
    },
    circumstances,
  );
  await recordAudit(tx, {
    personId: actor.personId,
    action: row.state === 'waiting' ? 'edition.bulk-changed' : 'edition.bulk-undone',
    kind: 'project',
    subject: projectId,
    details: { edition: edition.id, revision: id, batch: batch.id, row: row.position, voidedApproval },
  });
  return id;
}

/** An edition that the batch opened, and in which nobody else wrote, ends with it when its text is the public one again. */
async function closeIfEmpty({ tx, batch, circumstances }: RowWork, { entry }: LockedProject): Promise<void> {
  if (entry.publishedRevision === null) return;
  const { projectId } = entry;
  const locked = await lockProject(tx, projectId);
  if (locked?.open === null || locked?.open === undefined) return;
  const revisions = await tx.revision.findMany({
    where: { editionId: locked.open.id },
    select: { kind: true, operationId: true },
  });
  const isOurs = revisions.every(
    ({ kind, operationId }) => kind === 'open' || operationId.startsWith(`batch:${batch.id}:`),
  );
  const [head, published] = [
    await getText(tx, locked.open.headRevision),
    await getText(tx, entry.publishedRevision),
  ];
  if (!isOurs || changedPaths(head.draft, published.draft).length > 0) return;
  const now = circumstances.now ?? new Date();
  await tx.edition.update({ where: { id: locked.open.id }, data: { state: 'discarded', changedAt: now } });
  await tx.entry.update({ where: { projectId }, data: { editionState: null } });
}

async function headText(tx: Transaction, locked: LockedProject): Promise<RevisionText> {
  return await getText(tx, locked.open?.headRevision ?? (await textToOpen(tx, locked.entry)));
}

function cellsOf(row: BatchRow): Record<string, BatchCell> {
  return row.cells as unknown as Record<string, BatchCell>;
}

function withTexts(draft: Draft, cells: Record<string, BatchCell>, pick: (cell: BatchCell) => string): Draft {
  return { ...draft, ...Object.fromEntries(Object.entries(cells).map(([path, cell]) => [path, pick(cell)])) };
}

function marked(cells: Record<string, BatchCell>, kept: readonly string[]): Record<string, BatchCell> {
  return Object.fromEntries(
    Object.entries(cells).map(([path, cell]) => [path, kept.includes(path) ? { ...cell, kept: true } : cell]),
  );
}

async function settle(
  { tx, row }: RowWork,
  data: {
    state: string;
    problem?: string | null;
    projectId?: string;
    created?: boolean;
    revision?: string;
    before?: string | null;
    cells?: Record<string, BatchCell>;
  },
): Promise<void> {
  const { cells, ...rest } = data;
  const written: object | undefined = cells;
  await tx.batchRow.update({
    where: { batchId_position: { batchId: row.batchId, position: row.position } },
    data: { ...rest, ...(written && { cells: written }) },
  });
}
