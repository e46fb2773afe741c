/** The history of a project as staff see it: who saved what, when, and what any two states differ in. */
import { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import type { Outcome } from '#lib/issues.ts';
import { canDo } from '#lib/projects/policy.ts';
import { namesOf } from '#lib/projects/queries/authors.ts';
import { revisionHeadColumns, toRevision, toRevisionHead } from '#lib/projects/record/edition.ts';
import type { Revision, RevisionHead } from '#lib/projects/schema/edition.ts';
import { describeDifference, type FieldDifference } from '#lib/versioning/difference.ts';

const pageInput = z.strictObject({
  projectId: z.string(),
  /** Number of a revision: those before it. */
  before: z.coerce.number().int().positive().optional(),
  limit: z.int().min(1).max(100).default(50),
});

export interface RevisionPage {
  revisions: RevisionHead[];
  /** Give it as `before` for the next page; null when this was the last. */
  next: number | null;
}

type Refused = Extract<Outcome<never>, { ok: false }>;
const refuse = (code: string): Refused => ({ ok: false, issues: [{ field: '', code }] });

/** Revisions of a project, newest first. */
export async function listRevisions(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof pageInput>,
): Promise<Outcome<RevisionPage>> {
  const { projectId, before, limit } = pageInput.parse(input);
  const refused = await refusalOf(db, actor, projectId);
  if (refused !== null) return refused;
  const rows = await db.revision.findMany({
    where: { projectId, ...(before !== undefined && { number: { lt: before } }) },
    orderBy: { number: 'desc' },
    take: limit + 1,
    select: revisionHeadColumns,
  });
  const shown = rows.slice(0, limit);
  const names = await namesOf(
    db,
    shown.map(({ authorId }) => authorId),
  );
  return {
    ok: true,
    value: {
      revisions: shown.map((row) => toRevisionHead(row, names)),
      next: rows.length > limit ? (shown.at(-1)?.number ?? null) : null,
    },
    touched: [],
  };
}

/** One revision with its text. */
export async function getRevision(
  db: Database,
  actor: StaffActor,
  { revision }: { revision: string },
): Promise<Outcome<Revision>> {
  if (!z.uuid().safeParse(revision).success) return refuse('not-found');
  const row = await db.revision.findUnique({ where: { id: revision } });
  if (row === null) return refuse('not-found');
  const refused = await refusalOf(db, actor, row.projectId);
  if (refused !== null) return refused;
  return { ok: true, value: toRevision(row, await namesOf(db, [row.authorId])), touched: [] };
}

export interface Comparison {
  before: RevisionHead;
  after: RevisionHead;
  differences: FieldDifference[];
}

/** What two revisions of one project differ in. */
export async function compareRevisions(
  db: Database,
  actor: StaffActor,
  { before, after }: { before: string; after: string },
): Promise<Outcome<Comparison>> {
  const older = await getRevision(db, actor, { revision: before });
  if (!older.ok) return older;
  const newer = await getRevision(db, actor, { revision: after });
  if (!newer.ok) return newer;
  if (older.value.projectId !== newer.value.projectId) return refuse('not-found');
  return {
    ok: true,
    value: {
      before: older.value,
      after: newer.value,
      differences: describeDifference(older.value.draft, newer.value.draft),
    },
    touched: [],
  };
}

async function refusalOf(db: Transaction, actor: StaffActor, projectId: string): Promise<Refused | null> {
  const entry = await db.entry.findUnique({ where: { projectId }, select: { programme: true } });
  if (entry === null) return refuse('not-found');
  return canDo(actor, 'read', entry.programme) ? null : refuse('forbidden');
}
