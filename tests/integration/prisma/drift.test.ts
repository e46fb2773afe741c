import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { testDatabase } from '#tests/support/database.ts';

const database = testDatabase();

/** Runs a command of Prisma's own on the migrated database, through the engine that lies beside its configuration. */
async function prisma(...parameters: string[]): Promise<string> {
  const { PRISMA_SCHEMA_ENGINE_BINARY: _, ...environment } = process.env;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['node_modules/prisma/build/index.js', ...parameters, '--config=prisma/prisma.config.ts'],
    { env: { ...environment, DATABASE_URL: database.ownerUrl, CHECKPOINT_DISABLE: '1', NO_COLOR: '1' } },
  ).catch((error: unknown) => error as { stdout: string });
  return stdout;
}

test('the migrations make exactly the tables that the schema describes', async () => {
  const difference = await prisma(
    'migrate',
    'diff',
    '--from-config-datasource',
    '--to-schema=prisma/schema',
    '--script',
  );
  expect(difference.trim()).toBe('-- This is an empty migration.');
});

test("Prisma's own command takes the history as its own", async () => {
  expect(await prisma('migrate', 'status')).toContain('Database schema is up to date!');
});
