/** `node lib/cli/build.mjs [--force]`: builds the site without starting it or touching a database. */
import { ensureBuilt } from '#lib/cli/build.ts';
import { projectFolder, runCommand } from '#lib/cli/project.ts';
import { ensureDataFolder } from '#lib/db/data-folder.ts';
import { startSettings } from '#lib/env.ts';

await runCommand(async () => {
  const { dataDir } = startSettings({ DATA_DIR: process.env['DATA_DIR'] }, projectFolder);
  ensureDataFolder(dataDir);
  await ensureBuilt({ dataDir, force: process.argv.includes('--force') });
});
