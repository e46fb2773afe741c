import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressFor, partsOf } from '#lib/db/address.ts';
import { connectOwner } from '#lib/db/checks.ts';
import { ensurePublicRole, publicRoleName } from '#lib/db/roles.ts';
import { type CopiedDatabase, createTestDatabase } from '#tests/support/database.ts';

let database: CopiedDatabase;
let owner: pg.Client;
let reader: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = await connectOwner(database.ownerUrl);
  await owner.query('CREATE TABLE editorial.draft (secret text)');
  await owner.query('CREATE TABLE public.anything (secret text); CREATE TABLE portfolio.later (id int)');
  await owner.query(
    'CREATE SEQUENCE portfolio.counter; CREATE VIEW editorial.all_drafts AS TABLE editorial.draft',
  );
  reader = new pg.Client({ connectionString: database.publicUrl });
  await reader.connect();
  // What it is given by default it may change itself; what it may do must not depend on that.
  await reader.query('SET default_transaction_read_only = off');
});

afterAll(async () => {
  await reader?.end();
  await owner?.end();
  await database?.drop();
});

const tables = async (schema: string): Promise<string[]> =>
  (
    await owner.query<{ name: string }>(
      "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = $1",
      [schema],
    )
  ).rows.map(({ name }) => name);

const refused = (sql: string) =>
  expect(reader.query(sql), sql).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|25006)$/) });

describe('the public role', () => {
  test('reads every published table, later ones too', async () => {
    const published = await tables('portfolio');
    expect(published).toContain('portfolio.later');
    for (const table of published) await reader.query(`TABLE ${table}`);
  });

  test('reads no other schema', async () => {
    for (const schema of ['editorial', 'accounts', 'public'])
      for (const table of await tables(schema)) await refused(`TABLE ${table}`);
    await refused('TABLE editorial.all_drafts');
    await refused('TABLE pg_catalog.pg_authid');
  });

  test('changes nothing', async () => {
    for (const table of await tables('portfolio')) {
      await refused(`DELETE FROM ${table}`);
      await refused(`INSERT INTO ${table} DEFAULT VALUES`);
      await refused(`TRUNCATE ${table}`);
      await refused(`DROP TABLE ${table}`);
      await refused(`BEGIN; LOCK TABLE ${table} IN EXCLUSIVE MODE`);
      await reader.query('ROLLBACK');
    }
    for (const statement of [
      'CREATE TABLE portfolio.mine (id int)',
      'CREATE TABLE public.mine (id int)',
      'CREATE TEMPORARY TABLE mine (id int)',
      'CREATE SCHEMA mine',
      'CREATE ROLE mine',
      'CREATE DATABASE mine',
      'CREATE EXTENSION pgcrypto',
      "SELECT nextval('portfolio.counter')",
      "COPY (SELECT 1) TO PROGRAM 'true'",
      "COPY (SELECT 1) TO '/tmp/mine'",
      "SELECT pg_read_file('/etc/passwd')",
      'SELECT pg_reload_conf()',
      `SET ROLE ${partsOf(database.ownerUrl).role}`,
    ])
      await refused(statement);
  });

  test('has its limits by default', async () => {
    const client = new pg.Client({ connectionString: database.publicUrl });
    await client.connect();
    const { rows } = await client.query(
      "SELECT current_setting('search_path') AS path, current_setting('statement_timeout') AS timeout, current_setting('default_transaction_read_only') AS readonly",
    );
    expect(rows).toEqual([{ path: 'portfolio', timeout: '3s', readonly: 'on' }]);
    await client.end();
  });
});

describe('making the public role', () => {
  const withDataDir = async (use: (dataDir: string) => Promise<void>) => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'grantfolio-role-'));
    try {
      await use(dataDir);
    } finally {
      rmSync(dataDir, { recursive: true });
    }
  };

  test('keeps its password for itself, and makes another when it is lost', () =>
    withDataDir(async (dataDir) => {
      const options = { ownerUrl: database.ownerUrl, dataDir, publicUrl: null };
      const first = await ensurePublicRole(options);
      expect(await ensurePublicRole(options)).toBe(first);
      const file = path.join(dataDir, 'database-passwords.json');
      expect(statSync(file).mode & 0o077).toBe(0);
      expect(readFileSync(file, 'utf8')).toContain(new URL(first).password);
      rmSync(file);
      const second = await ensurePublicRole(options);
      expect(second).not.toBe(first);
      const client = new pg.Client({ connectionString: second });
      await client.connect();
      await client.end();
    }));

  test('takes a given role, and refuses one that may do more or does not get in', () =>
    withDataDir(async (dataDir) => {
      const role = `${partsOf(database.ownerUrl).database}_given`;
      const password = 'only-for-this-test';
      await owner.query(`CREATE ROLE ${role} LOGIN PASSWORD '${password}'`);
      try {
        const given = addressFor(database.ownerUrl, role, password);
        const take = (publicUrl: string) =>
          ensurePublicRole({ ownerUrl: database.ownerUrl, dataDir, publicUrl });
        expect(await take(given)).toBe(given);
        await expect(take(addressFor(database.ownerUrl, `${role}_nobody`, 'x'))).rejects.toThrow(
          /There is no role/,
        );
        await owner.query(`GRANT USAGE ON SCHEMA editorial TO ${role}`);
        await expect(take(given)).rejects.toThrow(/may enter the schema editorial/);
        await owner.query(`REVOKE USAGE ON SCHEMA editorial FROM ${role}`);
        await owner.query(`GRANT DELETE ON portfolio.project TO ${role}`);
        await expect(take(given)).rejects.toThrow(/may change the table portfolio\.project/);
      } finally {
        await owner.query(`GRANT ${role} TO CURRENT_USER; DROP OWNED BY ${role}; DROP ROLE ${role}`);
      }
    }));

  test('has one name a database, never longer than PostgreSQL keeps', () => {
    expect(publicRoleName('grantfolio')).toBe('grantfolio_public');
    const [one, other] = [publicRoleName(`${'x'.repeat(62)}a`), publicRoleName(`${'x'.repeat(62)}b`)];
    expect(one).not.toBe(other);
    expect(Buffer.byteLength(one)).toBeLessThanOrEqual(63);
  });
});
