/**
 * The photos that a draft names, as they stand in the library now: a draft holds ids in their order, the library holds
 * the words. Reads for whoever publishes or previews the draft, whose right to it the caller has judged.
 */
import type { Transaction } from '#lib/db/client.ts';
import { isUuid } from '#lib/format/uuid.ts';
import type { Issue } from '#lib/issues.ts';
import { toAsset } from '#lib/media/record.ts';
import { photoIssues } from '#lib/media/rules.ts';
import type { Asset } from '#lib/media/schema.ts';
import type { ProjectProfile } from '#lib/projects/schema.ts';
import { type Draft, itemIds } from '#lib/versioning/draft.ts';

export interface PhotosOfDraft {
  /** For the document, in the order of the draft; unknown ones and those in the trash are left out. */
  photos: ProjectProfile['photos'];
  /** What keeps them from being published. */
  issues: Issue[];
}

/** Reads the photos named under the path `photos`. `published` are those of the page that stands: files of the content stay. */
export async function photosOfDraft(
  tx: Transaction,
  draft: Draft,
  published: ProjectProfile['photos'] = [],
): Promise<PhotosOfDraft> {
  const ids = [...new Set(itemIds(draft, 'photos'))];
  const rows = await tx.asset.findMany({
    where: { id: { in: ids.filter(isUuid) }, kind: 'photo' },
  });
  const assets = new Map(rows.map((row) => [row.id, toAsset(row)]));
  const outcome: PhotosOfDraft = { photos: [], issues: [] };
  for (const id of ids) {
    const asset = assets.get(id);
    const own = published.find((photo) => photo.id === id);
    if (asset === undefined) {
      if (own === undefined) outcome.issues.push({ field: `photos[${id}]`, code: 'photo-unknown' });
      else outcome.photos.push(own);
      continue;
    }
    outcome.issues.push(...photoIssues(asset, `photos[${id}]`));
    if (asset.trashedAt === null) outcome.photos.push(photoOf(asset));
  }
  return outcome;
}

function photoOf({
  id,
  folder,
  width,
  height,
  alt,
  decorative,
  credit,
}: Asset): ProjectProfile['photos'][number] {
  return {
    id,
    file: folder,
    width: width ?? 1,
    height: height ?? 1,
    decorative,
    ...(!decorative && alt !== null && { alt }),
    ...(credit !== '' && { credit }),
  };
}
