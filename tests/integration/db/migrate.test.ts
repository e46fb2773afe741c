import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectOwner } from '#lib/db/checks.ts';
import { migrate, migrationsFolder } from '#lib/db/migrate.ts';
import { createEmptyDatabase } from '#tests/support/database.ts';

let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
let client: pg.Client;
let folder: string;

beforeEach(async () => {
  database = await createEmptyDatabase();
  client = await connectOwner(database.ownerUrl);
  folder = mkdtempSync(path.join(tmpdir(), 'grantfolio-migrations-'));
  cpSync(migrationsFolder, folder, { recursive: true });
});

afterEach(async () => {
  await client.end();
  await database.drop();
  rmSync(folder, { recursive: true });
});

function addMigration(name: string, sql: string): void {
  cpSync(path.join(folder, 'migration_lock.toml'), path.join(folder, name, 'migration_lock.toml'));
  writeFileSync(path.join(folder, name, 'migration.sql'), sql);
}

/** Runs Prisma's own command line on the database; resolves to its exit code and what it said. */
function prisma(...parameters: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(
    process.execPath,
    ['node_modules/prisma/build/index.js', ...parameters, '--config=prisma/prisma.config.ts'],
    {
      env: {
        ...process.env,
        NODE_ENV: 'test',
        DATABASE_URL: database.ownerUrl,
        PATH: `${path.resolve('node_modules/.bin')}${path.delimiter}${process.env['PATH']}`,
        PRISMA_SCHEMA_ENGINE_BINARY: path.resolve('prisma/schema-engine.mjs'),
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, said }));
  });
}

const history = async () =>
  (await client.query('SELECT * FROM public._prisma_migrations ORDER BY started_at')).rows;

describe('migrating', () => {
  test('applies everything once', async () => {
    const applied = await migrate(database.ownerUrl);
    expect(applied.length).toBeGreaterThan(0);
    expect(applied).toEqual(applied.toSorted());
    expect(await migrate(database.ownerUrl)).toEqual([]);
  });

  test('applies once when several start together', async () => {
    const all = await Promise.all([1, 2, 3].map(() => migrate(database.ownerUrl)));
    expect(all.filter((applied) => applied.length > 0)).toHaveLength(1);
  });

  test('leaves nothing of a migration that fails, and goes on once it is mended', async () => {
    addMigration('29990101000000_wrong', 'CREATE TABLE portfolio.half (id int); SELECT nonsense;');
    await expect(migrate(database.ownerUrl, folder)).rejects.toThrow(
      /29990101000000_wrong cannot be applied \(column "nonsense" does not exist\)/,
    );
    expect((await client.query("SELECT to_regclass('portfolio.half') AS half")).rows).toEqual([
      { half: null },
    ]);
    addMigration('29990101000000_wrong', 'CREATE TABLE portfolio.half (id int); SELECT 1;');
    expect(await migrate(database.ownerUrl, folder)).toEqual(['29990101000000_wrong']);
  });

  test('refuses a changed, an unknown and a failed migration', async () => {
    addMigration('29990101000000_later', 'SELECT 1;');
    await migrate(database.ownerUrl, folder);
    addMigration('29990101000000_later', 'SELECT 2;');
    await expect(migrate(database.ownerUrl, folder)).rejects.toThrow(/was changed after it was applied/);
    await expect(migrate(database.ownerUrl)).rejects.toThrow(/used by a newer version/);
    await client.query(
      "UPDATE public._prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '2999%'",
    );
    await expect(migrate(database.ownerUrl, folder)).rejects.toThrow(/failed half-way/);
  });
});

describe("the history is Prisma's", () => {
  test('its command line finds nothing to apply and no drift', { timeout: 120_000 }, async () => {
    await migrate(database.ownerUrl);
    expect(await prisma('migrate', 'status')).toMatchObject({ code: 0 });
    expect((await prisma('migrate', 'deploy')).said).toContain('No pending migrations');
    const drift = await prisma(
      'migrate',
      'diff',
      '--from-config-datasource',
      '--to-schema=prisma/schema',
      '--exit-code',
    );
    expect(drift.said).toContain('No difference detected');
  });

  test('what its command line applied counts here, row by row', { timeout: 120_000 }, async () => {
    expect(await prisma('migrate', 'deploy')).toMatchObject({ code: 0 });
    const theirs = await history();
    expect(await migrate(database.ownerUrl)).toEqual([]);
    await client.query(
      'DROP SCHEMA portfolio, accounts, editorial CASCADE; DROP TABLE public._prisma_migrations',
    );
    await migrate(database.ownerUrl);
    const comparable = (rows: pg.QueryResultRow[]) =>
      rows.map(({ migration_name, checksum, logs, rolled_back_at, applied_steps_count }) => ({
        migration_name,
        checksum,
        logs: logs || null,
        rolled_back_at,
        applied_steps_count,
      }));
    expect(comparable(await history())).toEqual(comparable(theirs));
  });
});
