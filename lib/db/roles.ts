/**
 * The public role: it may read the schema `portfolio` and nothing else in the database, so that no forgotten condition
 * can show what is not published. Made and checked at every start.
 */
import type pg from 'pg';
import { partsOf } from '#lib/db/address.ts';
import { connectOwner } from '#lib/db/checks.ts';
import { excessOf, loginFor, refuseStranger, roleName } from '#lib/db/role-login.ts';
import { Refusal } from '#lib/errors.ts';

/** The only schema the public may read. */
export const publicSchema = 'portfolio';

/** A page's slowest search took 40 ms; what runs for seconds is stuck, and holds a connection others wait for. */
const statementTimeoutMs = 3000;

export interface PublicRoleOptions {
  ownerUrl: string;
  /** Where the password of a role made here is kept. */
  dataDir: string;
  /** A role that the operator made; null makes one. */
  publicUrl: string | null;
}

/**
 * Makes the public role or takes the given one, lets it read and takes everything else from it. Call after migrating.
 * Returns the address the public side connects with. Throws a {@link Refusal} when the role could do more.
 */
export async function ensurePublicRole({ ownerUrl, dataDir, publicUrl }: PublicRoleOptions): Promise<string> {
  const client = await connectOwner(ownerUrl);
  try {
    if (publicUrl !== null) {
      await admit(client, partsOf(publicUrl).role, false);
      await refuseStranger(client, publicUrl, 'DATABASE_URL_PUBLIC');
      await refuseExcess(publicUrl);
      return publicUrl;
    }
    const address = await loginFor(client, {
      ownerUrl,
      dataDir,
      suffix: 'public',
      setting: 'DATABASE_URL_PUBLIC',
    });
    const { role } = partsOf(address);
    await admit(client, role, true);
    await refuseExcess(address);
    return address;
  } finally {
    await client.end();
  }
}

/** One role a database: `grantfolio` has `grantfolio_public`. */
export const publicRoleName = (database: string): string => roleName(database, 'public');

/** Grants reading of the published schema, now and for tables to come, and takes what PostgreSQL gives everybody. */
async function admit(client: pg.Client, name: string, ours: boolean): Promise<void> {
  const role = client.escapeIdentifier(name);
  const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
  const database = client.escapeIdentifier(rows[0]?.name ?? '');
  await client.query('BEGIN');
  try {
    // One start at a time: concurrent changes of the same privileges fail in PostgreSQL.
    await client.query("SELECT pg_advisory_xact_lock(hashtext('grantfolio.public-role'))");
    for (const statement of [
      `REVOKE CREATE, TEMPORARY ON DATABASE ${database} FROM PUBLIC`,
      `GRANT CONNECT ON DATABASE ${database} TO ${role}`,
      'REVOKE ALL ON SCHEMA public FROM PUBLIC',
      `GRANT USAGE ON SCHEMA ${publicSchema} TO ${role}`,
      `GRANT SELECT ON ALL TABLES IN SCHEMA ${publicSchema} TO ${role}`,
      `ALTER DEFAULT PRIVILEGES IN SCHEMA ${publicSchema} GRANT SELECT ON TABLES TO ${role}`,
    ])
      await client.query(statement);
    if (ours)
      for (const setting of [
        `search_path = ${publicSchema}`,
        `statement_timeout = ${statementTimeoutMs}`,
        'default_transaction_read_only = on',
      ])
        await client.query(`ALTER ROLE ${role} IN DATABASE ${database} SET ${setting}`);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    if ((error as { code?: string }).code === '42704')
      throw new Refusal(`There is no role ${name}: create it, or correct DATABASE_URL_PUBLIC.`, {
        cause: error,
      });
    throw error;
  }
}

/** What a role may do beyond reading the published schema, each as a phrase. Asked as that role. */
const excess = `
  SELECT 'is a superuser' AS may FROM pg_roles WHERE rolname = current_user AND rolsuper
  UNION ALL SELECT 'passes row security' FROM pg_roles WHERE rolname = current_user AND rolbypassrls
  UNION ALL SELECT 'may create roles' FROM pg_roles WHERE rolname = current_user AND rolcreaterole
  UNION ALL SELECT 'may create databases' FROM pg_roles WHERE rolname = current_user AND rolcreatedb
  UNION ALL SELECT 'belongs to the role ' || rolname FROM pg_roles
    WHERE rolname <> current_user AND pg_has_role(current_user, oid, 'MEMBER')
  UNION ALL SELECT 'may create in the database'
    WHERE has_database_privilege(current_database(), 'CREATE')
  UNION ALL SELECT 'may create temporary tables'
    WHERE has_database_privilege(current_database(), 'TEMPORARY')
  UNION ALL SELECT 'may enter the schema ' || nspname FROM pg_namespace
    WHERE nspname NOT IN ('${publicSchema}', 'pg_catalog', 'information_schema')
      AND nspname NOT LIKE 'pg\\_toast%' AND nspname NOT LIKE 'pg\\_temp%'
      AND has_schema_privilege(oid, 'USAGE')
  UNION ALL SELECT 'may create in the schema ' || nspname FROM pg_namespace
    WHERE has_schema_privilege(oid, 'CREATE')
  UNION ALL SELECT 'may change the table ' || oid::regclass FROM pg_class
    WHERE relnamespace = '${publicSchema}'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')
      AND has_table_privilege(oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')`;

async function refuseExcess(publicUrl: string): Promise<void> {
  const may = await excessOf(publicUrl, excess);
  if (may === null) return;
  throw new Refusal(
    `The public role ${partsOf(publicUrl).role} ${may}: it may only read the schema ${publicSchema}. Revoke the rest, or use a database of the site's own.`,
  );
}
