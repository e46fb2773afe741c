/**
 * The public role: it may read the schema `portfolio` and nothing else in the database, so that no forgotten condition
 * can show what is not published. Made and checked at every start.
 */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';
import { addressFor, partsOf, shownAddress } from '#lib/db/address.ts';
import { connectOwner } from '#lib/db/checks.ts';
import { passwordFor } from '#lib/db/secrets.ts';
import { Refusal } from '#lib/errors.ts';

/** The only schema the public may read. */
export const publicSchema = 'portfolio';

/** A page's slowest search took 40 ms; what runs for seconds is stuck, and holds a connection others wait for. */
const statementTimeoutMs = 3000;

/** PostgreSQL cuts longer names. */
const longestName = 63;

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
      await refuseStranger(client, publicUrl);
      await refuseExcess(publicUrl);
      return publicUrl;
    }
    const role = publicRoleName(partsOf(ownerUrl).database);
    const password = passwordFor(dataDir, `${role}@${shownAddress(ownerUrl)}`);
    const address = addressFor(ownerUrl, role, password);
    await createRole(client, role, password, await letsIn(address));
    await admit(client, role, true);
    await refuseExcess(address);
    return address;
  } finally {
    await client.end();
  }
}

/** One role a database: `grantfolio` has `grantfolio_public`. */
export function publicRoleName(database: string): string {
  const name = `${database}_public`;
  if (Buffer.byteLength(name) <= longestName) return name;
  return `${createHash('sha256').update(database).digest('hex').slice(0, 24)}_public`;
}

async function letsIn(address: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function createRole(client: pg.Client, name: string, password: string, knowsPassword: boolean) {
  const role = client.escapeIdentifier(name);
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
  try {
    if (!rowCount) await client.query(`CREATE ROLE ${role} NOINHERIT`);
    if (!knowsPassword)
      await client.query(
        `ALTER ROLE ${role} LOGIN NOINHERIT PASSWORD ${client.escapeLiteral(scramVerifier(password))}`,
      );
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    throw new Refusal(
      `The role of DATABASE_URL may not create the public role: give it CREATEROLE, or make a role yourself (CREATE ROLE … LOGIN PASSWORD …) and set DATABASE_URL_PUBLIC to its address.`,
      { cause: error },
    );
  }
}

/**
 * What the server keeps of a password (RFC 5803), so that the password itself never stands in its log.
 * 4,096 rounds are PostgreSQL's own number; the password has 144 random bits.
 */
function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const rounds = 4096;
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256');
  const sign = (text: string) => createHmac('sha256', salted).update(text).digest();
  const stored = createHash('sha256').update(sign('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${stored}:${sign('Server Key').toString('base64')}`;
}

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

/** The public address must lead to the very database that was migrated. */
async function refuseStranger(owner: pg.Client, publicUrl: string): Promise<void> {
  const identity = `SELECT current_database() AS name, pg_postmaster_start_time()::text AS since,
                           inet_server_port() AS port`;
  const client = new pg.Client({ connectionString: publicUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const [ours, theirs] = [await owner.query(identity), await client.query(identity)];
    if (ours.rows[0].name === theirs.rows[0].name && ours.rows[0].since === theirs.rows[0].since) return;
  } catch (error) {
    throw new Refusal(
      `Nobody gets in with DATABASE_URL_PUBLIC (${(error as { code?: string }).code ?? (error as Error).message}): correct its name, password and place.`,
      { cause: error },
    );
  } finally {
    await client.end().catch(() => {});
  }
  throw new Refusal('DATABASE_URL_PUBLIC and DATABASE_URL lead to different databases: correct one of them.');
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
  const client = new pg.Client({ connectionString: publicUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ may: string }>(excess);
    if (rows.length === 0) return;
    const list = rows.slice(0, 5).map((row) => row.may);
    throw new Refusal(
      `The public role ${partsOf(publicUrl).role} ${list.join(', ')}${rows.length > 5 ? ' and more' : ''}: it may only read the schema ${publicSchema}. Revoke the rest, or use a database of the site's own.`,
    );
  } finally {
    await client.end().catch(() => {});
  }
}
