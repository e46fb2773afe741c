/** Where a project stands and stood in public, for those who manage its address. */
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import type { Outcome } from '#lib/issues.ts';
import { canDo, type ProjectAction } from '#lib/projects/policy.ts';
import { toEntry } from '#lib/projects/record/edition.ts';
import type { Entry } from '#lib/projects/schema/edition.ts';

export interface ManagedProject {
  entry: Entry;
  /** Addresses that lead to it, newest first. */
  earlier: string[];
  may: Record<Extract<ProjectAction, 'withdraw' | 'rename' | 'trash' | 'merge'>, boolean>;
}

/** What can be managed of a project, and by this actor. Issues: `not-found`, `forbidden`. */
export async function getManaged(
  db: Database,
  actor: StaffActor,
  projectId: string,
): Promise<Outcome<ManagedProject>> {
  const row = await db.entry.findUnique({ where: { projectId } });
  if (row === null) return { ok: false, issues: [{ field: '', code: 'not-found' }] };
  const entry = toEntry(row);
  const can = (action: ProjectAction) => canDo(actor, action, entry.programme);
  if (!can('read')) return { ok: false, issues: [{ field: '', code: 'forbidden' }] };
  const earlier = await db.projectRedirect.findMany({ where: { projectId }, orderBy: { at: 'desc' } });
  return {
    ok: true,
    value: {
      entry,
      earlier: earlier.map(({ slug }) => slug),
      may: {
        withdraw: can('withdraw'),
        rename: can('rename'),
        trash: can('trash'),
        merge: can('merge'),
      },
    },
    touched: [],
  };
}
