/**
 * Files in a folder of DATA_DIR. A file is written beside its place, forced to the disk and then named, so that a power
 * cut leaves the whole file or none; reading and listing is flydrive's.
 */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { filesOfDisk, readFromDisk } from '#lib/storage/disk.ts';
import { checkFolder, checkKey, type Storage, StorageFull } from '#lib/storage/storage.ts';

/** The storage in `folder`, which is made when the first file comes. */
export function folderStorage(folder: string): Storage {
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }));
  return {
    putFile: async (key, bytes) => {
      checkKey(key);
      await writeDurably(path.join(folder, key), bytes).catch((error: unknown) => {
        throw isFull(error) ? new StorageFull(error) : error;
      });
    },
    readFile: (key) => readFromDisk(disk, key),
    deleteFolder: async (name) => {
      checkFolder(name);
      await rm(path.join(folder, name), { recursive: true, force: true });
      await syncFolder(folder);
    },
    listFiles: () => filesOfDisk(disk),
  };
}

const isFull = (error: unknown) => ['ENOSPC', 'EDQUOT'].includes((error as { code?: string }).code ?? '');

/** Written under another name, forced to the disk, renamed, and the folders forced too. */
async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const folder = path.dirname(file);
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = path.join(folder, `.${randomUUID()}`);
  try {
    const handle = await open(draft, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(folder);
  if (made !== undefined) await syncFolder(path.dirname(folder));
}

/** Windows cannot open folders; its file system keeps names by itself. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  if (handle === null) return;
  try {
    await handle.sync();
  } catch (error) {
    if (!['EPERM', 'EINVAL', 'EISDIR'].includes((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await handle.close();
  }
}
