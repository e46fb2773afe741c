/**
 * The process of the jobs alone: `node lib/web/jobs-process.ts`, for JOBS=apart. It tells its parent `{ type: 'ready' }`
 * and ends in order on SIGTERM or SIGINT, or when its parent is gone. It serves nothing.
 */
import { webSettings } from '#lib/env.ts';
import { Refusal } from '#lib/errors.ts';
import { startJobs } from '#lib/web/jobs.ts';
import { createLog } from '#lib/web/log.ts';

try {
  const settings = webSettings(process.env, process.cwd());
  if (settings.databaseUrlStaff === null) throw new Refusal('Jobs need the staff area: set STAFF_AREA=on.');
  const stop = await startJobs(settings, settings.databaseUrlStaff, createLog(settings.logLevel));
  let ending: Promise<void> | undefined;
  const end = () => {
    ending ??= stop().then(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);
  process.once('disconnect', end);
  process.send?.({ type: 'ready', port: 0 });
  // The runner waits on timers that keep nobody alive.
  setInterval(() => {}, 3_600_000);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
