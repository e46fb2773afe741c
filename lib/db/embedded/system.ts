/**
 * Runs the programs of the embedded PostgreSQL, which refuses to run as root: then they run as another user of the
 * system, who owns the data. Never touches a database itself.
 */
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  openSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { afterArrivals } from '#lib/db/answers.ts';
import { Refusal } from '#lib/errors.ts';

/** Who runs the server and owns its files; null means whoever runs this process. */
export interface SystemUser {
  uid: number;
  gid: number;
}

/** Made when root starts the site on a machine without a user called postgres. */
const ownUserName = 'grantfolio';

/**
 * Who shall run the server. As root: the owner of the existing data folder, else `postgres`, else a system user
 * `grantfolio` that is made, else `nobody`. Throws a {@link Refusal} when root is alone on the machine.
 */
export function serverUser(existingData: string | null): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  if (existingData !== null) {
    const { uid, gid } = statSync(existingData);
    if (uid !== 0) return { uid, gid };
    throw new Refusal(
      `The data folder ${existingData} belongs to root, as whom PostgreSQL never runs: give it to the user it was made by (chown -R).`,
    );
  }
  const user = findUser('postgres') ?? findUser(ownUserName) ?? makeUser() ?? findUser('nobody');
  if (user) return user;
  throw new Refusal(
    'PostgreSQL never runs as root and no other user was found: make a user called postgres, or start as another user.',
  );
}

function findUser(name: string): SystemUser | null {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const answer = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return answer.status === 0 ? Number(answer.stdout) : 0;
  });
  return uid && gid ? { uid, gid } : null;
}

function makeUser(): SystemUser | null {
  const ways = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', ownUserName],
    ['adduser', '-S', '-D', '-H', ownUserName],
  ] as const;
  for (const [command, ...parameters] of ways) {
    if (spawnSync(command, parameters).status === 0) break;
  }
  return findUser(ownUserName);
}

/** Little of our environment: no secret of ours, and no PG… variable that would redirect the server. */
const environment: NodeJS.ProcessEnv = {
  NODE_ENV: 'production',
  PATH: process.env['PATH'] ?? '/usr/bin:/bin',
  TZ: 'UTC',
  LC_ALL: 'C',
};

const asUser = (user: SystemUser | null) => ({
  ...user,
  // A folder that every user can enter.
  cwd: process.platform === 'win32' ? undefined : '/',
  env: environment,
});

/** Runs a short program to its end. */
export function runBriefly(
  user: SystemUser | null,
  command: string,
  parameters: readonly string[],
): SpawnSyncReturns<string> {
  return spawnSync(command, parameters, { ...asUser(user), encoding: 'utf8' });
}

/** Runs a program to its end without blocking. `code` is null when it could not be run. */
export function run(
  user: SystemUser | null,
  command: string,
  parameters: readonly string[],
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, { ...asUser(user), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => resolve({ code: null, output: error.message }));
    // Not its 'close': a server that it started may keep the pipes. All that it said itself has arrived by then.
    child.on('exit', (code) => afterArrivals(() => resolve({ code, output })));
  });
}

/** Whether the user may enter the folder, all its parents included. */
export function canEnter(user: SystemUser | null, folder: string): boolean {
  return user === null || runBriefly(user, '/bin/sh', ['-c', 'cd "$0"', folder]).status === 0;
}

/** Gives a file or folder to the user who runs the server. */
export function giveTo(user: SystemUser | null, path: string): void {
  if (user) chownSync(path, user.uid, user.gid);
}

/**
 * Writes a file of the user's, whole or not at all, that nobody else can read. It never follows a link that the user
 * may have put in its place.
 */
export function writePrivate(user: SystemUser | null, path: string, text: string): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = openSync(draft, 'wx', 0o600);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  chmodSync(draft, 0o600);
  giveTo(user, draft);
  renameSync(draft, path);
}
