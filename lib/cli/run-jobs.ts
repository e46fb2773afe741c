/** `npm run jobs`: works off jobs beside a site that runs with JOBS=apart, until it is stopped. */
import { type Ending, runUntilEnded } from '#lib/cli/ending.ts';
import { progress, readSettings, runCommand } from '#lib/cli/project.ts';
import { webEnvironment } from '#lib/cli/web-environment.ts';
import { WebProcess } from '#lib/cli/web-process.ts';
import { runningEmbedded } from '#lib/db/embedded/start.ts';
import { ensurePublicRole } from '#lib/db/roles.ts';
import { ensureStaffRole } from '#lib/db/staff-role.ts';
import { Refusal } from '#lib/errors.ts';

async function begin(ending: Ending): Promise<(() => Promise<void>) | undefined> {
  const settings = readSettings();
  if (settings.jobs !== 'apart')
    throw new Refusal('The web process works off the jobs itself: set JOBS=apart for both to part them.');
  const { dataDir, databaseUrlPublic, databaseUrlStaff } = settings;
  const ownerUrl = settings.databaseUrl ?? runningEmbedded(dataDir);
  if (ownerUrl === null)
    throw new Refusal(`No database runs on ${dataDir}: start the site first (npm start).`);
  const publicUrl = await ensurePublicRole({ ownerUrl, dataDir, publicUrl: databaseUrlPublic });
  const staffUrl = await ensureStaffRole({ ownerUrl, dataDir, staffUrl: databaseUrlStaff });
  const jobs = new WebProcess({
    entry: 'lib/web/jobs-process.ts',
    environment: webEnvironment(settings, publicUrl, staffUrl),
    port: 0,
    onReady: () => progress('Working off jobs.'),
  });
  ending.add(() => jobs.stop());
  return () => jobs.start();
}

await runCommand(() => runUntilEnded(begin));
