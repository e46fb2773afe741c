/**
 * The tables of the job queue, in a schema of their own that Prisma does not know. Only the owner makes them; who may
 * use them is decided by grants alone.
 */
import type pg from 'pg';

/** Where graphile-worker keeps its jobs. */
export const jobSchema = 'graphile_worker';

/** Makes or updates the tables. `client` is the owner's, and holds the lock of the migrations. */
export async function installJobTables(client: pg.Client): Promise<void> {
  // Loaded here alone: the web process has no use for it when jobs run apart.
  const { Logger, runMigrations } = await import('graphile-worker');
  const silent = new Logger(() => () => {});
  await runMigrations({ pgPool: poolOf(client), logger: silent, schema: jobSchema });
  await letGrantsDecide(client);
}

/** The one connection, in the shape of a pool. */
function poolOf(client: pg.Client): pg.Pool {
  const lent = { query: client.query.bind(client), release: () => {} };
  return {
    options: { max: 1 },
    listeners: () => [() => {}],
    connect: async () => lent,
  } as unknown as pg.Pool;
}

/** The tables come closed to every role but the owner; one policy for all opens them to those with a grant. */
async function letGrantsDecide(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string }>(
    `SELECT format('%I.%I', $1::text, relname) AS table FROM pg_class
      WHERE relnamespace = $1::regnamespace AND relrowsecurity
        AND NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid)`,
    [jobSchema],
  );
  for (const { table } of rows)
    await client.query(`CREATE POLICY by_grant ON ${table} USING (true) WITH CHECK (true)`);
}
