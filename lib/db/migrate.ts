/**
 * Applies prisma/migrations to a database, each in a transaction of its own, and keeps the same history as Prisma's
 * command line, so that either can go on where the other stopped. It never goes back and never mends a history.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { installJobTables } from '#lib/db/job-tables.ts';
import { Refusal } from '#lib/errors.ts';

/** The key of Prisma's own advisory lock: the two never migrate at once. */
const lockKey = 72_707_369;

/** As Prisma 7 creates it. */
const historyTable = `CREATE TABLE IF NOT EXISTS public._prisma_migrations (
    "id"                    VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum"              VARCHAR(64) NOT NULL,
    "finished_at"           TIMESTAMPTZ,
    "migration_name"        VARCHAR(255) NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        TIMESTAMPTZ,
    "started_at"            TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count"   INTEGER NOT NULL DEFAULT 0
)`;

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

interface HistoryRow {
  migration_name: string;
  checksum: string;
  finished: boolean;
}

/** The project's own migrations. */
export const migrationsFolder = path.resolve(import.meta.dirname, '../../prisma/migrations');

/** Every migration of the folder, in the order of their names. The checksum is the hex SHA-256 of the file. */
function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, 'migration.sql')))
    .map((entry) => {
      const bytes = readFileSync(path.join(folder, entry.name, 'migration.sql'));
      return {
        name: entry.name,
        sql: bytes.toString('utf8'),
        checksum: createHash('sha256').update(bytes).digest('hex'),
      };
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Applies what is missing, sees to the tables of the job queue and returns the names applied. Another process that migrates at the same time is waited for.
 * Throws a {@link Refusal} when the history and the folder disagree or when a migration fails; that one then leaves
 * nothing behind.
 */
export async function migrate(ownerUrl: string, folder: string = migrationsFolder): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('SET search_path = public; SET statement_timeout = 0; SET lock_timeout = 0');
    await client.query('SELECT pg_advisory_lock($1)', [lockKey]);
    await client.query(historyTable);
    const pending = pendingOf(readMigrations(folder), await readHistory(client));
    for (const migration of pending) await apply(client, migration);
    await installJobTables(client);
    return pending.map((migration) => migration.name);
  } finally {
    // Ending the session releases the lock.
    await client.end();
  }
}

async function readHistory(client: pg.Client): Promise<HistoryRow[]> {
  const { rows } = await client.query<HistoryRow>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
       FROM public._prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

/** What is still to apply. Throws a {@link Refusal} for a failed, unknown or changed migration, or one out of order. */
function pendingOf(migrations: Migration[], history: HistoryRow[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of history) {
    const migration = known.get(row.migration_name);
    if (!row.finished)
      throw new Refusal(
        `The migration ${row.migration_name} failed half-way in this database: mend it by hand and settle it with "npx prisma migrate resolve".`,
      );
    if (!migration)
      throw new Refusal(
        `The database holds the migration ${row.migration_name}, which this version does not know: it was used by a newer version; start that one, or restore a backup.`,
      );
    if (migration.checksum !== row.checksum)
      throw new Refusal(
        `The migration ${row.migration_name} was changed after it was applied: restore its file, and put the change into a new migration.`,
      );
  }
  const applied = new Set(history.map((row) => row.migration_name));
  return migrations.filter((migration) => !applied.has(migration.name));
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const id = randomUUID();
  await client.query('BEGIN');
  try {
    await client.query(
      'INSERT INTO public._prisma_migrations (id, checksum, migration_name, started_at) VALUES ($1, $2, $3, clock_timestamp())',
      [id, migration.checksum, migration.name],
    );
    await client.query(migration.sql);
    await client.query(
      'UPDATE public._prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE id = $1',
      [id],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw new Refusal(
      `The migration ${migration.name} cannot be applied (${(error as Error).message}); it left nothing behind. Mend it or the database and start again.`,
      { cause: error },
    );
  }
}
