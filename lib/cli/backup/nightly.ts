/** A backup every night, proved by restoring it, and the oldest removed. What goes wrong is said and tried again later. */
import path from 'node:path';
import { listBackups, makeBackup, pruneBackups } from '#lib/cli/backup/make.ts';
import { proveBackup } from '#lib/cli/backup/restore.ts';
import { progress } from '#lib/cli/project.ts';
import type { StartSettings } from '#lib/env.ts';
import { openStorage } from '#lib/storage/open.ts';

/** From three in the morning of the machine's clock; a machine that was off then makes it up when it is on. */
const fromHour = 3;
const lookEveryMs = 10 * 60 * 1000;

/** True when no backup was made since the last three in the morning. */
export function isBackupDue(newest: string | undefined, now: Date): boolean {
  const night = new Date(now);
  night.setHours(fromHour, 0, 0, 0);
  if (night > now) night.setDate(night.getDate() - 1);
  return newest === undefined || momentOf(newest) < night;
}

/** The moment in the name of a backup. */
function momentOf(name: string): Date {
  return new Date(name.replace(/^grantfolio-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

/** Makes tonight's backup when it is due; a folder without any gets its first at once. */
async function backUpIfDue(settings: StartSettings, ownerUrl: string, now: Date): Promise<boolean> {
  const { backupDir: into, backupKeep, dataDir, bucket } = settings;
  if (into === null || !isBackupDue((await listBackups(into)).at(-1), now)) return false;
  const storage = await openStorage(dataDir, bucket);
  const { folder } = await makeBackup({ ownerUrl, dataDir, storage, into, now });
  try {
    await proveBackup(folder, ownerUrl);
  } catch (error) {
    // Without the right to create a database the files are still compared with their hashes by whoever restores.
    if ((error as { code?: string }).code !== '42501') throw error;
    progress(
      `The backup ${path.basename(folder)} could not be tried out: the role of DATABASE_URL may not create databases.`,
    );
  }
  await pruneBackups(into, backupKeep);
  return true;
}

/** Looks every ten minutes until the returned function is called, which waits for a backup under way. */
export function backUpEveryNight(settings: StartSettings, ownerUrl: string): () => Promise<void> {
  if (settings.backupDir === null) return async () => {};
  let running: Promise<void> = Promise.resolve();
  const tryOnce = async () => {
    try {
      if (await backUpIfDue(settings, ownerUrl, new Date())) progress('Made the nightly backup.');
    } catch (error) {
      console.error(`The nightly backup failed: ${(error as Error).message}`);
    }
  };
  const look = () => {
    running = running.then(tryOnce);
  };
  const timer = setInterval(look, lookEveryMs);
  look();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
