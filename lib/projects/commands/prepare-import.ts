/**
 * Keeps a table that somebody brings in, and writes down what each of its rows would do, against the text as it stands
 * then. It changes no project: that is for `applyBatch`.
 */
import type { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import type { Issue, Outcome } from '#lib/issues.ts';
import { type Circumstances, forbidden, invalid, refuse } from '#lib/projects/commands/answer.ts';
import { lockTable } from '#lib/projects/commands/locked-batch.ts';
import { isEditable } from '#lib/projects/commands/open-edition.ts';
import { mayChange, readTexts, type StandingText } from '#lib/projects/commands/prepare-batch.ts';
import { storableDraft } from '#lib/projects/commands/working-draft.ts';
import { programmeOf } from '#lib/projects/commands/write-revision.ts';
import { canDo, programmesFor } from '#lib/projects/policy.ts';
import { summariseImport } from '#lib/projects/queries/imports.ts';
import type { BatchCell, ImportSummary, Mapping, PlannedRow } from '#lib/projects/schema/batch.ts';
import { importInput, keepTableInput, mappingInput } from '#lib/projects/schema/importing.ts';
import { recordAudit } from '#lib/versioning/audit.ts';
import { textAt } from '#lib/versioning/draft.ts';

/** A table of the longest length is prepared within this. */
const longestMs = 180_000;

/** Keeps the table; its file is stored already. A repeat with the same id gives the one that stands. */
export async function keepTable(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof keepTableInput>,
  { now = new Date() }: Circumstances = {},
): Promise<Outcome<ImportSummary>> {
  const read = keepTableInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { batchId, name, fileKey, table } = read.data;
  const programmes = programmesFor(actor, 'bulk');
  if (programmes !== 'all' && programmes.length === 0) return forbidden;
  return await inTransaction(db, async (tx): Promise<Outcome<ImportSummary>> => {
    const known = await tx.batch.findUnique({ where: { id: batchId } });
    if (known !== null)
      return known.createdBy === actor.personId && known.opened !== null
        ? { ok: true, value: await summariseImport(tx, known), touched: [] }
        : refuse('invalid', 'batchId');
    const batch = await tx.batch.create({
      data: {
        id: batchId,
        kind: 'import',
        plan: {},
        state: 'uploaded',
        createdBy: actor.personId,
        createdAt: now,
        name,
        fileKey,
        opened: storable(table),
      },
    });
    await recordAudit(tx, {
      personId: actor.personId,
      action: 'import.uploaded',
      kind: 'batch',
      subject: batchId,
      details: { format: table.format },
    });
    return { ok: true, value: await summariseImport(tx, batch), touched: [] };
  });
}

export interface PreparedTable {
  batchId: string;
  mapping: Mapping;
  /** Under what the mapping is remembered. */
  signature: string;
  /** The table as it was opened this time, when a person chose another sheet or encoding. */
  table?: z.input<typeof keepTableInput>['table'];
  /** What each row would do. What it throws is thrown, and nothing is kept. */
  rows: AsyncIterable<readonly PlannedRow[]>;
}

/** Writes down the rows, in place of those of an earlier check; remembers the mapping. */
export async function prepareImport(
  db: Database,
  actor: StaffActor,
  input: PreparedTable,
  { now = new Date() }: Circumstances = {},
): Promise<Outcome<ImportSummary>> {
  const key = importInput.safeParse({ batchId: input.batchId });
  if (!key.success) return invalid(key.error);
  const read = mappingInput.safeParse(input.mapping);
  if (!read.success) return invalid(read.error);
  const opened = input.table === undefined ? null : keepTableInput.shape.table.safeParse(input.table);
  if (opened?.success === false) return invalid(opened.error);
  const { batchId } = key.data;
  const mapping = read.data;
  return await inTransaction(
    db,
    async (tx): Promise<Outcome<ImportSummary>> => {
      const locked = await lockTable(tx, actor, batchId);
      if (!locked.ok) return locked;
      await tx.batchRow.deleteMany({ where: { batchId } });
      let count = 0;
      for await (const rows of input.rows) {
        await writeRows(tx, actor, batchId, rows);
        count += rows.length;
      }
      const batch = await tx.batch.update({
        where: { id: batchId },
        data: {
          state: 'prepared',
          mapping,
          ...(opened?.success === true && { opened: storable(opened.data) }),
        },
      });
      const { personId } = actor;
      const { signature } = input;
      const remembered = { mapping, programme: mapping.programme, usedAt: now };
      await tx.tableMapping.upsert({
        where: { personId_signature: { personId, signature } },
        create: { personId, signature, ...remembered },
        update: remembered,
      });
      await recordAudit(tx, {
        personId,
        action: 'batch.prepared',
        kind: 'batch',
        subject: batchId,
        details: { rows: count },
      });
      return { ok: true, value: await summariseImport(tx, batch), touched: [] };
    },
    { longestMs },
  );
}

/** Forgets a table of which nothing was carried out. Gives the folder of its file. */
export async function dropImport(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof importInput>,
): Promise<Outcome<{ folder: string }>> {
  const read = importInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { batchId } = read.data;
  return await inTransaction(db, async (tx): Promise<Outcome<{ folder: string }>> => {
    const locked = await lockTable(tx, actor, batchId);
    if (!locked.ok) return locked;
    const batch = locked.value;
    await tx.batch.delete({ where: { id: batchId } });
    await recordAudit(tx, {
      personId: actor.personId,
      action: 'import.dropped',
      kind: 'batch',
      subject: batchId,
    });
    return { ok: true, value: { folder: batch.fileKey?.split('/')[0] ?? '' }, touched: [] };
  });
}

async function writeRows(
  tx: Transaction,
  actor: StaffActor,
  batchId: string,
  rows: readonly PlannedRow[],
): Promise<void> {
  const changed = rows.flatMap(({ kind, projectId }) =>
    kind === 'changed' && projectId !== null ? [projectId] : [],
  );
  const texts = changed.length === 0 ? new Map<string, StandingText>() : await readTexts(tx, changed);
  await tx.batchRow.createMany({
    data: rows.map((planned) => {
      const row = judged(actor, planned, texts);
      const { issues, remarks, duplicates, changedSinceExport } = row;
      return {
        batchId,
        position: row.position,
        projectId: row.projectId,
        cells: storable(row.cells),
        state: row.kind === 'new' || row.kind === 'changed' ? 'waiting' : 'skipped',
        problem: row.kind === 'new' || row.kind === 'changed' ? null : problems[row.kind],
        line: row.line,
        kind: row.kind,
        title: storableText(row.title.slice(0, 500)),
        told: storable({ issues, remarks, duplicates, ...(changedSinceExport && { changedSinceExport }) }),
      };
    }),
  });
}

const problems = { same: 'unchanged', duplicate: 'duplicate', problem: 'problem' } as const;

/** The row against the text as it stands now, and against what the actor may do. */
function judged(actor: StaffActor, row: PlannedRow, texts: ReadonlyMap<string, StandingText>): PlannedRow {
  const blocked = (code: string): PlannedRow => {
    const issue: Issue = { field: '', code, context: { line: row.line } };
    return { ...row, kind: 'problem', issues: [...row.issues, issue] };
  };
  const wanted = Object.fromEntries(Object.entries(row.cells).map(([path, { to }]) => [path, to]));
  if (row.kind === 'new') {
    if (storableDraft(wanted) === null) return blocked('too-long');
    return canDo(actor, 'create', programmeOf(wanted, null)) ? row : blocked('forbidden');
  }
  if (row.kind !== 'changed' || row.projectId === null) return row;
  const standing = texts.get(row.projectId);
  if (standing === undefined) return blocked('not-found');
  const draft = standing.draft;
  if (!isEditable(standing)) return blocked('edition-closed');
  if (!mayChange(actor, standing, { ...draft, ...wanted })) return blocked('forbidden');
  if (storableDraft({ ...draft, ...wanted }) === null) return blocked('too-long');
  const cells: Record<string, BatchCell> = {};
  for (const [path, to] of Object.entries(wanted)) {
    const from = textAt(draft, path);
    if (from !== to) cells[path] = { from, to };
  }
  return Object.keys(cells).length === 0 ? { ...row, kind: 'same', cells } : { ...row, cells };
}

/** What PostgreSQL cannot hold replaced: NUL, and halves of a character. */
export function storable(value: object): object {
  return replaced(value) as object;
}

const storableText = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd');

function replaced(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(replaced);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [storableText(key), replaced(each)]));
}
