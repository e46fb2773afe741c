/** `npm run restore -- FOLDER [--into DATA_DIR]`: puts a backup into a site that holds nothing yet. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { restoreBackup } from '#lib/cli/backup/restore.ts';
import { takeInstance } from '#lib/cli/instance.ts';
import { openServer } from '#lib/cli/open-database.ts';
import { readSettings, runCommand } from '#lib/cli/project.ts';
import { Refusal } from '#lib/errors.ts';
import { openStorage } from '#lib/storage/open.ts';

await runCommand(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { into: { type: 'string' } },
  });
  const [backup] = positionals;
  if (backup === undefined)
    throw new Refusal(
      'Name the backup: npm run restore -- FOLDER [--into DATA_DIR], FOLDER being the one with manifest.json.',
    );
  const settings = readSettings();
  const dataDir = values.into === undefined ? settings.dataDir : path.resolve(values.into);
  const instance = await takeInstance(dataDir);
  try {
    const server = await openServer({ dataDir, databaseUrl: settings.databaseUrl });
    try {
      const storage = await openStorage(dataDir, settings.bucket);
      const manifest = await restoreBackup(path.resolve(backup), {
        ownerUrl: server.ownerUrl,
        dataDir,
        storage,
      });
      console.log(
        `Restored the site of ${manifest.madeAt} into ${dataDir}: ${manifest.tables.length} tables, ${manifest.files.length} files.`,
      );
    } finally {
      await server.stop();
    }
  } finally {
    instance.release();
  }
});
