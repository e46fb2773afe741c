/**
 * A lock on a file that the operating system releases when its holder ends, however it ends: nothing stale is left and
 * no process number is compared. Node has no such call; SQLite's lock on its own file is one.
 */
import { DatabaseSync } from 'node:sqlite';

export interface FileLock {
  release: () => void;
}

/** SQLite's "database is locked". */
const busy = 5;

/** Takes the lock, or returns null when another process holds it. Makes the file when it is missing. */
export function tryLock(file: string): FileLock | null {
  const holder = new DatabaseSync(file);
  try {
    holder.exec('PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    holder.close();
    if ((error as { errcode?: number }).errcode === busy) return null;
    throw error;
  }
  return { release: () => holder.close() };
}
