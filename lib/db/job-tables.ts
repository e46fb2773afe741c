/**
 * The tables of the job queue, in the schema graphile_worker, which Prisma does not know. Only the owner makes them.
 */
import type pg from 'pg';

/** Makes or updates the tables. `client` is the owner's, and holds the lock of the migrations. */
export async function installJobTables(client: pg.Client): Promise<void> {
  // Loaded here alone: the web process has no use for it when jobs run apart.
  const { Logger, runMigrations } = await import('graphile-worker');
  const silent = new Logger(() => () => {});
  await runMigrations({ pgPool: poolOf(client), logger: silent, schema: 'graphile_worker' });
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
