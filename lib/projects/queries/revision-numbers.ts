/** Revisions of a project by the numbers that people use for them, and what a list of them needs to know around it. */
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import type { Outcome } from '#lib/issues.ts';
import { canDo } from '#lib/projects/policy.ts';
import { getRevision } from '#lib/projects/queries/revisions.ts';
import { toEntry } from '#lib/projects/record/edition.ts';
import type { Entry, Revision } from '#lib/projects/schema/edition.ts';
import type { Draft } from '#lib/versioning/draft.ts';

export interface ProjectHistory {
  entry: Entry;
  /** Number of the last revision; 0 when there is none. */
  newest: number;
  /** The last text, which knows what the items of lists are called. */
  drafts: Draft[];
}

type Refused = Extract<Outcome<never>, { ok: false }>;
const refuse = (code: string): Refused => ({ ok: false, issues: [{ field: '', code }] });

/** The entry and its last revision. Issues: `not-found`, `forbidden`. */
export async function findProjectHistory(
  db: Database,
  actor: StaffActor,
  projectId: string,
): Promise<Outcome<ProjectHistory>> {
  const row = await db.entry.findUnique({ where: { projectId } });
  if (row === null) return refuse('not-found');
  const entry = toEntry(row);
  if (!canDo(actor, 'read', entry.programme)) return refuse('forbidden');
  const newest = await db.revision.findFirst({
    where: { projectId },
    orderBy: { number: 'desc' },
    select: { number: true, draft: true },
  });
  return {
    ok: true,
    value: { entry, newest: newest?.number ?? 0, drafts: newest === null ? [] : [newest.draft as Draft] },
    touched: [],
  };
}

/** The revision of that number. Issues: `not-found`, `forbidden`. */
export async function findRevisionByNumber(
  db: Database,
  actor: StaffActor,
  { projectId, number }: { projectId: string; number: number },
): Promise<Outcome<Revision>> {
  const row = await db.revision.findUnique({
    where: { projectId_number: { projectId, number } },
    select: { id: true },
  });
  return row === null ? refuse('not-found') : await getRevision(db, actor, { revision: row.id });
}
