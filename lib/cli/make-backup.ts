/** `npm run backup [-- FOLDER]`: backs up a site, running or stopped, into a folder of its own below FOLDER. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeBackup } from '#lib/cli/backup/make.ts';
import { tryTakeInstance } from '#lib/cli/instance.ts';
import { openDatabase } from '#lib/cli/open-database.ts';
import { readSettings, runCommand } from '#lib/cli/project.ts';
import { runningEmbedded } from '#lib/db/embedded/start.ts';
import { Refusal } from '#lib/errors.ts';
import { openStorage } from '#lib/storage/open.ts';

await runCommand(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const settings = readSettings();
  const { dataDir } = settings;
  const into = path.resolve(positionals[0] ?? settings.backupDir ?? path.join(dataDir, 'backups'));
  const storage = await openStorage(dataDir, settings.bucket);
  const backUp = async (ownerUrl: string) => {
    const { folder, manifest } = await makeBackup({ ownerUrl, dataDir, storage, into, now: new Date() });
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    console.log(
      `Backed up ${rows} rows of ${manifest.tables.length} tables and ${manifest.files.length} files into ${folder}`,
    );
  };
  const instance = tryTakeInstance(dataDir);
  if (instance === null) {
    const ownerUrl = settings.databaseUrl ?? runningEmbedded(dataDir);
    if (ownerUrl === null)
      throw new Refusal(`The site on ${dataDir} has no database yet: wait until it is ready, and try again.`);
    return backUp(ownerUrl);
  }
  try {
    const database = await openDatabase(settings);
    try {
      await backUp(database.ownerUrl);
    } finally {
      await database.stop();
    }
  } finally {
    instance.release();
  }
});
