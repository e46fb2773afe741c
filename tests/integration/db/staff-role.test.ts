import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addressFor, partsOf } from '#lib/db/address.ts';
import { connectOwner } from '#lib/db/checks.ts';
import { ensureStaffRole } from '#lib/db/staff-role.ts';
import { type CopiedDatabase, createTestDatabase } from '#tests/support/database.ts';

let database: CopiedDatabase;
let owner: pg.Client;
let staff: pg.Client;
let reader: pg.Client;

const open = async (connectionString: string) => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
};

beforeAll(async () => {
  database = await createTestDatabase();
  owner = await connectOwner(database.ownerUrl);
  await owner.query('CREATE TABLE editorial.later (id serial PRIMARY KEY, secret text)');
  staff = await open(database.staffUrl);
  reader = await open(database.publicUrl);
});

afterAll(async () => {
  await reader?.end();
  await staff?.end();
  await owner?.end();
  await database?.drop();
});

const tables = async (...schemas: string[]): Promise<string[]> =>
  (
    await owner.query<{ name: string }>(
      "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = ANY($1)",
      [schemas],
    )
  ).rows.map(({ name }) => name);

const refused = (client: pg.Client, sql: string) =>
  expect(client.query(sql), sql).rejects.toMatchObject({ code: '42501' });

describe('the staff role', () => {
  test('reads and writes the rows of every schema of the site, later tables too', async () => {
    const own = await tables('accounts', 'editorial', 'portfolio');
    expect(own).toContain('editorial.later');
    for (const table of own.filter((name) => name !== 'editorial.audit_event'))
      await staff.query(
        `BEGIN; SELECT FROM ${table}; DELETE FROM ${table}; LOCK TABLE ${table} IN ROW EXCLUSIVE MODE; ROLLBACK`,
      );
    await staff.query("INSERT INTO editorial.later (secret) VALUES ('kept')");
  });

  test('adds to the log of what was done, and changes nothing in it', async () => {
    await staff.query(
      "INSERT INTO editorial.audit_event (action, kind, subject) VALUES ('person.invited', 'person', 'x')",
    );
    expect((await staff.query('SELECT action FROM editorial.audit_event')).rows).toHaveLength(1);
    for (const statement of [
      "UPDATE editorial.audit_event SET action = 'nothing'",
      'DELETE FROM editorial.audit_event',
      'TRUNCATE editorial.audit_event',
      'ALTER TABLE editorial.audit_event DISABLE TRIGGER ALL',
      'DROP TRIGGER audit_is_immutable ON editorial.audit_event',
    ])
      await refused(staff, statement);
  });

  test('changes no table, role or server, and gets nowhere else', async () => {
    for (const statement of [
      'CREATE TABLE editorial.mine (id int)',
      'CREATE TABLE public.mine (id int)',
      'CREATE TEMPORARY TABLE mine (id int)',
      'CREATE SCHEMA mine',
      'CREATE ROLE mine',
      'DROP TABLE editorial.later',
      'ALTER TABLE editorial.entry ADD COLUMN mine int',
      'TRUNCATE editorial.entry CASCADE',
      'CREATE INDEX ON editorial.entry (slug)',
      'TABLE public._prisma_migrations',
      'TABLE pg_catalog.pg_authid',
      "COPY (SELECT 1) TO PROGRAM 'true'",
      "SELECT pg_read_file('/etc/passwd')",
      `SET ROLE ${partsOf(database.ownerUrl).role}`,
    ])
      await refused(staff, statement);
  });

  test('has its limits by default', async () => {
    const { rows } = await staff.query(
      `SELECT current_setting('search_path') AS path, current_setting('statement_timeout') AS statement,
              current_setting('idle_in_transaction_session_timeout') AS idle, current_setting('lock_timeout') AS lock`,
    );
    expect(rows).toEqual([{ path: 'portfolio', statement: '20s', idle: '10s', lock: '10s' }]);
  });

  test('adds and works off jobs once there is a queue', async () => {
    await runMigrations({ connectionString: database.ownerUrl, schema: 'graphile_worker' });
    const dataDir = mkdtempSync(path.join(tmpdir(), 'grantfolio-role-'));
    const staffUrl = await ensureStaffRole({ ownerUrl: database.ownerUrl, dataDir, staffUrl: null });
    // A second start finds it as it is.
    expect(await ensureStaffRole({ ownerUrl: database.ownerUrl, dataDir, staffUrl: null })).toBe(staffUrl);
    rmSync(dataDir, { recursive: true });
    const client = await open(staffUrl);
    await client.query("SELECT graphile_worker.add_job('anything', '{}'::json)");
    expect((await client.query('SELECT FROM graphile_worker.jobs')).rowCount).toBe(1);
    await client.query('DELETE FROM graphile_worker._private_jobs');
    await refused(client, 'DROP TABLE graphile_worker._private_jobs');
    await client.end();
  });

  test('is taken as given, and refused when it may do more or does not get in', async () => {
    const role = `${partsOf(database.ownerUrl).database}_other`;
    const password = 'only-for-this-test';
    await owner.query(`CREATE ROLE ${role} LOGIN PASSWORD '${password}'`);
    try {
      const take = (staffUrl: string) =>
        ensureStaffRole({ ownerUrl: database.ownerUrl, dataDir: tmpdir(), staffUrl });
      const given = addressFor(database.ownerUrl, role, password);
      expect(await take(given)).toBe(given);
      await expect(take(addressFor(database.ownerUrl, `${role}_nobody`, 'x'))).rejects.toThrow(
        /There is no role/,
      );
      await expect(take(addressFor(database.ownerUrl, role, 'wrong'))).rejects.toThrow(
        /Nobody gets in with DATABASE_URL_STAFF/,
      );
      await owner.query(`GRANT CREATE ON SCHEMA editorial TO ${role}`);
      await expect(take(given)).rejects.toThrow(/may create in the schema editorial/);
      await owner.query(`REVOKE CREATE ON SCHEMA editorial FROM ${role}`);
      await expect(take(database.ownerUrl)).rejects.toThrow(/names the owner/);
    } finally {
      await owner.query(`GRANT ${role} TO CURRENT_USER; DROP OWNED BY ${role}; DROP ROLE ${role}`);
    }
  });
});

test('the public role reads no table of the staff, the queue included', async () => {
  await reader.query('SET default_transaction_read_only = off');
  const closed = await tables('accounts', 'editorial', 'graphile_worker');
  expect(closed.length).toBeGreaterThan(25);
  for (const table of closed) {
    await refused(reader, `SELECT 1 FROM ${table}`);
    await refused(reader, `INSERT INTO ${table} DEFAULT VALUES`);
  }
});
