/** Folders for the data of a site under test, where the database's user can enter them, and their removal. */
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findHome } from '#lib/db/embedded/home.ts';

/** Makes a folder as DATA_DIR is made: others may pass, not read. A temporary folder is closed to them otherwise. */
export function makeDataFolder(parent: string = tmpdir()): string {
  const folder = mkdtempSync(path.join(parent, 'grantfolio-test-'));
  chmodSync(folder, 0o711);
  return folder;
}

/** Removes the folder with its stopped database, also where root had to put that elsewhere. */
export function removeDataFolder(dataDir: string): void {
  if (!existsSync(dataDir)) return;
  const { cluster } = findHome(dataDir);
  const home = path.dirname(cluster);
  for (const name of readdirSync(home))
    if (name.startsWith(path.basename(cluster)))
      rmSync(path.join(home, name), { recursive: true, force: true });
  if (home !== dataDir && readdirSync(home).length === 0) rmdirSync(home);
  rmSync(dataDir, { recursive: true, force: true });
}
