/**
 * Brings node_modules to what package-lock.json says, and runs scripts on the Node that comes with it.
 * Plain JavaScript without dependencies: an older Node runs it before anything is installed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const modulesFolder = path.join(projectFolder, 'node_modules');
const stampFile = path.join(modulesFolder, '.grantfolio-installed');
const ownNode = path.join(modulesFolder, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

/** The hash of the lockfile, with the machine it was installed for: a copied node_modules does not fit another. */
function wantedStamp() {
  const lockfile = readFileSync(path.join(projectFolder, 'package-lock.json'));
  const hash = createHash('sha256').update(lockfile).digest('hex');
  return `${hash} ${process.platform} ${process.arch}\n`;
}

function isInstalled() {
  return existsSync(ownNode) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wantedStamp();
}

/** Whether node_modules was installed by hand (`npm ci`) from this very lockfile: then the stamp alone is missing. */
function matchesLockfile() {
  const installed = path.join(modulesFolder, '.package-lock.json');
  if (!existsSync(ownNode) || !existsSync(installed)) return false;
  const wanted = JSON.parse(readFileSync(path.join(projectFolder, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([name, entry]) =>
      name === '' ||
      present[name]?.version === entry.version ||
      (present[name] === undefined && (entry.optional || entry.devOptional || entry.peer)),
  );
}

/**
 * Installs the exact packages of package-lock.json when they are missing or others.
 * Ends the process with a sentence and exit code 1 when that fails.
 */
export function ensureInstalled() {
  if (isInstalled()) return;
  if (matchesLockfile() && brings24()) return stamp();
  console.log(
    'Installing packages (exact versions of package-lock.json); this takes a minute the first time …',
  );
  let install = npm('ci');
  // `npm ci` refuses a lockfile without the binaries for other machines, which not every registry has. An ordinary
  // install takes the same versions from the lockfile; whether it did is checked.
  if (install.status !== 0 && !install.error && !install.signal) {
    install = npm('install', '--no-save');
    if (install.status === 0 && !matchesLockfile())
      stopWith(
        'npm installed other versions than package-lock.json names: remove node_modules and start again.',
      );
  }
  if (install.error) stopWith(`npm cannot be run (${install.error.message}). Install npm and start again.`);
  if (install.signal) process.exit(128 + constants.signals[install.signal]);
  if (install.status !== 0)
    stopWith(
      'The packages could not be installed; npm says why above. Mostly it is the network, a full disk or a folder that may not be written: mend it and start again.',
    );
  if (!brings24())
    stopWith(
      `The package "node" brought no Node 24 for ${process.platform} ${process.arch}: its install script did not run. Allow install scripts (npm config get ignore-scripts) and start again.`,
    );
  stamp();
}

/** Runs npm; of `npm ci` only the exit code is told, since an ordinary install may still mend what it cannot. */
function npm(command, ...options) {
  return spawnSync(
    'npm',
    [
      command,
      ...options,
      '--include=dev',
      '--include=optional',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ],
    {
      cwd: projectFolder,
      stdio: command === 'ci' ? 'ignore' : 'inherit',
      env: cleanEnvironment(),
      shell: process.platform === 'win32',
    },
  );
}

function stamp() {
  try {
    writeFileSync(stampFile, wantedStamp());
  } catch {
    // A read-only node_modules serves as well; it is compared in full each time.
  }
}

function brings24() {
  const answer = spawnSync(ownNode, ['--version'], { encoding: 'utf8' });
  return answer.status === 0 && Number(/^v(\d+)/.exec(answer.stdout)?.[1]) >= 24;
}

/** npm of the outer `npm start` hands its own settings down; the inner one reads them afresh. */
function cleanEnvironment() {
  const { NODE_ENV: _, ...environment } = process.env;
  return environment;
}

function stopWith(sentence) {
  console.error(sentence);
  process.exit(1);
}

/**
 * Makes the database client when it is missing or older than the schema: what speaks to a database imports it, and must not
 * be loaded before. Ends the process when that fails.
 */
export function ensureClient() {
  const made = spawnSync(ownNode, [path.join(projectFolder, 'lib/cli/make-client.ts')], { stdio: 'inherit' });
  if (made.signal) process.exit(128 + constants.signals[made.signal]);
  if (made.status !== 0) process.exit(made.status ?? 1);
}

/**
 * Runs a script of the project on the Node in node_modules and ends this process with its exit code.
 * Signals are passed on; the script also learns by its channel when this process is killed.
 *
 * @param {string} script path from the project folder
 * @param {readonly string[]} [scriptArguments]
 */
export function handOver(script, scriptArguments = process.argv.slice(2)) {
  const child = spawn(ownNode, [path.join(projectFolder, script), ...scriptArguments], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: `${path.dirname(ownNode)}${path.delimiter}${process.env.PATH ?? ''}` },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) followParent(() => child.kill('SIGTERM'));
  child.on('error', (error) => stopWith(`Node 24 cannot be run from node_modules (${error.message}).`));
  child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code));
}

/** npm passes a signal on to the shell between it and this process only, which ends without passing it further. */
function followParent(end) {
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    end();
  }, 200);
  look.unref();
}
