/**
 * Adds a photo of the library to the open edition of a project, takes it out or moves it: one saved revision like any
 * other, so that what somebody else has typed meanwhile is merged and nothing is lost.
 */
import type { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import type { Outcome } from '#lib/issues.ts';
import { type Circumstances, invalid, notFound, refuse } from '#lib/projects/commands/answer.ts';
import { openEdition } from '#lib/projects/commands/open-edition.ts';
import { saveEdition } from '#lib/projects/commands/save-edition.ts';
import { getEditor } from '#lib/projects/queries/editor.ts';
import { placePhotoInput } from '#lib/projects/schema/photos.ts';
import { itemIds } from '#lib/versioning/draft.ts';

type Move = z.output<typeof placePhotoInput>['move'];

/** Changes the photos of a project. */
export async function placePhoto(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof placePhotoInput>,
  circumstances: Circumstances = {},
): Promise<Outcome<null>> {
  const read = placePhotoInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { projectId, photoId, move, operationId } = read.data;
  const opened = await openEdition(db, actor, { projectId }, circumstances);
  if (!opened.ok) return opened;
  const found = await getEditor(db, actor, { projectId });
  if (!found.ok) return found;
  const { head } = found.value;
  if (move === 'add') {
    const photo = await db.asset.findUnique({
      where: { id: photoId },
      select: { kind: true, trashedAt: true },
    });
    if (photo === null || photo.kind !== 'photo') return notFound;
    if (photo.trashedAt !== null) return refuse('photo-in-trash');
  }
  const ids = itemIds(head.draft, 'photos');
  const draft = { ...head.draft, photos: moved(ids, photoId, move).join(' ') };
  const saved = await saveEdition(
    db,
    actor,
    { editionId: opened.value.editionId, formId: operationId, baseRevision: head.id, draft, operationId },
    circumstances,
  );
  return saved.ok ? { ok: true, value: null, touched: [] } : { ok: false, issues: saved.issues };
}

function moved(ids: readonly string[], id: string, move: Move): string[] {
  const others = ids.filter((each) => each !== id);
  if (move === 'remove') return others;
  if (move === 'add') return ids.includes(id) ? [...ids] : [...ids, id];
  const at = ids.indexOf(id);
  if (at === -1) return [...ids];
  const to = Math.max(0, at + (move === 'earlier' ? -1 : 1));
  return others.toSpliced(to, 0, id);
}
