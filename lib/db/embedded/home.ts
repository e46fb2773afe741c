/**
 * Decides where the embedded server lives: in DATA_DIR, or, when root starts the site in a folder that the server's
 * user cannot enter, in a folder of the system that DATA_DIR points to.
 */
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Binaries, runnableBinaries } from '#lib/db/embedded/binaries.ts';
import { canEnter, type SystemUser, serverUser, writePrivate } from '#lib/db/embedded/system.ts';
import { Refusal } from '#lib/errors.ts';

/** Where everything of one embedded server is. Paths are absolute. */
export interface ServerHome {
  dataDir: string;
  user: SystemUser | null;
  binaries: Binaries;
  /** The cluster (PGDATA). */
  cluster: string;
  /** What the server says. */
  log: string;
}

const pointer = z.object({ cluster: z.string() });

/** Folders that outlive a restart of the machine and that every user may pass. */
const systemFolders = ['/var/lib', '/opt', '/srv'];

/** Finds or chooses the home. Makes folders, but no cluster. Throws a {@link Refusal} when there is no place for one. */
export function findHome(dataDirWanted: string): ServerHome {
  const dataDir = realpathSync(dataDirWanted);
  const programs = () => makeSystemFolder('grantfolio-programs', dataDir);
  const known = readPointer(dataDir);
  if (known !== null) {
    const existing = existsSync(known) ? known : null;
    if (existing === null && path.dirname(known) !== dataDir)
      throw new Refusal(
        `The database of ${dataDir} was in ${known}, which is gone: bring it back, or start with another DATA_DIR.`,
      );
    const user = serverUser(existing);
    refuseForeign(dataDir, known);
    return homeAt(dataDir, user, runnableBinaries(user, programs), known);
  }
  const inside = path.join(dataDir, 'postgres');
  const user = serverUser(existsSync(inside) ? inside : null);
  const binaries = runnableBinaries(user, programs);
  const cluster = canEnter(user, dataDir)
    ? inside
    : path.join(makeSystemFolder(nameFor(dataDir), dataDir), 'postgres');
  return homeAt(dataDir, user, binaries, cluster);
}

function homeAt(dataDir: string, user: SystemUser | null, binaries: Binaries, cluster: string): ServerHome {
  return { dataDir, user, binaries, cluster, log: `${cluster}.log` };
}

const pointerFile = (dataDir: string) => path.join(dataDir, 'postgres-elsewhere.json');

function readPointer(dataDir: string): string | null {
  const file = pointerFile(dataDir);
  if (!existsSync(file)) return null;
  const parsed = pointer.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data.cluster;
  throw new Refusal(`The file ${file} is damaged: restore it from a backup, or start with another DATA_DIR.`);
}

/** Remembers in DATA_DIR that its cluster is elsewhere, and there whose it is. */
export function rememberHome(home: ServerHome): void {
  if (path.dirname(home.cluster) === home.dataDir) return;
  writePrivate(null, ownerFile(home.cluster), `${home.dataDir}\n`);
  writePrivate(null, pointerFile(home.dataDir), `${JSON.stringify({ cluster: home.cluster })}\n`);
}

const ownerFile = (cluster: string) => `${cluster}.data-dir`;

/** A copied DATA_DIR points to the first one's cluster; two sites must not share it. */
function refuseForeign(dataDir: string, cluster: string): void {
  const file = ownerFile(cluster);
  if (!existsSync(file)) return;
  const owner = readFileSync(file, 'utf8').trim();
  if (owner !== dataDir && existsSync(pointerFile(owner)))
    throw new Refusal(
      `${dataDir} is a copy: its database in ${cluster} belongs to ${owner}. Start with that DATA_DIR, or with an empty one.`,
    );
}

const nameFor = (dataDir: string) =>
  `grantfolio-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`;

function makeSystemFolder(name: string, dataDir: string): string {
  for (const parent of systemFolders) {
    const folder = path.join(parent, name);
    try {
      mkdirSync(folder, { recursive: true });
      chmodSync(folder, 0o711);
      return folder;
    } catch {
      // The next one may be writable.
    }
  }
  throw new Refusal(
    `PostgreSQL never runs as root, and its user cannot enter ${dataDir}; ${systemFolders.join(', ')} cannot be written either. Set DATA_DIR to a folder that every user may pass, such as /var/lib/grantfolio.`,
  );
}
