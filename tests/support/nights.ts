/**
 * Keeps the nightly jobs of a site under test from running: whoever compares what stood there before with what stands
 * there after may do so at any hour. Never touches a job that somebody asked for.
 */
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

/** What runs by the clock, see `nightly` in lib/web/jobs.ts. */
const nightJobs = ['look-over', 'clean-up'];
const lookEveryMs = 50;
const overWithinMs = 60_000;

/**
 * Says of every night of the coming months that it has been worked off, and waits for the one that may have begun. The
 * queue begins a job of the clock only when it is later than the last one it knows of.
 */
export async function withoutNights(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO graphile_worker._private_known_crontabs AS known (identifier, known_since, last_execution)
       SELECT name, now(), now() + interval '100 days' FROM unnest($1::text[]) AS name
       ON CONFLICT (identifier) DO UPDATE SET last_execution = excluded.last_execution`,
      [nightJobs],
    );
    const until = performance.now() + overWithinMs;
    for (;;) {
      const { rowCount } = await client.query(
        'SELECT FROM graphile_worker.jobs WHERE task_identifier = ANY($1::text[])',
        [nightJobs],
      );
      if (rowCount === 0) return;
      if (performance.now() > until) throw new Error('A nightly job does not end.');
      await wait(lookEveryMs);
    }
  } finally {
    await client.end();
  }
}
