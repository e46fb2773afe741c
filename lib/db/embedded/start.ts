/**
 * The PostgreSQL that comes along: `startEmbedded` gives a running server with a database and its owner, made on the
 * first call and found again on later ones. It serves whoever calls; it knows nothing of the portfolio.
 */
import { existsSync, realpathSync, statfsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { ensureDataFolder } from '#lib/db/data-folder.ts';
import { ensureCluster, noSpace, superuser } from '#lib/db/embedded/cluster.ts';
import { findHome, type ServerHome } from '#lib/db/embedded/home.ts';
import { runningPostmaster } from '#lib/db/embedded/postmaster.ts';
import { reviveServer, startServer, stopServer } from '#lib/db/embedded/server.ts';
import { knownPassword, passwordFor } from '#lib/db/secrets.ts';
import { Refusal } from '#lib/errors.ts';

/** The role that owns the database, and the database: neither is a superuser's. */
const owner = 'grantfolio';
const database = 'grantfolio';

/** A new cluster takes 40 MB, its write-ahead log 16 MB a segment. Measured with PostgreSQL 18.4. */
const leastFreeBytes = 100_000_000;

/** A server that was just started answers in milliseconds; one that was taken over may be busy. */
const answerWithinMs = 30_000;

/** One that ends each time it was started has a cause that no start mends. */
const mostStarts = 3;

export interface EmbeddedServer {
  /** Address of the owner: may create databases and roles, is no superuser. */
  ownerUrl: string;
  /** Starts the server again, at the same address, when it ended by itself; true when it had to. */
  revive: () => Promise<boolean>;
  /** Stops the server cleanly. */
  stop: () => Promise<void>;
}

export interface EmbeddedOptions {
  /** Folder of the site's data; made when missing. */
  dataDir: string;
  /** Is told, in a sentence, what takes long. */
  progress?: (text: string) => void;
}

/**
 * Starts the server of a data folder or takes over the one that runs there. The caller sees to it that no other
 * process does the same at this moment. Throws a {@link Refusal} that says what to mend.
 */
export async function startEmbedded({
  dataDir,
  progress = () => {},
}: EmbeddedOptions): Promise<EmbeddedServer> {
  ensureDataFolder(dataDir);
  refuseFullDisk(dataDir);
  const home = findHome(dataDir);
  await ensureCluster(home, progress);
  const password = knownPassword(home.dataDir, superuser);
  if (password === null)
    throw new Refusal(
      `The passwords of the database in ${home.cluster} are missing: restore ${home.dataDir}/database-passwords.json from a backup.`,
    );
  const { port, client } = await startAndConnect(home, password, progress);
  try {
    const ownerPassword = passwordFor(home.dataDir, owner);
    try {
      await refuseOther(client, home.cluster);
      await ensureOwner(client, ownerPassword);
    } finally {
      await client.end();
    }
    await closeLargeObjects(addressOf(superuser, password, port, database));
    return {
      ownerUrl: addressOf(owner, ownerPassword, port, database),
      revive: () => reviveServer(home, port),
      stop: () => stopServer(home),
    };
  } catch (error) {
    await stopServer(home);
    throw error;
  }
}

/** The owner's address of the server that runs on a data folder, or null when none does. */
export function runningEmbedded(dataDir: string): string | null {
  if (!existsSync(dataDir)) return null;
  const running = runningPostmaster(findHome(dataDir).cluster);
  const password = knownPassword(realpathSync(dataDir), owner);
  return running && password ? addressOf(owner, password, running.port, database) : null;
}

const addressOf = (user: string, password: string, port: number, name: string) =>
  `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${name}`;

/** A disk without room is refused before half a database is made. */
function refuseFullDisk(dataDir: string): void {
  const disk = statfsSync(dataDir);
  if (disk.bavail * disk.bsize < leastFreeBytes) throw new Refusal(noSpace(dataDir));
}

/** One that was found running may have been about to end: then it is started again. */
async function startAndConnect(
  home: ServerHome,
  password: string,
  progress: (text: string) => void,
): Promise<{ port: number; client: pg.Client }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await startServer(home, progress);
    try {
      const client = await connectPatiently(addressOf(superuser, password, port, 'postgres'), home);
      if (client !== null) return { port, client };
      if (attempt === mostStarts)
        throw new Refusal(
          `The database ends as soon as it has started: read its log, ${home.log}, and start again.`,
        );
    } catch (error) {
      await stopServer(home);
      throw error;
    }
  }
}

/** Null when the server is gone. */
async function connectPatiently(address: string, { cluster, log }: ServerHome): Promise<pg.Client | null> {
  const end = performance.now() + answerWithinMs;
  for (;;) {
    const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 5000 });
    client.on('error', () => {});
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      const { code } = error as { code?: string };
      if (code === '28P01')
        throw new Refusal(
          'The database does not know the password kept in database-passwords.json: restore that file and the database from the same backup.',
        );
      if (runningPostmaster(cluster) === null) return null;
      if (performance.now() > end)
        throw new Refusal(
          `The database that still runs from before does not answer: end its process (its log is ${log}) and start again.`,
          { cause: error },
        );
      await wait(200);
    }
  }
}

/** The port may belong to another server by now, which happens to know the same password: a copied DATA_DIR. */
async function refuseOther(client: pg.Client, cluster: string): Promise<void> {
  const { rows } = await client.query<{ folder: string }>(
    "SELECT current_setting('data_directory') AS folder",
  );
  if (rows[0]?.folder !== cluster)
    throw new Refusal(
      `Another database answers on the port of ${cluster}: end the one of ${rows[0]?.folder} first.`,
    );
}

/** PostgreSQL lets everybody who may connect make large objects, and only a superuser may take that away. None are used here. */
async function closeLargeObjects(address: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query(
      'REVOKE EXECUTE ON FUNCTION lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) FROM PUBLIC',
    );
  } finally {
    await client.end();
  }
}

async function ensureOwner(client: pg.Client, password: string): Promise<void> {
  const { rows } = await client.query<{ role: boolean; database: boolean }>(
    'SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS role, EXISTS (SELECT FROM pg_database WHERE datname = $2) AS database',
    [owner, database],
  );
  const secret = client.escapeLiteral(password);
  const role = client.escapeIdentifier(owner);
  if (!rows[0]?.role) await client.query(`CREATE ROLE ${role} LOGIN CREATEDB CREATEROLE PASSWORD ${secret}`);
  if (!rows[0]?.database) {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)} OWNER ${role}`);
    await client.query('REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC');
  }
}
