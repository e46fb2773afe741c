/**
 * How often something may be tried, counted in the database by its own clock, so that it holds over several processes
 * and restarts. An attempt counts before it is judged: many at once gain nothing.
 */
import { createHash } from 'node:crypto';
import type { Database, Transaction } from '#lib/db/client.ts';

export interface Limit {
  /** What is counted: `account`, `network`… */
  name: string;
  most: number;
  seconds: number;
}

/** A counter of a limit: whose attempts are counted. */
export interface Counter {
  limit: Limit;
  subject: string;
}

/** Addresses of people and networks are not kept readable: the counter needs only to find its row again. */
const keyOf = ({ limit, subject }: Counter) =>
  `${limit.name}:${createHash('sha256').update(subject).digest('base64url')}`;

/**
 * Counts an attempt for every counter, and returns in how many seconds the next may come, or null when this one may go
 * on. A refused attempt counts for none of them, so that waiting helps.
 */
export async function countAttempt(db: Database, counters: readonly Counter[]): Promise<number | null> {
  return db.$transaction(async (tx) => {
    // Always in one order, so that two attempts never wait for each other.
    const ordered = counters
      .map((counter) => ({ ...counter, key: keyOf(counter) }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1));
    let longestWait: number | null = null;
    const counted: string[] = [];
    for (const { key, limit } of ordered) {
      const [row] = await tx.$queryRaw<{ points: number; seconds: number }[]>`
        INSERT INTO accounts.rate_limit AS r (key, points, expire)
        VALUES (${key}, 1, extract(epoch FROM clock_timestamp()) * 1000 + ${limit.seconds}::int * 1000)
        ON CONFLICT (key) DO UPDATE SET
          points = CASE WHEN r.expire <= extract(epoch FROM clock_timestamp()) * 1000 THEN 1 ELSE r.points + 1 END,
          expire = CASE WHEN r.expire <= extract(epoch FROM clock_timestamp()) * 1000
                        THEN EXCLUDED.expire ELSE r.expire END
        RETURNING points, ceil((expire - extract(epoch FROM clock_timestamp()) * 1000) / 1000)::int AS seconds`;
      counted.push(key);
      if (row && row.points > limit.most) longestWait = Math.max(longestWait ?? 1, row.seconds);
    }
    if (longestWait !== null) await give(tx, counted);
    return longestWait;
  });
}

/** Takes back a counted attempt that turned out to be right: only wrong ones add up. */
export async function forgiveAttempt(
  db: Database | Transaction,
  counters: readonly Counter[],
): Promise<void> {
  await give(db, counters.map(keyOf).toSorted());
}

async function give(db: Database | Transaction, keys: readonly string[]): Promise<void> {
  for (const key of keys)
    await db.$executeRaw`UPDATE accounts.rate_limit SET points = points - 1 WHERE key = ${key} AND points > 0`;
}
