/** The views that somebody keeps of the list of projects. Nobody else's are ever read. */
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import type { SavedView } from '#lib/projects/schema/saved-view.ts';

/** The actor's own views, by name. */
export async function listViews(db: Database, actor: StaffActor): Promise<SavedView[]> {
  return await db.savedView.findMany({
    where: { personId: actor.personId, list: 'projects' },
    select: { id: true, name: true, query: true },
    orderBy: { name: 'asc' },
  });
}
