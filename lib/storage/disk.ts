/** What a folder and a bucket do alike, through flydrive. Never writes. */
import type { Readable } from 'node:stream';
import type { Disk } from 'flydrive';
import { checkKey, type StoredFile } from '#lib/storage/storage.ts';

/** The bytes of a file, or null when there is none. The first bytes are waited for, so that a missing file is noticed. */
export async function readFromDisk(disk: Disk, key: string): Promise<Readable | null> {
  checkKey(key);
  if (!(await disk.exists(key))) return null;
  return await disk.getStream(key);
}

/** Every file of the disk, without those that are being written. */
export async function* filesOfDisk(disk: Disk): AsyncGenerator<StoredFile> {
  let paginationToken: string | undefined;
  do {
    const page = await disk
      .listAll('', { recursive: true, ...(paginationToken === undefined ? {} : { paginationToken }) })
      .catch((error: unknown) => {
        if ((error as { cause?: { code?: string } }).cause?.code === 'ENOENT') return null;
        throw error;
      });
    if (page === null) return;
    for (const entry of page.objects) {
      if (!entry.isFile || entry.name.startsWith('.')) continue;
      const { contentLength, lastModified } = await disk.getMetaData(entry.key);
      yield { key: entry.key, bytes: contentLength, changedAt: lastModified };
    }
    paginationToken = page.paginationToken;
  } while (paginationToken !== undefined);
}
