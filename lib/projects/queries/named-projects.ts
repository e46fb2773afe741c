/** Projects by id, as somebody sees them who asks what a page may be a second telling of. Hides what they may not read. */
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Transaction } from '#lib/db/client.ts';
import { canDo } from '#lib/projects/policy.ts';
import { toEntry } from '#lib/projects/record/edition.ts';
import type { EntryState, OpenState } from '#lib/projects/schema/edition.ts';

export interface NamedProject {
  projectId: string;
  slug: string;
  title: { en: string; bg: string };
  programme: string | null;
  state: EntryState;
  editionState: OpenState | null;
  /** Whether the actor may write into it. */
  mayEdit: boolean;
}

/** Those of `ids` that are public or the actor may read, and that can be worked on. */
export async function listNamedProjects(
  db: Transaction,
  actor: StaffActor,
  ids: readonly string[],
): Promise<Map<string, NamedProject>> {
  const rows = await db.entry.findMany({
    where: { projectId: { in: [...ids] }, state: { in: ['unpublished', 'published', 'withdrawn'] } },
  });
  return new Map(
    rows
      .map(toEntry)
      .filter(({ state, programme }) => state === 'published' || canDo(actor, 'read', programme))
      .map(({ projectId, slug, title, programme, state, editionState }) => [
        projectId,
        {
          projectId,
          slug,
          title,
          programme,
          state,
          editionState,
          mayEdit: canDo(actor, 'edit', programme),
        },
      ]),
  );
}
