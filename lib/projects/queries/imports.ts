/**
 * Tables that staff bring in, their rows as checked, and the projects they are compared with. The rows hold text of drafts
 * and are shown to those who may change it.
 */
import { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import type { Outcome } from '#lib/issues.ts';
import { programmesFor } from '#lib/projects/policy.ts';
import { maySeeBatch } from '#lib/projects/queries/batches.ts';
import { conditionsOf, type EntriesQuery, entriesQuery, readable } from '#lib/projects/queries/entries.ts';
import { standingRevision } from '#lib/projects/queries/standing-text.ts';
import {
  type BatchCell,
  type BatchRowState,
  batchRowStates,
  type ImportRow,
  type ImportState,
  type ImportSummary,
  type IndexedEntry,
  type Mapping,
  type OpenedTable,
  type PlannedKind,
  type PlannedRow,
  plannedKinds,
} from '#lib/projects/schema/batch.ts';
import type { EntryState } from '#lib/projects/schema/edition.ts';
import { mappingInput } from '#lib/projects/schema/importing.ts';
import type { Draft } from '#lib/versioning/draft.ts';
import { type Batch as BatchRecord, Prisma } from '#prisma/generated/client.ts';

/** The table with the sums of its rows: of the person who brought it, or for those who may change all programmes. */
export async function findImport(
  db: Database,
  actor: StaffActor,
  { batchId }: { batchId: string },
): Promise<Outcome<ImportSummary>> {
  const batch = await db.batch.findUnique({ where: { id: batchId } });
  if (batch === null || batch.opened === null)
    return { ok: false, issues: [{ field: '', code: 'not-found' }] };
  if (!maySeeBatch(actor, batch)) return { ok: false, issues: [{ field: '', code: 'forbidden' }] };
  return { ok: true, value: await summariseImport(db, batch), touched: [] };
}

/** The last tables that the actor may see, newest first. */
export async function listImports(db: Database, actor: StaffActor, limit = 20): Promise<ImportSummary[]> {
  const batches = await db.batch.findMany({
    where: {
      kind: 'import',
      name: { not: null },
      ...(programmesFor(actor, 'bulk') === 'all' ? {} : { createdBy: actor.personId }),
    },
    orderBy: { createdAt: 'desc' },
    take: Math.min(limit, 100),
  });
  const summaries: ImportSummary[] = [];
  for (const batch of batches) summaries.push(await summariseImport(db, batch));
  return summaries;
}

const rowsInput = z.strictObject({
  batchId: z.uuid(),
  kinds: z.array(z.enum(plannedKinds)).optional(),
  state: z.enum(batchRowStates).optional(),
  /** Position of the last row of the page before. */
  after: z.coerce.number().int().optional(),
  limit: z.int().min(1).max(200).default(50),
});

/** Rows of a table in their order. */
export async function listImportRows(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof rowsInput>,
): Promise<Outcome<{ rows: ImportRow[]; next: number | null }>> {
  const { batchId, kinds, state, after, limit } = rowsInput.parse(input);
  const batch = await db.batch.findUnique({ where: { id: batchId } });
  if (batch === null) return { ok: false, issues: [{ field: '', code: 'not-found' }] };
  if (!maySeeBatch(actor, batch)) return { ok: false, issues: [{ field: '', code: 'forbidden' }] };
  const found = await db.batchRow.findMany({
    where: {
      batchId,
      ...(kinds && { kind: { in: kinds } }),
      ...(state && { state }),
      ...(after !== undefined && { position: { gt: after } }),
    },
    orderBy: { position: 'asc' },
    take: limit + 1,
  });
  const rows = found.slice(0, limit).map((row): ImportRow => {
    const told = row.told as unknown as Partial<PlannedRow> | null;
    return {
      position: row.position,
      line: row.line ?? 0,
      kind: (row.kind ?? 'changed') as PlannedKind,
      projectId: row.projectId,
      title: row.title,
      cells: row.cells as unknown as Record<string, BatchCell>,
      issues: told?.issues ?? [],
      remarks: told?.remarks ?? [],
      duplicates: told?.duplicates ?? [],
      changedSinceExport: told?.changedSinceExport === true,
      state: row.state as BatchRowState,
      problem: row.problem,
      created: row.created,
    };
  });
  const next = found.length > limit ? (rows.at(-1)?.position ?? null) : null;
  return { ok: true, value: { rows, next }, touched: [] };
}

/** What the columns of a table with this header meant last: to the actor, else to anybody with a right to many. */
export async function findMapping(
  db: Database,
  actor: StaffActor,
  signature: string,
): Promise<Mapping | null> {
  const own = await db.tableMapping.findUnique({
    where: { personId_signature: { personId: actor.personId, signature } },
  });
  const programmes = programmesFor(actor, 'bulk');
  const row =
    own ??
    (await db.tableMapping.findFirst({
      where: {
        signature,
        ...(programmes === 'all' ? {} : { OR: [{ programme: null }, { programme: { in: programmes } }] }),
      },
      orderBy: { usedAt: 'desc' },
    }));
  const read = mappingInput.safeParse(row?.mapping);
  return read.success ? read.data : null;
}

/** So many projects are read at once. */
const pageSize = 2_000;

/**
 * Every project that the actor may read and work on, with the texts below `paths` (`grant`, `partners`): a page of them at
 * a time, so that no table of a hundred thousand asks once a row. With a query, those that the list of projects shows.
 */
export async function* listIndexedEntries(
  db: Transaction,
  actor: StaffActor,
  paths: readonly string[],
  query: EntriesQuery = {},
): AsyncGenerator<IndexedEntry> {
  const asked = entriesQuery.parse(query);
  const conditions = [
    readable(programmesFor(actor, 'read')),
    ...(asked.state === undefined
      ? [Prisma.sql`entry.state IN ('unpublished', 'published', 'withdrawn')`]
      : []),
    ...conditionsOf(asked, actor),
  ];
  const pattern = `^(?:${paths
    .filter((path) => /^[a-zA-Z.]+$/.test(path))
    .map((path) => path.replaceAll('.', '\\.'))
    .join('|')})(?:$|[.[])`;
  for (let after = ''; ; ) {
    const rows = await db.$queryRaw<
      {
        project_id: string;
        slug: string;
        title_en: string;
        title_bg: string;
        programme: string | null;
        state: EntryState;
        revision: string;
        texts: Draft | null;
      }[]
    >`
      SELECT entry.project_id, entry.slug, entry.title_en, entry.title_bg, entry.programme, entry.state,
        revision.id::text AS revision,
        (SELECT jsonb_object_agg(key, value) FROM jsonb_each_text(revision.draft) WHERE key ~ ${pattern}) AS texts
      FROM editorial.entry
      ${standingRevision}
      WHERE entry.project_id > ${after} AND ${Prisma.join(conditions, ' AND ')}
      ORDER BY entry.project_id LIMIT ${pageSize}`;
    for (const row of rows)
      yield {
        projectId: row.project_id,
        slug: row.slug,
        title: { en: row.title_en, bg: row.title_bg },
        programme: row.programme,
        state: row.state,
        revision: row.revision,
        texts: row.texts ?? {},
      };
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = last.project_id;
  }
}

/** Folders of the storage that hold the files of tables. */
export async function listImportFolders(db: Transaction): Promise<string[]> {
  const rows = await db.batch.findMany({ where: { fileKey: { not: null } }, select: { fileKey: true } });
  return rows.map(({ fileKey }) => fileKey?.split('/')[0] ?? '');
}

/** The table with how many rows are of each kind and in each state. */
export async function summariseImport(db: Transaction, batch: BatchRecord): Promise<ImportSummary> {
  const counts = await db.batchRow.groupBy({
    by: ['kind', 'state'],
    where: { batchId: batch.id },
    _count: { _all: true, problem: true },
  });
  const kinds: Record<PlannedKind, number> = { new: 0, changed: 0, same: 0, duplicate: 0, problem: 0 };
  const rows: Record<BatchRowState, number> = { waiting: 0, applied: 0, skipped: 0, undone: 0 };
  let problems = 0;
  for (const { kind, state, _count } of counts) {
    kinds[(kind ?? 'changed') as PlannedKind] += _count._all;
    rows[state as BatchRowState] += _count._all;
    if (kind === 'new' || kind === 'changed') problems += _count.problem;
  }
  return {
    batchId: batch.id,
    name: batch.name ?? '',
    fileKey: batch.fileKey ?? '',
    table: batch.opened as unknown as OpenedTable,
    mapping: batch.mapping as unknown as Mapping | null,
    state: batch.state as ImportState,
    kinds,
    rows,
    problems,
    createdAt: batch.createdAt,
    createdBy: batch.createdBy,
  };
}
