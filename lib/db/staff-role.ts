/**
 * The staff role: it reads and writes the rows of the site's own schemas and changes no table, no role and no log of
 * what was done. The web process holds its address only where the staff area is on.
 */
import type pg from 'pg';
import { partsOf } from '#lib/db/address.ts';
import { connectOwner } from '#lib/db/checks.ts';
import { excessOf, loginFor, refuseStranger, roleName } from '#lib/db/role-login.ts';
import { Refusal } from '#lib/errors.ts';

/** Every schema with rows of staff work; that of the job queue is there once the queue has run. */
const schemas = ['accounts', 'editorial', 'portfolio'] as const;
const jobSchema = 'graphile_worker';

/** Written once, also as far as the database is asked. */
const writtenOnce = 'editorial.audit_event';

/**
 * A save takes tens of milliseconds and a publication a second or two; what takes longer holds locks others wait for.
 * A transaction that nobody goes on with is given up before a person notices.
 */
export const staffSession = {
  search_path: 'portfolio',
  statement_timeout: '20000',
  idle_in_transaction_session_timeout: '10000',
  lock_timeout: '10000',
} as const;

export interface StaffRoleOptions {
  ownerUrl: string;
  /** Where the password of a role made here is kept. */
  dataDir: string;
  /** A role that the operator made; null makes one. */
  staffUrl: string | null;
}

/** `grantfolio` has `grantfolio_staff`. */
export const staffRoleName = (database: string): string => roleName(database, 'staff');

/**
 * Makes the staff role or takes the given one and gives it what it needs. Call after migrating and after the public
 * role. Returns the address the staff side connects with. Throws a {@link Refusal} when the role could do more.
 */
export async function ensureStaffRole({ ownerUrl, dataDir, staffUrl }: StaffRoleOptions): Promise<string> {
  const client = await connectOwner(ownerUrl);
  try {
    if (staffUrl !== null) {
      if (partsOf(staffUrl).role === partsOf(ownerUrl).role)
        throw new Refusal(
          'DATABASE_URL_STAFF names the owner of the database: set it to a role of its own, or leave it out and let the site make one.',
        );
      await admit(client, partsOf(staffUrl).role, false);
      await refuseStranger(client, staffUrl, 'DATABASE_URL_STAFF');
      await refuseExcess(staffUrl);
      return staffUrl;
    }
    const address = await loginFor(client, {
      ownerUrl,
      dataDir,
      suffix: 'staff',
      setting: 'DATABASE_URL_STAFF',
    });
    await admit(client, partsOf(address).role, true);
    await refuseExcess(address);
    return address;
  } finally {
    await client.end();
  }
}

/** The statements that let a role write the rows of one schema, now and of tables to come. */
function grantsIn(schema: string, role: string): string[] {
  return [
    `GRANT USAGE ON SCHEMA ${schema} TO ${role}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role}`,
    `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role}`,
    `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${role}`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${role}`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT USAGE, SELECT ON SEQUENCES TO ${role}`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT EXECUTE ON FUNCTIONS TO ${role}`,
  ];
}

async function admit(client: pg.Client, name: string, ours: boolean): Promise<void> {
  const role = client.escapeIdentifier(name);
  const { rows } = await client.query<{ name: string; jobs: boolean }>(
    'SELECT current_database() AS name, to_regnamespace($1) IS NOT NULL AS jobs',
    [jobSchema],
  );
  const database = client.escapeIdentifier(rows[0]?.name ?? '');
  await client.query('BEGIN');
  try {
    // One start at a time: concurrent changes of the same privileges fail in PostgreSQL.
    await client.query("SELECT pg_advisory_xact_lock(hashtext('grantfolio.staff-role'))");
    for (const statement of [
      `GRANT CONNECT ON DATABASE ${database} TO ${role}`,
      ...(rows[0]?.jobs ? [...schemas, jobSchema] : schemas).flatMap((schema) => grantsIn(schema, role)),
      `REVOKE UPDATE, DELETE, TRUNCATE ON ${writtenOnce} FROM ${role}`,
    ])
      await client.query(statement);
    if (rows[0]?.jobs) await admitToRowsOfJobs(client, role);
    if (ours)
      for (const [setting, value] of Object.entries(staffSession))
        await client.query(`ALTER ROLE ${role} IN DATABASE ${database} SET ${setting} = ${value}`);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    if ((error as { code?: string }).code === '42704')
      throw new Refusal(`There is no role ${name}: create it, or correct DATABASE_URL_STAFF.`, {
        cause: error,
      });
    throw error;
  }
}

/** The queue shuts its rows to all but the owner by row security; the staff role adds and works off jobs too. */
async function admitToRowsOfJobs(client: pg.Client, role: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class
      WHERE relnamespace = to_regnamespace($1) AND relkind IN ('r', 'p') AND relrowsecurity`,
    [jobSchema],
  );
  for (const table of rows) {
    await client.query(`DROP POLICY IF EXISTS grantfolio_staff ON ${table.name}`);
    await client.query(
      `CREATE POLICY grantfolio_staff ON ${table.name} TO ${role} USING (true) WITH CHECK (true)`,
    );
  }
}

/** What a role may do beyond writing rows, each as a phrase. Asked as that role. */
const excess = `
  SELECT 'is a superuser' AS may FROM pg_roles WHERE rolname = current_user AND rolsuper
  UNION ALL SELECT 'passes row security' FROM pg_roles WHERE rolname = current_user AND rolbypassrls
  UNION ALL SELECT 'may create roles' FROM pg_roles WHERE rolname = current_user AND rolcreaterole
  UNION ALL SELECT 'may create databases' FROM pg_roles WHERE rolname = current_user AND rolcreatedb
  UNION ALL SELECT 'belongs to the role ' || rolname FROM pg_roles
    WHERE rolname <> current_user AND pg_has_role(current_user, oid, 'MEMBER')
  UNION ALL SELECT 'may create in the database'
    WHERE has_database_privilege(current_database(), 'CREATE')
  UNION ALL SELECT 'may enter the schema ' || nspname FROM pg_namespace
    WHERE nspname NOT IN (${[...schemas, jobSchema].map((schema) => `'${schema}'`).join(', ')}, 'pg_catalog', 'information_schema')
      AND nspname NOT LIKE 'pg\\_toast%' AND nspname NOT LIKE 'pg\\_temp%'
      AND has_schema_privilege(oid, 'USAGE')
  UNION ALL SELECT 'may create in the schema ' || nspname FROM pg_namespace
    WHERE has_schema_privilege(oid, 'CREATE')
  UNION ALL SELECT 'may change what is written once'
    WHERE has_table_privilege('${writtenOnce}', 'UPDATE, DELETE, TRUNCATE, TRIGGER')
  UNION ALL SELECT 'owns ' || oid::regclass FROM pg_class WHERE relowner = current_user::regrole AND relkind <> 't'`;

async function refuseExcess(staffUrl: string): Promise<void> {
  const may = await excessOf(staffUrl, excess);
  if (may === null) return;
  throw new Refusal(
    `The staff role ${partsOf(staffUrl).role} ${may}: it may only write the rows of the site. Revoke the rest, or leave DATABASE_URL_STAFF out and let the site make the role.`,
  );
}
