/**
 * The public role: it may read the schema `portfolio` and nothing else in the database, so that no forgotten condition
 * can show what is not published. Made and checked at every start.
 */
import { commonExcess, ensureRole, type RoleRights } from '#lib/db/ensure-role.ts';
import { roleName } from '#lib/db/role-login.ts';

/** The only schema the public may read. */
const publicSchema = 'portfolio';

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
 * Returns the address the public side connects with. Throws a `Refusal` when the role could do more.
 */
export async function ensurePublicRole({ publicUrl, ...where }: PublicRoleOptions): Promise<string> {
  return await ensureRole(rights, { ...where, givenUrl: publicUrl });
}

/** One role a database: `grantfolio` has `grantfolio_public`. */
export const publicRoleName = (database: string): string => roleName(database, 'public');

const rights: RoleRights = {
  suffix: 'public',
  setting: 'DATABASE_URL_PUBLIC',
  // Reading of the published schema, now and for tables to come; what PostgreSQL gives everybody is taken.
  grants: async (_client, role, database) => [
    `REVOKE CREATE, TEMPORARY ON DATABASE ${database} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${database} TO ${role}`,
    'REVOKE ALL ON SCHEMA public FROM PUBLIC',
    `GRANT USAGE ON SCHEMA ${publicSchema} TO ${role}`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA ${publicSchema} TO ${role}`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA ${publicSchema} GRANT SELECT ON TABLES TO ${role}`,
  ],
  session: {
    search_path: publicSchema,
    statement_timeout: String(statementTimeoutMs),
    default_transaction_read_only: 'on',
  },
  excess: `${commonExcess([publicSchema])}
  UNION ALL SELECT 'may create temporary tables'
    WHERE has_database_privilege(current_database(), 'TEMPORARY')
  UNION ALL SELECT 'may change the table ' || oid::regclass FROM pg_class
    WHERE relnamespace = '${publicSchema}'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')
      AND has_table_privilege(oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')`,
  bound: `it may only read the schema ${publicSchema}. Revoke the rest, or use a database of the site's own.`,
};
