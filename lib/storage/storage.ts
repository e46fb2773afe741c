/**
 * Files that staff uploaded, by key, in a folder of the site's own or in a bucket that speaks S3. A file is there whole
 * or not at all, and is never served from where it lies: whoever asks gets it through the web process.
 */
import type { Readable } from 'node:stream';

export interface Storage {
  /** Writes a file; when this resolves it survives a power cut. Throws {@link StorageFull} when there is no room. */
  putFile: (key: string, bytes: Uint8Array, mediaType: string) => Promise<void>;
  /** The bytes of a file, or null when there is none. */
  readFile: (key: string) => Promise<Readable | null>;
  /** Removes every file below a folder; nothing happens when there is none. */
  deleteFolder: (folder: string) => Promise<void>;
  /** Every file, in no order. */
  listFiles: () => AsyncIterable<StoredFile>;
}

export interface StoredFile {
  key: string;
  bytes: number;
  changedAt: Date;
}

/** There is no room left for a file. Nothing of it was kept. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';

  constructor(cause?: unknown) {
    super('There is no room for the file: the disk or the quota is full.', { cause });
  }
}

/** Keys are ours: a random folder and a plain name. What comes from a request is checked here once more. */
const keyShape = /^[A-Za-z0-9_-]{20,64}\/[a-z0-9][a-z0-9-]{0,80}(?:\.[a-z0-9]{1,8})?$/;
const folderShape = /^[A-Za-z0-9_-]{20,64}$/;

/** Throws when `key` is none of ours. */
export function checkKey(key: string): void {
  if (!keyShape.test(key)) throw new Error('This is no key of a file.');
}

/** Throws when `folder` is none of ours. */
export function checkFolder(folder: string): void {
  if (!folderShape.test(folder)) throw new Error('This is no folder of files.');
}
