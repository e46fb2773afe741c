import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { addressOfDatabase } from '#lib/db/address.ts';
import { checkDurability, checkServer, connectOwner } from '#lib/db/checks.ts';
import { dropDatabase } from '#lib/db/drop-database.ts';

const made: string[] = [];

async function makeDatabase(options: string): Promise<string> {
  const { ownerUrl } = inject('databaseServer');
  const name = `grantfolio_test_${randomBytes(6).toString('hex')}`;
  const client = await connectOwner(ownerUrl);
  await client.query(`CREATE DATABASE ${name} TEMPLATE template0 ${options}`);
  await client.end();
  made.push(name);
  return addressOfDatabase(ownerUrl, name);
}

async function check(address: string, prepare = 'SELECT 1'): Promise<void> {
  const client = await connectOwner(address);
  try {
    await client.query(prepare);
    await checkServer(client);
  } finally {
    await client.end();
  }
}

afterEach(async () => {
  const client = await connectOwner(inject('databaseServer').ownerUrl);
  for (const name of made.splice(0)) await dropDatabase(client, name);
  await client.end();
});

describe('checking a server', () => {
  test('accepts an empty UTF-8 database and leaves it empty', async () => {
    const address = await makeDatabase("ENCODING 'UTF8'");
    await check(address);
    const client = await connectOwner(address);
    expect((await client.query("SELECT FROM pg_namespace WHERE nspname = 'portfolio'")).rowCount).toBe(0);
    await checkDurability(client);
    await client.query('SET synchronous_commit = off');
    await expect(checkDurability(client)).rejects.toThrow(/synchronous_commit = off/);
    await client.end();
  });

  test('refuses an encoding without all letters', async () => {
    const address = await makeDatabase("ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C'");
    await expect(check(address)).rejects.toThrow(/encoded in SQL_ASCII/);
  });

  test('refuses a locale that knows no Cyrillic letters', async () => {
    const address = await makeDatabase("ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'");
    await expect(check(address)).rejects.toThrow(/does not know Cyrillic letters/);
  });

  test('refuses an extension that the public role could not reach', async () => {
    const address = await makeDatabase("ENCODING 'UTF8'");
    await expect(check(address, 'CREATE EXTENSION pg_trgm SCHEMA public')).rejects.toThrow(
      /pg_trgm is in the schema public/,
    );
  });

  test('says that a database is missing', async () => {
    const address = addressOfDatabase(inject('databaseServer').ownerUrl, 'grantfolio_never_made');
    await expect(connectOwner(address)).rejects.toThrow(/There is no database grantfolio_never_made/);
  });
});
