/**
 * Finds the Chromium that end-to-end tests, screenshots and benchmarks use, and installs one where none is: the one named
 * by CHROMIUM, the system's, Debian's package, Playwright's own download, in this order.
 *
 * Usage: node tests/support/chromium.ts    prints the path
 */
import { type ExecFileSyncOptions, execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

/** What a headless Chromium needs to run as root and without asking the outside world anything. */
export const chromiumFlags: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(names: readonly string[]): string | null {
  const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)].filter(
    (folder) => folder !== '',
  );
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable) ?? null;
}

/** Runs an installer with a time limit in minutes; what it says goes to stderr. False when it failed or took too long. */
function install(program: string, args: readonly string[], minutes: number): boolean {
  const options: ExecFileSyncOptions = {
    stdio: ['ignore', 2, 2],
    timeout: minutes * 60_000,
    killSignal: 'SIGKILL',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  try {
    execFileSync(program, args, options);
    return true;
  } catch {
    return false;
  }
}

function fromDebian(): string | null {
  if (process.getuid?.() !== 0 || onPath(['apt-get']) === null) return null;
  console.error("Installing Chromium from Debian's packages; this takes a minute or two …");
  const installed =
    install('apt-get', ['update', '-q'], 3) &&
    install('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'], 10);
  return installed ? onPath(systemNames) : null;
}

function fromPlaywright(): string | null {
  if (isExecutable(chromium.executablePath())) return chromium.executablePath();
  console.error('Downloading Chromium with Playwright; it is given five minutes …');
  const cli = fileURLToPath(new URL('../../node_modules/@playwright/test/cli.js', import.meta.url));
  install(process.execPath, [cli, 'install', 'chromium'], 5);
  return isExecutable(chromium.executablePath()) ? chromium.executablePath() : null;
}

/**
 * The path of a Chromium that can be started; remembered in the environment variable CHROMIUM, so that processes started
 * from here do not look again. Throws an Error whose message says what to do when there is none.
 */
export function findChromium(): string {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') {
    if (isExecutable(named)) return named;
    throw new Error(
      `CHROMIUM names ${named}, which is no program that can be run. Correct it, or leave it out.`,
    );
  }
  const found = onPath(systemNames) ?? fromDebian() ?? fromPlaywright();
  if (found === null)
    throw new Error(
      'There is no Chromium here and none could be installed. Install one (on Debian: apt-get install chromium), or name one in CHROMIUM.',
    );
  process.env['CHROMIUM'] = found;
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(findChromium());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
