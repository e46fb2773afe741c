/**
 * The staff role: it reads and writes the rows of the site's own schemas and changes no table, no role and no log of
 * what was done. The web process holds its address only where the staff area is on.
 */
import type pg from 'pg';
import { partsOf } from '#lib/db/address.ts';
import { commonExcess, ensureRole, type RoleRights } from '#lib/db/ensure-role.ts';
import { roleName } from '#lib/db/role-login.ts';
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
export async function ensureStaffRole({ staffUrl, ...where }: StaffRoleOptions): Promise<string> {
  if (staffUrl !== null && partsOf(staffUrl).role === partsOf(where.ownerUrl).role)
    throw new Refusal(
      'DATABASE_URL_STAFF names the owner of the database: set it to a role of its own, or leave it out and let the site make one.',
    );
  return await ensureRole(rights, { ...where, givenUrl: staffUrl });
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

async function grants(client: pg.Client, role: string, database: string): Promise<string[]> {
  const { rows } = await client.query<{ jobs: boolean }>('SELECT to_regnamespace($1) IS NOT NULL AS jobs', [
    jobSchema,
  ]);
  const hasJobs = rows[0]?.jobs === true;
  return [
    `GRANT CONNECT ON DATABASE ${database} TO ${role}`,
    ...(hasJobs ? [...schemas, jobSchema] : schemas).flatMap((schema) => grantsIn(schema, role)),
    `REVOKE UPDATE, DELETE, TRUNCATE ON ${writtenOnce} FROM ${role}`,
    ...(hasJobs ? await grantsOfJobs(client, role) : []),
  ];
}

/** The queue shuts its rows to all but the owner by row security; the staff role adds and works off jobs too. */
async function grantsOfJobs(client: pg.Client, role: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class
      WHERE relnamespace = to_regnamespace($1) AND relkind IN ('r', 'p') AND relrowsecurity`,
    [jobSchema],
  );
  return rows.flatMap(({ name }) => [
    `DROP POLICY IF EXISTS grantfolio_staff ON ${name}`,
    `CREATE POLICY grantfolio_staff ON ${name} TO ${role} USING (true) WITH CHECK (true)`,
  ]);
}

const rights: RoleRights = {
  suffix: 'staff',
  setting: 'DATABASE_URL_STAFF',
  grants,
  session: staffSession,
  excess: `${commonExcess([...schemas, jobSchema])}
  UNION ALL SELECT 'may change what is written once'
    WHERE has_table_privilege('${writtenOnce}', 'UPDATE, DELETE, TRUNCATE, TRIGGER')
  UNION ALL SELECT 'owns ' || oid::regclass FROM pg_class WHERE relowner = current_user::regrole AND relkind <> 't'`,
  bound:
    'it may only write the rows of the site. Revoke the rest, or leave DATABASE_URL_STAFF out and let the site make the role.',
};
