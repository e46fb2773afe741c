/**
 * The data folder of the embedded server: made once, whole or not at all; refused in words when it is another
 * version's or no data folder.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { rememberHome, type ServerHome } from '#lib/db/embedded/home.ts';
import { giveTo, run, writePrivate } from '#lib/db/embedded/system.ts';
import { passwordFor } from '#lib/db/secrets.ts';
import { Refusal } from '#lib/errors.ts';

/** The superuser of the embedded cluster; the site itself never connects as it. */
export const superuser = 'postgres';

/** C.UTF-8 is missing on some systems; PostgreSQL then needs any other UTF-8 locale for its character classes. */
const locales = ['C.UTF-8', 'en_US.UTF-8'];

/**
 * Makes the data folder when there is none. Sorting and letters are Unicode's: with the C locale, or without any,
 * Cyrillic would have neither case nor trigrams.
 */
export async function ensureCluster(home: ServerHome, progress: (text: string) => void): Promise<void> {
  if (existsSync(home.cluster)) {
    refuseUnusable(home);
    return;
  }
  progress('Creating the database …');
  removeUnfinished(home);
  const draft = `${home.cluster}.new-${randomBytes(4).toString('hex')}`;
  const passwordFile = `${draft}.password`;
  try {
    mkdirSync(draft, { mode: 0o700 });
    giveTo(home.user, draft);
    writePrivate(home.user, passwordFile, `${passwordFor(home.dataDir, superuser)}\n`);
    await initialise(home, draft, passwordFile);
    rememberHome(home);
    renameSync(draft, home.cluster);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

async function initialise(home: ServerHome, draft: string, passwordFile: string): Promise<void> {
  let output = '';
  for (const locale of locales) {
    const done = await run(home.user, path.join(home.binaries.folder, 'bin', 'initdb'), [
      `--pgdata=${draft}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=icu',
      '--icu-locale=und',
      `--locale=${locale}`,
    ]);
    if (done.code === 0) return;
    output = done.output;
    if (!/invalid locale/i.test(output)) break;
  }
  throw new Refusal(
    /no space left/i.test(output)
      ? noSpace(home.dataDir)
      : `The database could not be created in ${home.cluster}: ${lastLine(output)}`,
  );
}

/** What an earlier start left behind when it was killed while creating. */
function removeUnfinished(home: ServerHome): void {
  const folder = path.dirname(home.cluster);
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${path.basename(home.cluster)}.new-`))
      rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

function refuseUnusable(home: ServerHome): void {
  const version = path.join(home.cluster, 'PG_VERSION');
  const found = existsSync(version) ? readFileSync(version, 'utf8').trim() : null;
  if (found === null || !existsSync(path.join(home.cluster, 'global', 'pg_control')))
    throw new Refusal(damaged(home));
  if (found === String(home.binaries.major)) return;
  throw new Refusal(
    `The data in ${home.cluster} was written by PostgreSQL ${found}, and this is PostgreSQL ${home.binaries.major}: bring it over with pg_upgrade or a dump, or start with another DATA_DIR.`,
  );
}

/** The sentence for a folder whose files PostgreSQL cannot read. */
export function damaged(home: ServerHome, reason?: string): string {
  return `The database folder ${home.cluster} is damaged${reason ? ` (${reason})` : ''}: restore it from a backup, or start with an empty DATA_DIR to make the portfolio anew from content/.`;
}

/** The sentence for a full disk. */
export function noSpace(folder: string): string {
  return `There is no space left on the disk of ${folder}: free some, or set DATA_DIR to a folder on another disk, and start again.`;
}

/** The last line that says something. */
export function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? '';
}
