/**
 * One transaction for one deed. Begun again when PostgreSQL ended it because two of them waited for each other; any other
 * error is the caller's, and nothing of the deed stands then.
 */
import type { Database, Transaction } from '#lib/db/client.ts';

/** A third deadlock in a row has another cause than chance. */
const tries = 3;

/** Runs `work` in a transaction and returns what it returns. It may take as long as any deed, or `longestMs`. */
export async function inTransaction<T>(
  db: Database,
  work: (tx: Transaction) => Promise<T>,
  { longestMs }: { longestMs?: number } = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.$transaction(work, longestMs === undefined ? {} : { timeout: longestMs });
    } catch (error) {
      if (attempt === tries || !isDeadlock(error)) throw error;
    }
  }
}

/** Prisma's own code for a deadlock or a failed serialisation, or PostgreSQL's behind a raw query. */
function isDeadlock(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return error.code === 'P2034' || (error.code === 'P2010' && /40P01|40001/.test(error.message));
}
