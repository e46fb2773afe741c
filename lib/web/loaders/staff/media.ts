/** Loads the library of pictures and documents for its screens; the queries judge who may see it. */
import type { StaffActor } from '#lib/auth/actor.ts';
import { staffDatabase } from '#lib/db/client.ts';
import type { Locale, LocalizedText } from '#lib/format/localized.ts';
import { pick } from '#lib/format/localized.ts';
import { isUuid } from '#lib/format/uuid.ts';
import { canChangeMedia, canTrashMedia } from '#lib/media/policy.ts';
import { findAsset, listAssets, whereUsed } from '#lib/media/queries/assets.ts';
import type { Asset, AssetQuery, AssetUse } from '#lib/media/schema.ts';
import { canDo } from '#lib/projects/policy.ts';
import { getEditor } from '#lib/projects/queries/editor.ts';
import { itemIds } from '#lib/versioning/draft.ts';

export interface LibraryQuery extends Omit<AssetQuery, 'before'> {
  /** `<instant>~<id>` of the last one seen. */
  after: string;
  /** Project whose photos are chosen. */
  project: string;
}

export interface LibraryScreen {
  assets: Asset[];
  /** For the address of the next page. */
  next: string | null;
  mayChange: boolean;
  project: { id: string; title: string; photos: Asset[] } | null;
}

/** One page of the library, with the photos of the project they are chosen for. */
export async function loadLibrary(
  actor: StaffActor,
  { after, project, ...query }: LibraryQuery,
  locale: Locale,
): Promise<LibraryScreen | null> {
  const page = await listAssets(staffDatabase(), actor, { ...query, before: cursorOf(after) });
  if (page === null) return null;
  return {
    assets: page.assets,
    next: page.next && `${page.next.uploadedAt.toISOString()}~${page.next.id}`,
    mayChange: canChangeMedia(actor),
    project: project === '' ? null : await photosOfProject(actor, project, locale),
  };
}

function cursorOf(after: string): AssetQuery['before'] {
  const [instant = '', id = ''] = after.split('~');
  const uploadedAt = new Date(instant);
  return isUuid(id) && !Number.isNaN(uploadedAt.getTime()) ? { uploadedAt, id } : null;
}

async function photosOfProject(
  actor: StaffActor,
  projectId: string,
  locale: Locale,
): Promise<LibraryScreen['project']> {
  const found = await getEditor(staffDatabase(), actor, { projectId });
  if (!found.ok) return null;
  const { entry, head } = found.value;
  const ids = itemIds(head.draft, 'photos').filter((id) => cursorOf(`${new Date(0).toISOString()}~${id}`));
  const photos = await Promise.all(ids.map((id) => findAsset(staffDatabase(), actor, id)));
  return {
    id: projectId,
    title: titleOf(entry.title, projectId, locale),
    photos: photos.filter((photo) => photo !== null),
  };
}

const titleOf = (title: LocalizedText | null, otherwise: string, locale: Locale): string =>
  title === null ? otherwise : pick(title, locale).text || otherwise;

export interface AssetScreen {
  asset: Asset;
  uses: (AssetUse & { name: string })[];
  /** Editions of programmes whose projects the person may not read. */
  usedElsewhere: number;
  uploadedBy: string | null;
  mayChange: boolean;
  mayTrash: boolean;
  /** The project that somebody came from, to put it there. */
  project: LibraryScreen['project'];
}

/** One picture or document, looked at for `project` or none; null when there is none for this person. */
export async function loadAsset(
  actor: StaffActor,
  { id, project }: { id: string; project: string },
  locale: Locale,
): Promise<AssetScreen | null> {
  if (cursorOf(`${new Date(0).toISOString()}~${id}`) === null) return null;
  const db = staffDatabase();
  const asset = await findAsset(db, actor, id);
  if (asset === null) return null;
  const [uses, person] = await Promise.all([
    whereUsed(db, asset),
    db.person.findUnique({ where: { id: asset.uploadedBy }, select: { name: true, erasedAt: true } }),
  ]);
  const shown = uses.filter(({ where, programme }) => where === 'public' || canDo(actor, 'read', programme));
  return {
    asset,
    usedElsewhere: uses.length - shown.length,
    uses: shown.map((use) => ({ ...use, name: titleOf(use.title, use.projectId, locale) })),
    uploadedBy: person === null || person.erasedAt !== null ? null : person.name,
    mayChange: canChangeMedia(actor),
    mayTrash: canTrashMedia(actor, asset),
    project: project === '' ? null : await photosOfProject(actor, project, locale),
  };
}
