/** Opens the storage that the settings name: the folder `files` of DATA_DIR, or a bucket. */
import path from 'node:path';
import type { BucketAccess } from '#lib/env.ts';
import { bucketStorage } from '#lib/storage/bucket.ts';
import { folderStorage } from '#lib/storage/folder.ts';
import type { Storage } from '#lib/storage/storage.ts';

/** A null bucket means the folder. */
export async function openStorage(dataDir: string, bucket: BucketAccess | null): Promise<Storage> {
  return bucket === null ? folderStorage(path.join(dataDir, 'files')) : await bucketStorage(bucket);
}
