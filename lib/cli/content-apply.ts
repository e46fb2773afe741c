/** `npm run content:apply`: brings changed files of content/ into the database of a site, running or stopped. */
import { applyFiles } from '#lib/cli/apply-content.ts';
import { ensureClient } from '#lib/cli/build.ts';
import { tryTakeInstance } from '#lib/cli/instance.ts';
import { openDatabase } from '#lib/cli/open-database.ts';
import { contentFolder, readSettings, runCommand } from '#lib/cli/project.ts';
import { runningEmbedded } from '#lib/db/embedded/start.ts';
import { Refusal } from '#lib/errors.ts';

async function apply(ownerUrl: string): Promise<void> {
  const { applied, unchanged, kept } = await applyFiles({
    ownerUrl,
    contentDir: contentFolder,
    onlyIfEmpty: false,
  });
  console.log(
    applied.length > 0
      ? `Applied ${applied.join(', ')}; ${unchanged.length} unchanged.`
      : 'Nothing has changed since the last time.',
  );
  if (kept.length > 0)
    console.log(
      `Staff changed these too, and theirs stands:\n${kept.map((field) => `  ${field}`).join('\n')}`,
    );
}

await runCommand(async () => {
  const settings = readSettings();
  const instance = tryTakeInstance(settings.dataDir);
  await ensureClient(settings.dataDir);
  if (instance === null) {
    const ownerUrl = settings.databaseUrl ?? runningEmbedded(settings.dataDir);
    if (ownerUrl === null)
      throw new Refusal(
        `The site on ${settings.dataDir} has no database yet: wait until it is ready, and try again.`,
      );
    return apply(ownerUrl);
  }
  try {
    const database = await openDatabase(settings);
    try {
      await apply(database.ownerUrl);
    } finally {
      await database.stop();
    }
  } finally {
    instance.release();
  }
});
