/** The database of a site for one command, whether the site runs or is stopped. */
import { runningSite, tryTakeInstance } from '#lib/cli/instance.ts';
import { openDatabase } from '#lib/cli/open-database.ts';
import { runningEmbedded } from '#lib/db/embedded/start.ts';
import type { StartSettings } from '#lib/env.ts';
import { Refusal } from '#lib/errors.ts';

/** Where the site answers: its public address, that of the running site, or the one it would start on. */
export const originOf = (settings: StartSettings): string =>
  settings.siteUrl ?? runningSite(settings.dataDir) ?? `http://localhost:${settings.port || 3000}`;

/** Runs `work` with the owner's address of the database; one that was started for it is stopped again. */
export async function withSiteDatabase(
  settings: StartSettings,
  work: (ownerUrl: string) => Promise<void>,
): Promise<void> {
  const instance = tryTakeInstance(settings.dataDir);
  if (instance === null) {
    const ownerUrl = settings.databaseUrl ?? runningEmbedded(settings.dataDir);
    if (ownerUrl === null)
      throw new Refusal(
        `The site on ${settings.dataDir} has no database yet: wait until it is ready, and try again.`,
      );
    return work(ownerUrl);
  }
  try {
    const database = await openDatabase(settings);
    try {
      await work(database.ownerUrl);
    } finally {
      await database.stop();
    }
  } finally {
    instance.release();
  }
}
