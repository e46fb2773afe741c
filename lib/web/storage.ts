/** The storage of this process, opened once. Where it is, the settings say. */
import { webSettings } from '#lib/env.ts';
import { openStorage } from '#lib/storage/open.ts';
import type { Storage } from '#lib/storage/storage.ts';

const kept = globalThis as typeof globalThis & { grantfolioStorage?: Promise<Storage> };

/** Opens the storage at the first call. */
export function siteStorage(): Promise<Storage> {
  if (!kept.grantfolioStorage) {
    const { dataDir, bucket } = webSettings(process.env);
    kept.grantfolioStorage = openStorage(dataDir, bucket);
  }
  return kept.grantfolioStorage;
}
