/**
 * Removes databases that were made for a while: with whatever still reads them, and only what its caller may end. Never
 * `WITH (FORCE)`, which fails for all but superusers while the server itself tidies up there.
 */
import type pg from 'pg';

/** PostgreSQL's "is being accessed by other users". */
const inUse = '55006';

/** The server waits five seconds for those whom it told to end; on a busy machine that may be too short. */
const goneWithinMs = 60_000;

/** Ends who is connected, as far as this role may, and removes the database; does nothing when there is none. */
export async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  const until = performance.now() + goneWithinMs;
  for (;;) {
    // Of others a role sees no more than that they are there.
    await client.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND backend_type = 'client backend'",
      [name],
    );
    try {
      await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)}`);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== inUse || performance.now() > until) throw error;
    }
  }
}
