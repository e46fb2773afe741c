/**
 * Keeps the bytes of an imported document as somebody brought them, in the storage. They are private: no public page may
 * ever lead to them. It reads nothing of them.
 */
import { randomUUID } from 'node:crypto';
import { type Outcome, refuse } from '#lib/issues.ts';
import type { KeptDocument } from '#lib/sources/commands/keep-document.ts';
import { type Storage, StorageFull } from '#lib/storage/storage.ts';

/** Writes the bytes and returns their key. Until a document names it, the nightly clean-up takes them for an orphan. */
export async function storeOriginal(storage: Storage, bytes: Uint8Array): Promise<string> {
  const fileKey = `${randomUUID()}/source`;
  await storage.putFile(fileKey, bytes, 'application/octet-stream');
  return fileKey;
}

/**
 * Stores the bytes, then has the document kept that names them; what was refused or kept before leaves no second copy. When
 * `keep` throws, nobody knows what was committed: the bytes stay, and the nightly clean-up judges.
 */
export async function keepWithOriginal(
  storage: Storage,
  bytes: Uint8Array,
  keep: (fileKey: string) => Promise<Outcome<KeptDocument>>,
): Promise<Outcome<KeptDocument>> {
  let fileKey: string;
  try {
    fileKey = await storeOriginal(storage, bytes);
  } catch (error) {
    if (error instanceof StorageFull) return refuse('storage-full');
    throw error;
  }
  const kept = await keep(fileKey);
  if (!kept.ok || kept.value.fileKey !== fileKey) await storage.deleteFolder(fileKey.split('/')[0] ?? '');
  return kept;
}
