/** Runs the start of the site as a process of its own, with a stand-in for what it serves. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { findHome } from '#lib/db/embedded/home.ts';
import { type Postmaster, runningPostmaster } from '#lib/db/embedded/postmaster.ts';
import { makeDataFolder, removeDataFolder } from '#tests/support/data-folder.ts';
import { killAtOnce } from '#tests/support/processes.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** A first start takes two seconds alone on two cores; tests that run beside it take most of those. */
const readyWithinMs = 120_000;

export interface StartedSite {
  process: ChildProcess;
  /** All that it printed so far. */
  said: () => string;
  /** Where it answers; rejects with all it printed when it ends before. */
  ready: () => Promise<string>;
  /** Its exit code, once it has ended. */
  ended: () => Promise<number | null>;
  /** SIGTERM, then its exit code. */
  stop: () => Promise<number | null>;
}

/** What the stand-in knows of itself. */
export interface StandInAnswer {
  pid: number;
  environment: Record<string, string>;
}

/** A folder that is removed with its database when the test is over. */
export function temporaryDataDir(parent?: string): string {
  const folder = makeDataFolder(parent);
  onTestFinished(async () => {
    const server = existsSync(path.join(folder, 'database-passwords.json')) ? serverOf(folder) : null;
    if (server) await killAtOnce(server.pid);
    removeDataFolder(folder);
  });
  return folder;
}

/** The database process that runs on a data folder. */
export function serverOf(dataDir: string): Postmaster | null {
  return runningPostmaster(findHome(dataDir).cluster);
}

const withStandIn = ['--stand-in=tests/support/stand-in-web.ts'];

/** Begins a start; `settings` are all the settings it has. It is ended when the test is over. */
export function beginStart(
  settings: Record<string, string>,
  options: readonly string[] = withStandIn,
): StartedSite {
  return begin(root, ['lib/cli/start-site.ts', ...options], settings);
}

/** As {@link beginStart}, of a copy of the project: what comes before the start itself too. */
export function beginFreshStart(project: string, settings: Record<string, string>): StartedSite {
  return begin(project, ['lib/cli/start.mjs', ...withStandIn], settings);
}

function begin(
  project: string,
  [script = '', ...options]: readonly string[],
  settings: Record<string, string>,
): StartedSite {
  const child = spawn(process.execPath, [path.join(project, script), ...options], {
    cwd: project,
    env: { PATH: process.env['PATH'], PORT: '0', NODE_ENV: 'production', ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  const listeners = new Set<() => void>();
  const collect = (chunk: Buffer) => {
    said += chunk.toString('utf8');
    for (const listener of listeners) listener();
  };
  if (!child.stdout || !child.stderr) throw new Error('The pipes asked for are missing.');
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  // Not its 'close': that never comes once the channel was closed from here.
  const exit = Promise.all([once(child, 'exit'), once(child.stdout, 'close'), once(child.stderr, 'close')]);
  const ended = async () => ((await exit)[0] as [number | null])[0];
  const stop = () => {
    child.kill('SIGTERM');
    return ended();
  };
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) await stop();
  });
  const ready = () =>
    new Promise<string>((resolve, reject) => {
      const fail = () => reject(new Error(`It was not ready. It said:\n${said}`));
      const timer = setTimeout(fail, readyWithinMs);
      const look = () => {
        const url = /^Ready on (\S+)$/m.exec(said)?.[1];
        if (url === undefined) return;
        clearTimeout(timer);
        listeners.delete(look);
        resolve(url);
      };
      listeners.add(look);
      look();
      void exit.then(fail);
    });
  return { process: child, said: () => said, ready, ended, stop };
}

/** What the stand-in answers, asked until it does. */
export async function askStandIn(url: string): Promise<StandInAnswer> {
  for (;;) {
    try {
      return (await (await fetch(url)).json()) as StandInAnswer;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
}
