/**
 * How a role of the site is made ready at every start: it gets in, is given its privileges, all or none, and is refused
 * when it could do more. What it may do is said by roles.ts and staff-role.ts.
 */
import type pg from 'pg';
import { partsOf } from '#lib/db/address.ts';
import { connectOwner } from '#lib/db/checks.ts';
import { excessOf, loginFor, refuseStranger } from '#lib/db/role-login.ts';
import { Refusal } from '#lib/errors.ts';

export interface RoleRights {
  suffix: 'public' | 'staff';
  /** The setting that names a role which the operator made. */
  setting: string;
  /** Statements that give the role what it needs; both names are escaped. */
  grants: (client: pg.Client, role: string, database: string) => Promise<readonly string[]>;
  /** How its sessions run; an operator's own role keeps its own. */
  session: Readonly<Record<string, string>>;
  /** Asks, as that role, what it may do too much: one phrase a row, in the column `may`. */
  excess: string;
  /** What it may do at the most, and what to do about the rest. */
  bound: string;
}

export interface RoleOptions {
  ownerUrl: string;
  /** Where the password of a role made here is kept. */
  dataDir: string;
  /** The address of a role that the operator made; null makes one. */
  givenUrl: string | null;
}

/** Makes the role or takes the given one and returns the address it gets in by. Throws a {@link Refusal} when it could do more. */
export async function ensureRole(
  rights: RoleRights,
  { ownerUrl, dataDir, givenUrl }: RoleOptions,
): Promise<string> {
  const { suffix, setting } = rights;
  const client = await connectOwner(ownerUrl);
  try {
    const address = givenUrl ?? (await loginFor(client, { ownerUrl, dataDir, suffix, setting }));
    await admit(client, rights, partsOf(address).role, givenUrl === null);
    if (givenUrl !== null) await refuseStranger(client, givenUrl, setting);
    const may = await excessOf(address, rights.excess);
    if (may !== null)
      throw new Refusal(`The ${suffix} role ${partsOf(address).role} ${may}: ${rights.bound}`);
    return address;
  } finally {
    await client.end();
  }
}

async function admit(client: pg.Client, rights: RoleRights, name: string, isOurs: boolean): Promise<void> {
  const { suffix, setting, grants, session } = rights;
  const role = client.escapeIdentifier(name);
  const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
  const database = client.escapeIdentifier(rows[0]?.name ?? '');
  await client.query('BEGIN');
  try {
    // One start at a time: concurrent changes of the same privileges fail in PostgreSQL.
    await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`grantfolio.${suffix}-role`]);
    for (const statement of await grants(client, role, database)) await client.query(statement);
    if (isOurs)
      for (const [name, value] of Object.entries(session))
        await client.query(`ALTER ROLE ${role} IN DATABASE ${database} SET ${name} = ${value}`);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    if ((error as { code?: string }).code === '42704')
      throw new Refusal(`There is no role ${name}: create it, or correct ${setting}.`, { cause: error });
    throw error;
  }
}

/** What no role of the site may do, beside what its own schemas say; `entered`: those it may see. */
export const commonExcess = (entered: readonly string[]): string => `
  SELECT 'is a superuser' AS may FROM pg_roles WHERE rolname = current_user AND rolsuper
  UNION ALL SELECT 'passes row security' FROM pg_roles WHERE rolname = current_user AND rolbypassrls
  UNION ALL SELECT 'may create roles' FROM pg_roles WHERE rolname = current_user AND rolcreaterole
  UNION ALL SELECT 'may create databases' FROM pg_roles WHERE rolname = current_user AND rolcreatedb
  UNION ALL SELECT 'belongs to the role ' || rolname FROM pg_roles
    WHERE rolname <> current_user AND pg_has_role(current_user, oid, 'MEMBER')
  UNION ALL SELECT 'may create in the database'
    WHERE has_database_privilege(current_database(), 'CREATE')
  UNION ALL SELECT 'may enter the schema ' || nspname FROM pg_namespace
    WHERE nspname NOT IN (${[...entered, 'pg_catalog', 'information_schema'].map((schema) => `'${schema}'`).join(', ')})
      AND nspname NOT LIKE 'pg\\_toast%' AND nspname NOT LIKE 'pg\\_temp%'
      AND has_schema_privilege(oid, 'USAGE')
  UNION ALL SELECT 'may create in the schema ' || nspname FROM pg_namespace
    WHERE has_schema_privilege(oid, 'CREATE')`;
