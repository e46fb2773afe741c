/** Which tables and sequences hold the site's data, as the database describes them. Reads only. */
import type pg from 'pg';

/** Every schema with data of ours. The histories of migrations are not data: they are made again. */
const schemas = ['portfolio', 'accounts', 'editorial', 'graphile_worker'];
const histories = new Set(['graphile_worker.migrations']);

export interface Table {
  /** `schema.table` */
  name: string;
  /** Quoted, for a statement. */
  sql: string;
  /** Columns that hold something of their own; what is computed from others is not one. */
  columns: { name: string; type: string }[];
}

/** The tables in the order of their names. */
export async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT nspname || '.' || relname AS name, format('%I.%I', nspname, relname) AS sql,
            (SELECT json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod)) ORDER BY attnum)
               FROM pg_attribute WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns
       FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
      WHERE nspname = ANY($1) AND relkind = 'r' ORDER BY 1`,
    [schemas],
  );
  return rows.filter(({ name }) => !histories.has(name));
}

export interface Sequence {
  name: string;
  lastValue: string;
  isCalled: boolean;
}

/** Where every sequence stands. */
export async function listSequences(client: pg.Client): Promise<Sequence[]> {
  const { rows } = await client.query<{ sql: string }>(
    `SELECT format('%I.%I', nspname, relname) AS sql
       FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
      WHERE nspname = ANY($1) AND relkind = 'S' ORDER BY 1`,
    [schemas],
  );
  const sequences: Sequence[] = [];
  for (const { sql } of rows) {
    const stand = await client.query<{ last_value: string; is_called: boolean }>(
      `SELECT last_value, is_called FROM ${sql}`,
    );
    const [row] = stand.rows;
    if (row) sequences.push({ name: sql, lastValue: row.last_value, isCalled: row.is_called });
  }
  return sequences;
}

/** Names of the migrations that made the tables, in order. */
export async function listMigrations(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM public._prisma_migrations
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return rows.map(({ name }) => name);
}

/** How values are written as text, so that any server of ours reads them back the same. */
export const portableText = `SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres'; SET TimeZone = 'UTC';
  SET bytea_output = 'hex'; SET extra_float_digits = 3; SET statement_timeout = 0; SET lock_timeout = 0;
  SET idle_in_transaction_session_timeout = 0; SET search_path = pg_catalog`;
