/**
 * Writes all data of the database as text, one line a row: an array of the values as PostgreSQL itself writes them. One
 * snapshot for all tables, while the site goes on. Changes nothing.
 */
import { createHash } from 'node:crypto';
import type pg from 'pg';
import {
  listMigrations,
  listSequences,
  listTables,
  portableText,
  type Sequence,
  type Table,
} from '#lib/db/tables.ts';

export interface DumpedTable {
  name: string;
  columns: Table['columns'];
  rows: number;
  bytes: number;
  /** sha-256 of the lines, hex. Equal tables have equal ones: the lines are in the order of their text. */
  sha256: string;
}

export interface Dump {
  server: string;
  migrations: string[];
  tables: DumpedTable[];
  sequences: Sequence[];
}

/** Takes the lines of one table, some at a time. */
export type TableWriter = { write: (lines: string) => Promise<void>; end: () => Promise<void> };

/** Rows fetched at once: some megabytes of the longest documents. */
const rowsAtOnce = 500;

/** Dumps every table to what `open` gives for its name. */
export async function dumpDatabase(
  client: pg.Client,
  open: (table: string) => Promise<TableWriter>,
): Promise<Dump> {
  await client.query(portableText);
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    const tables: DumpedTable[] = [];
    for (const table of await listTables(client)) tables.push(await dumpTable(client, table, open));
    const { rows } = await client.query<{ version: string }>(
      "SELECT current_setting('server_version') AS version",
    );
    return {
      server: rows[0]?.version ?? '',
      migrations: await listMigrations(client),
      tables,
      // Sequences know no snapshot; what was given out since leaves a gap, never a number twice.
      sequences: await listSequences(client),
    };
  } finally {
    await client.query('ROLLBACK');
  }
}

async function dumpTable(
  client: pg.Client,
  { name, sql, columns }: Table,
  open: (table: string) => Promise<TableWriter>,
): Promise<DumpedTable> {
  const values = columns.map((column) => `${client.escapeIdentifier(column.name)}::text`).join(', ');
  const hash = createHash('sha256');
  const writer = await open(name);
  const dumped: DumpedTable = { name, columns, rows: 0, bytes: 0, sha256: '' };
  await client.query(
    `DECLARE dump NO SCROLL CURSOR FOR
     SELECT line FROM (SELECT to_json(ARRAY[${values}])::text AS line FROM ${sql}) AS row
      ORDER BY line COLLATE "C"`,
  );
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${rowsAtOnce} FROM dump`);
    if (rows.length === 0) break;
    const lines = rows.map(({ line }) => `${line}\n`).join('');
    hash.update(lines);
    dumped.rows += rows.length;
    dumped.bytes += Buffer.byteLength(lines);
    await writer.write(lines);
  }
  await client.query('CLOSE dump');
  await writer.end();
  return { ...dumped, sha256: hash.digest('hex') };
}
