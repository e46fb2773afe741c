/**
 * Puts dumped data into a database that has the tables and nothing else, all of it or nothing. Never adds to what is
 * there.
 */
import type pg from 'pg';
import type { DumpedTable } from '#lib/db/dump.ts';
import { listTables, portableText, type Sequence, type Table } from '#lib/db/tables.ts';
import { Refusal } from '#lib/errors.ts';

export interface LoadOptions {
  tables: readonly DumpedTable[];
  sequences: readonly Sequence[];
  /** The lines of a table as they were dumped. */
  read: (table: string) => AsyncIterable<string>;
}

/** Bytes of lines that go into one statement. */
const batchBytes = 4_000_000;

/** Loads every table in one transaction. The database was just migrated to the state of the dump. */
export async function loadDatabase(
  client: pg.Client,
  { tables, sequences, read }: LoadOptions,
): Promise<void> {
  await client.query(portableText);
  const present = new Map((await listTables(client)).map((table) => [table.name, table]));
  const unknown = tables.filter(({ name }) => !present.has(name));
  if (unknown.length > 0)
    throw new Refusal(
      `The backup holds tables that this version does not know (${unknown.map(({ name }) => name).join(', ')}): restore it with the version that made it.`,
    );
  await client.query('BEGIN');
  try {
    const all = [...present.values()];
    const links = await takeOffLinks(client, all);
    for (const { sql } of all) await client.query(`ALTER TABLE ${sql} DISABLE TRIGGER USER`);
    await client.query(`TRUNCATE ${all.map(({ sql }) => sql).join(', ')}`);
    for (const table of tables) await loadTable(client, present.get(table.name), table, read(table.name));
    for (const { sql } of all) await client.query(`ALTER TABLE ${sql} ENABLE TRIGGER USER`);
    for (const { table, name, definition } of links)
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
    for (const { name, lastValue, isCalled } of sequences)
      await client.query('SELECT setval($1::regclass, $2, $3)', [name, lastValue, isCalled]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
  await client.query('ANALYZE');
}

/** Rows come table by table, so what binds tables to each other is put back, and thereby checked, at the end. */
async function takeOffLinks(client: pg.Client, tables: readonly Table[]) {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
       FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY($1::regclass[]) ORDER BY 1, 2`,
    [tables.map(({ sql }) => sql)],
  );
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  return rows;
}

async function loadTable(
  client: pg.Client,
  table: Table | undefined,
  { columns, rows: expected }: DumpedTable,
  lines: AsyncIterable<string>,
): Promise<void> {
  if (table === undefined) throw new Error('The table was there a moment ago.');
  const types = new Map(table.columns.map(({ name, type }) => [name, type]));
  const names = columns.map(({ name }) => client.escapeIdentifier(name)).join(', ');
  const values = columns.map(({ name, type }, index) => `(line->>${index})::${types.get(name) ?? type}`);
  const statement = `INSERT INTO ${table.sql} (${names}) OVERRIDING SYSTEM VALUE
    SELECT ${values.join(', ')} FROM unnest($1::json[]) AS line`;
  let batch: string[] = [];
  let bytes = 0;
  let loaded = 0;
  const flush = async () => {
    if (batch.length === 0) return;
    await client.query(statement, [batch]);
    loaded += batch.length;
    batch = [];
    bytes = 0;
  };
  for await (const line of lines) {
    batch.push(line);
    bytes += line.length;
    if (bytes > batchBytes) await flush();
  }
  await flush();
  if (loaded !== expected)
    throw new Refusal(
      `The backup promises ${expected} rows of ${table.name} and holds ${loaded}: it is damaged; take another.`,
    );
}
