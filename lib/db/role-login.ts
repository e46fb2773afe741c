/**
 * How a role of the site gets in: its name, its password, and that its address leads to the right database. What it may
 * do there is said by roles.ts and staff-role.ts.
 */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';
import { addressFor, partsOf, shownAddress } from '#lib/db/address.ts';
import { passwordFor } from '#lib/db/secrets.ts';
import { Refusal } from '#lib/errors.ts';

/** PostgreSQL cuts longer names. */
const longestName = 63;

/** One role a database and purpose: `grantfolio` has `grantfolio_public` and `grantfolio_staff`. */
export function roleName(database: string, suffix: 'public' | 'staff'): string {
  const name = `${database}_${suffix}`;
  if (Buffer.byteLength(name) <= longestName) return name;
  return `${createHash('sha256').update(database).digest('hex').slice(0, 24)}_${suffix}`;
}

/** Makes the role when it is missing, or gives it a new password when ours is not let in; returns its address. */
export async function loginFor(
  client: pg.Client,
  options: { ownerUrl: string; dataDir: string; suffix: 'public' | 'staff'; setting: string },
): Promise<string> {
  const { ownerUrl, dataDir, suffix, setting } = options;
  const role = roleName(partsOf(ownerUrl).database, suffix);
  const password = passwordFor(dataDir, `${role}@${shownAddress(ownerUrl)}`);
  const address = addressFor(ownerUrl, role, password);
  await createRole(client, { name: role, password, knowsPassword: await letsIn(address), suffix, setting });
  return address;
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

async function createRole(
  client: pg.Client,
  options: { name: string; password: string; knowsPassword: boolean; suffix: string; setting: string },
): Promise<void> {
  const { name, password, knowsPassword, suffix, setting } = options;
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
      `The role of DATABASE_URL may not create the ${suffix} role: give it CREATEROLE, or make a role yourself (CREATE ROLE … LOGIN PASSWORD …) and set ${setting} to its address.`,
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

/** Refuses an address in `setting` that does not lead to the very database that was migrated. */
export async function refuseStranger(owner: pg.Client, address: string, setting: string): Promise<void> {
  const identity = `SELECT current_database() AS name, pg_postmaster_start_time()::text AS since,
                           inet_server_port() AS port`;
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const [ours, theirs] = [await owner.query(identity), await client.query(identity)];
    if (ours.rows[0].name === theirs.rows[0].name && ours.rows[0].since === theirs.rows[0].since) return;
  } catch (error) {
    throw new Refusal(
      `Nobody gets in with ${setting} (${(error as { code?: string }).code ?? (error as Error).message}): correct its name, password and place.`,
      { cause: error },
    );
  } finally {
    await client.end().catch(() => {});
  }
  throw new Refusal(`${setting} and DATABASE_URL lead to different databases: correct one of them.`);
}

/** Signs in at `address` and asks what its role may do too much, one phrase a row; null when that is nothing. */
export async function excessOf(address: string, question: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ may: string }>(question);
    if (rows.length === 0) return null;
    const list = rows.slice(0, 5).map((row) => row.may);
    return `${list.join(', ')}${rows.length > 5 ? ' and more' : ''}`;
  } finally {
    await client.end().catch(() => {});
  }
}
