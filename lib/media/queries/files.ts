/** Finds the files behind an address: for the public those of published documents, for staff all. Never takes a path. */
import type { Readable } from 'node:stream';
import type { StaffActor } from '#lib/auth/actor.ts';
import { pictureFormats, widthsOf } from '#lib/codecs/picture-sizes.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { findAsset } from '#lib/media/queries/assets.ts';
import { photosOfDraft } from '#lib/media/queries/photos.ts';
import type { Storage } from '#lib/storage/storage.ts';
import type { Draft } from '#lib/versioning/draft.ts';

export interface FoundFile {
  body: Readable;
  mediaType: string;
  /** For a document, which is always handed out to be kept, never to be shown. */
  saveAs: string | null;
}

const types: Readonly<Record<string, string>> = {
  ...Object.fromEntries(pictureFormats.map(({ extension, mediaType }) => [extension, mediaType])),
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** Whether a published document shows what lies in this folder. */
export async function isPublished(db: Pick<Database, 'publishedFile'>, folder: string): Promise<boolean> {
  return (await db.publishedFile.findFirst({ where: { folder }, select: { folder: true } })) !== null;
}

/** A file of the storage by its folder and name; null when there is none. The caller has judged who may see it. */
export async function openFile(storage: Storage, folder: string, name: string): Promise<FoundFile | null> {
  const mediaType = types[name.split('.').at(-1) ?? ''];
  if (mediaType === undefined) return null;
  const body = await storage.readFile(`${folder}/${name}`);
  return body === null ? null : { body, mediaType, saveAs: mediaType.startsWith('image/') ? null : name };
}

/** A file of an asset for staff, by its name: a width and a format, or the document. */
export async function findStaffFile(
  db: Database,
  actor: StaffActor,
  storage: Storage,
  { assetId, name }: { assetId: string; name: string },
): Promise<FoundFile | null> {
  const asset = await findAsset(db, actor, assetId);
  if (asset === null || !namesOf(asset).includes(name)) return null;
  const found = await openFile(storage, asset.folder, name);
  return found === null || found.saveAs === null ? found : { ...found, saveAs: asset.fileName };
}

/** A file of a photo that `draft` shows, by its name. The caller has judged who may see the draft. */
export async function findDraftPhotoFile(
  db: Transaction,
  draft: Draft,
  storage: Storage,
  { photoId, name }: { photoId: string; name: string },
): Promise<FoundFile | null> {
  const { photos } = await photosOfDraft(db, draft);
  const photo = photos.find(({ id }) => id === photoId);
  if (photo === undefined || !photoNames(photo.width).includes(name)) return null;
  return await openFile(storage, photo.file, name);
}

/** The names of the files of a photo of this width, or of a document. */
function namesOf({ width, mediaType }: { width: number | null; mediaType: string }): string[] {
  return width === null ? [documentName(mediaType)] : photoNames(width);
}

const photoNames = (width: number): string[] =>
  widthsOf(width).flatMap((each) => pictureFormats.map(({ extension }) => `${each}.${extension}`));

/** What the file of a document is called in its folder. */
export function documentName(mediaType: string): string {
  return mediaType === types['pdf'] ? 'document.pdf' : 'document.docx';
}
