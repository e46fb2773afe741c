/**
 * What a PostgreSQL must be able to do before the site uses it, each refused in words with the way out. Changes
 * nothing: what it tries, it rolls back.
 */
import pg from 'pg';
import { partsOf, shownAddress } from '#lib/db/address.ts';
import { Refusal } from '#lib/errors.ts';

/** The oldest major version the site is tested on. */
const oldestMajor = 15;

/** Connects as the owner, or says in words why that is impossible. Close the client afterwards. */
export async function connectOwner(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw new Refusal(whyNotConnected(ownerUrl, error as Error & { code?: string }), { cause: error });
  }
}

function whyNotConnected(url: string, error: Error & { code?: string }): string {
  const { role, database } = partsOf(url);
  switch (error.code) {
    case '28P01':
    case '28000':
      return `The database at ${shownAddress(url)} does not let ${role} in: correct the name and password in DATABASE_URL.`;
    case '3D000':
      return `There is no database ${database} at ${shownAddress(url)}: create it (CREATE DATABASE) or correct DATABASE_URL.`;
    case '53300':
      return `The database at ${shownAddress(url)} has no free connection: raise its max_connections or end other clients.`;
    case '57P03':
      return `The database at ${shownAddress(url)} is starting or stopping: start the site again in a moment.`;
    default:
      return `The database at ${shownAddress(url)} cannot be reached (${error.code ?? error.message}): start it, or correct DATABASE_URL.`;
  }
}

/** Refuses a server or database that the site cannot run on. Call before migrating. */
export async function checkServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{
    version: string;
    number: number;
    encoding: string;
    trigrams: boolean;
  }>(
    `SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
            current_setting('server_encoding') AS encoding,
            EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_trgm') AS trigrams`,
  );
  const [server] = rows;
  if (!server) throw new Error('The server does not describe itself.');
  if (server.number < oldestMajor * 10_000)
    throw new Refusal(
      `This is PostgreSQL ${server.version}, and ${oldestMajor} is the oldest that will do: upgrade it or choose another server in DATABASE_URL.`,
    );
  if (server.encoding !== 'UTF8')
    throw new Refusal(
      `The database is encoded in ${server.encoding}: create it anew with ENCODING 'UTF8' TEMPLATE template0.`,
    );
  if (!server.trigrams)
    throw new Refusal(
      'The server lacks the extension pg_trgm: install the contrib package of its PostgreSQL (Debian has it in postgresql).',
    );
  await checkTrigrams(client);
}

/** Tries the extension where the first migration puts it; where it already is elsewhere, the public role could not use it. */
async function checkTrigrams(client: pg.Client): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query('CREATE SCHEMA IF NOT EXISTS portfolio');
    await client.query('CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA portfolio');
    const { rows } = await client.query<{ schema: string }>(
      "SELECT extnamespace::regnamespace::text AS schema FROM pg_extension WHERE extname = 'pg_trgm'",
    );
    if (rows[0]?.schema !== 'portfolio')
      throw new Refusal(
        `The extension pg_trgm is in the schema ${rows[0]?.schema} of this database, where the public role may not go: move it with ALTER EXTENSION pg_trgm SET SCHEMA portfolio (create that schema first), or use a database of the site's own.`,
      );
    const letters = await client.query<{ count: number }>(
      "SELECT cardinality(portfolio.show_trgm('я')) AS count",
    );
    if (!letters.rows[0]?.count)
      throw new Refusal(
        "The database does not know Cyrillic letters (its locale is C): create it anew with a UTF-8 locale, such as LOCALE 'C.UTF-8' TEMPLATE template0.",
      );
  } catch (error) {
    if ((error as { code?: string }).code === '42501')
      throw new Refusal(
        `The role of DATABASE_URL may not create schemas and extensions here: make it the owner of the database (ALTER DATABASE … OWNER TO …).`,
        { cause: error },
      );
    throw error;
  } finally {
    await client.query('ROLLBACK');
  }
}

/** Refuses a server that may lose a commit it has acknowledged. */
export async function checkDurability(client: pg.Client): Promise<void> {
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit'] as const) {
    const { rows } = await client.query<{ value: string }>('SELECT current_setting($1) AS value', [setting]);
    if (rows[0]?.value === 'off')
      throw new Refusal(
        `The database runs with ${setting} = off and could lose what it has confirmed: turn it on (ALTER SYSTEM SET ${setting} = on; SELECT pg_reload_conf()) and start again.`,
      );
  }
}
