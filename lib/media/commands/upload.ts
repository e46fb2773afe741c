/**
 * Takes an uploaded file into the library: judged by its bytes, pictures made anew, written to the storage and only then
 * entered. What is refused leaves nothing behind.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import { fileKindOf } from '#lib/codecs/file-kind.ts';
import { makePicture, type PictureFile } from '#lib/codecs/picture.ts';
import type { Database } from '#lib/db/client.ts';
import type { Outcome } from '#lib/issues.ts';
import { canChangeMedia } from '#lib/media/policy.ts';
import { isApprovedSomewhere } from '#lib/media/queries/assets.ts';
import { documentName } from '#lib/media/queries/files.ts';
import { longestFileBytes, replaceInput, uploadInput } from '#lib/media/schema.ts';
import { type Storage, StorageFull } from '#lib/storage/storage.ts';
import { type AuditAction, recordAudit } from '#lib/versioning/audit.ts';

export interface MediaCircumstances {
  storage: Storage;
  now?: Date;
  newFolder?: () => string;
}

/** 144 random bits: nobody guesses the folder of a photo that is not published yet. */
const newRandomFolder = () => randomBytes(18).toString('base64url');

const refuse = (code: string, field = 'file') => ({ ok: false as const, issues: [{ field, code }] });

/** Adds a picture or a document. The same operation again finds what it made. */
export async function uploadAsset(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof uploadInput> & { bytes: Uint8Array },
  circumstances: MediaCircumstances,
): Promise<Outcome<{ assetId: string }>> {
  if (!canChangeMedia(actor)) return refuse('forbidden', '');
  const { bytes, ...rest } = input;
  const read = uploadInput.safeParse(rest);
  if (!read.success) return refuse('malformed', '');
  const id = read.data.operationId;
  const earlier = await db.asset.findUnique({ where: { id }, select: { uploadedBy: true } });
  if (earlier !== null)
    return earlier.uploadedBy === actor.personId
      ? { ok: true, value: { assetId: id }, touched: [] }
      : refuse('forbidden', '');
  const stored = await storeFile(bytes, circumstances);
  if (!stored.ok) return stored;
  const { storage, now = new Date() } = circumstances;
  await enter(storage, stored.file.key, () =>
    db.$transaction(async (tx) => {
      await tx.asset.create({
        data: {
          id,
          ...stored.file,
          fileName: plainName(read.data.fileName),
          uploadedBy: actor.personId,
          uploadedAt: now,
        },
      });
      await audit(tx, actor, 'media.uploaded', id, stored.file.kind);
    }),
  );
  return { ok: true, value: { assetId: id }, touched: [] };
}

/** Puts another file in the place of one: what is said about it stays, and published pages keep the old until published again. */
export async function replaceAsset(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof replaceInput> & { bytes: Uint8Array },
  circumstances: MediaCircumstances,
): Promise<Outcome<{ assetId: string }>> {
  if (!canChangeMedia(actor)) return refuse('forbidden', '');
  const { bytes, ...rest } = input;
  const read = replaceInput.safeParse(rest);
  if (!read.success) return refuse('malformed', '');
  const { assetId: id } = read.data;
  const asset = await db.asset.findUnique({ where: { id }, select: { kind: true, hash: true } });
  if (asset === null) return refuse('not-found', '');
  if (hashOf(bytes) === asset.hash) return { ok: true, value: { assetId: id }, touched: [] };
  if (await isApprovedSomewhere(db, id)) return refuse('approved-with-it');
  const stored = await storeFile(bytes, circumstances);
  if (!stored.ok) return stored;
  const { storage } = circumstances;
  if (stored.file.kind !== asset.kind) {
    await storage.deleteFolder(stored.file.key);
    return refuse('other-kind');
  }
  await enter(storage, stored.file.key, () =>
    db.$transaction(async (tx) => {
      await tx.asset.update({
        where: { id },
        data: { ...stored.file, fileName: plainName(read.data.fileName) },
      });
      await audit(tx, actor, 'media.replaced', id, stored.file.kind);
    }),
  );
  return { ok: true, value: { assetId: id }, touched: [] };
}

/** The row is the last step; when it fails, the files go. */
async function enter(storage: Storage, folder: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    // Files without a row are found by the nightly clean-up when this fails too.
    await storage.deleteFolder(folder).catch(() => {});
    throw error;
  }
}

type AuditedTransaction = Parameters<typeof recordAudit>[0];

function audit(
  tx: AuditedTransaction,
  { personId }: StaffActor,
  action: AuditAction,
  id: string,
  kind: string,
) {
  return recordAudit(tx, { personId, action, kind: 'media', subject: id, details: { kind } });
}

interface StoredFile {
  key: string;
  kind: string;
  mediaType: string;
  bytes: number;
  hash: string;
  width: number | null;
  height: number | null;
  variants: { name: string; bytes: number }[];
}

/** Judges the bytes, makes what is kept of them and writes it to the storage. */
async function storeFile(
  bytes: Uint8Array,
  { storage, newFolder = newRandomFolder }: MediaCircumstances,
): Promise<{ ok: true; file: StoredFile } | ReturnType<typeof refuse>> {
  if (bytes.byteLength === 0) return refuse('file-empty');
  if (bytes.byteLength > longestFileBytes) return refuse('file-too-big');
  const kind = await fileKindOf(bytes);
  if (typeof kind === 'string') return refuse(kind);
  const common = {
    key: newFolder(),
    mediaType: kind.mediaType,
    bytes: bytes.byteLength,
    hash: hashOf(bytes),
  };
  if (kind.kind === 'document') {
    const file = { name: documentName(kind.mediaType), mediaType: kind.mediaType, bytes };
    const problem = await putAll(storage, common.key, [file]);
    if (problem !== null) return problem;
    const variants = [{ name: file.name, bytes: bytes.byteLength }];
    return { ok: true, file: { ...common, kind: 'document', width: null, height: null, variants } };
  }
  const picture = await makePicture(bytes);
  if (!picture.ok) return refuse(picture.problem);
  const problem = await putAll(storage, common.key, picture.files);
  if (problem !== null) return problem;
  const { width, height } = picture;
  const variants = picture.files.map((file) => ({ name: file.name, bytes: file.bytes.byteLength }));
  return { ok: true, file: { ...common, kind: 'photo', width, height, variants } };
}

async function putAll(
  storage: Storage,
  folder: string,
  files: readonly PictureFile[],
): Promise<ReturnType<typeof refuse> | null> {
  try {
    for (const { name, bytes, mediaType } of files)
      await storage.putFile(`${folder}/${name}`, bytes, mediaType);
    return null;
  } catch (error) {
    await storage.deleteFolder(folder).catch(() => {});
    if (error instanceof StorageFull) return refuse('storage-full');
    throw error;
  }
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The last part of the name, without what no name needs: it is shown and handed out again, and never a path. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]+/gu, ' ')
    .trim()
    .slice(0, 200)
    // The cut may go through a character.
    .toWellFormed();
  return plain === '' ? randomUUID().slice(0, 8) : plain;
}
