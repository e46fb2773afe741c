/**
 * Starts the real site for tests and benchmarks: the production build on a free port, with an embedded PostgreSQL and
 * the seeded portfolio in a folder of its own, which is removed again. No night falls there.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runningEmbedded } from '#lib/db/embedded/start.ts';
import { removeDataFolder } from '#tests/support/data-folder.ts';
import { withoutNights } from '#tests/support/nights.ts';
import { untilReady } from '#tests/support/web-process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const starter = join(root, 'lib/cli/start-site.ts');

/** A start on two cores takes some ten seconds; with a build that is older than the code, a minute or two more. */
const startLimitMinutes = 6;
/** Its web process is given 15 seconds, then its database a minute to write everything down. */
const stopLimitSeconds = 90;

export interface RunningSite {
  /** Where it answers, without a slash at its end. */
  url: string;
  dataDir: string;
  process: ChildProcess;
  /** All that it printed so far. */
  said: () => string;
  /** Ends it as Ctrl-C does, waits for it, and removes its folder unless that was given. Throws when it does not end. */
  stop: () => Promise<void>;
}

/**
 * Starts a site and resolves when it says that it is ready. `dataDir` is where it keeps its data (default: a new
 * temporary folder); `environment` adds settings. Rejects with all it printed when it ends or takes too long.
 */
export async function startSite(
  options: { dataDir?: string; environment?: Record<string, string> } = {},
): Promise<RunningSite> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'grantfolio-site-'));
  let said = '';
  // The settings of whoever runs the tests are not the site's: its database is its own.
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:DATABASE_URL\w*|SITE_URL|HOST)$/.test(name)),
  );
  const child = spawn(process.execPath, [starter], {
    cwd: root,
    env: {
      ...environment,
      // Any free one, taken when it listens: one that is looked for earlier may be another's by then.
      PORT: '0',
      NODE_ENV: 'production',
      DATA_DIR: dataDir,
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit', { signal: AbortSignal.timeout(stopLimitSeconds * 1000) });
      child.kill('SIGTERM');
      await ended.catch((error: unknown) => {
        child.kill('SIGKILL');
        throw new Error(`The site did not stop within ${stopLimitSeconds} seconds. It said:\n${said}`, {
          cause: error,
        });
      });
    }
    if (options.dataDir === undefined) removeDataFolder(dataDir);
  };
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (reason: string) => reject(new Error(`${reason} It said:\n${said}`));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail(`The site was not ready within ${startLimitMinutes} minutes.`);
    }, startLimitMinutes * 60_000);
    const listen = (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const ready = /Ready on (https?:\/\/\S+)/.exec(said)?.[1];
      if (ready === undefined) return;
      clearTimeout(timer);
      resolve(ready.replace(/\/$/, ''));
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      fail(`The site ended (${signal ?? code}) before it was ready.`);
    });
  });
  await untilReady(url);
  const ownerUrl = runningEmbedded(dataDir);
  if (ownerUrl !== null) await withoutNights(ownerUrl);
  return { url, dataDir, process: child, said: () => said, stop };
}
