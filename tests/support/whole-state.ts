/** The state of a site as one value a table and file, so that a test can say that nothing has changed, or what has. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Database } from '#lib/db/client.ts';

/** Counting what is refused is no change, and neither is that somebody was here. */
const countsAttempts = 'accounts.rate_limit';
const timesOfSessions = ['updated_at', 'expires_at'];

export type WholeState = Readonly<Record<string, string>>;

interface Table {
  name: string;
}

async function tablesOf(db: Database): Promise<string[]> {
  const tables = await db.$queryRaw<Table[]>`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname IN ('accounts', 'editorial', 'portfolio') ORDER BY 1`;
  return tables.map(({ name }) => name).filter((name) => name !== countsAttempts);
}

/** A hash of the rows of each table and of each uploaded file and letter. */
export async function wholeState(db: Database, dataDir: string): Promise<WholeState> {
  const left = timesOfSessions.map((column) => ` - '${column}'`).join('');
  const parts = (await tablesOf(db)).map(
    (name) =>
      `SELECT '${name}' AS name, md5(coalesce(string_agg(row, '' ORDER BY row), '')) AS hash
         FROM (SELECT md5((to_jsonb(t)${name === 'accounts.session' ? left : ''})::text) AS row FROM ${name} t) rows`,
  );
  const rows = await db.$queryRawUnsafe<{ name: string; hash: string }[]>(parts.join(' UNION ALL '));
  const files = globSync(['files/**/*', 'mail/**/*'], { cwd: dataDir, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file): [string, string] => [
      path.relative(dataDir, file),
      createHash('sha256').update(readFileSync(file)).digest('hex'),
    ]);
  return Object.fromEntries([...rows.map(({ name, hash }): [string, string] => [name, hash]), ...files]);
}

/** Every column of every table, and where a text stands that a test has sent. */
export async function columnsHolding(db: Database, text: string): Promise<string[]> {
  const parts = (await tablesOf(db)).map(
    (name) =>
      `SELECT '${name}' AS name, pair.key AS column FROM ${name} t, jsonb_each(to_jsonb(t)) pair
        WHERE pair.value::text LIKE '%${text}%'`,
  );
  const rows = await db.$queryRawUnsafe<{ name: string; column: string }[]>(parts.join(' UNION ALL '));
  return [...new Set(rows.map(({ name, column }) => `${name}.${column}`))].toSorted();
}

/** Names of all columns of the tables that staff write, as the database and as the code spell them. */
export async function columnNames(db: Database): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT DISTINCT column_name AS name FROM information_schema.columns
     WHERE table_schema IN ('accounts', 'editorial') ORDER BY 1`;
  const spelled = rows.flatMap(({ name }) => [
    name,
    name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  ]);
  return [...new Set(spelled)];
}
