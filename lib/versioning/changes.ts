/**
 * The sequence of changes that every cache follows. A change is recorded in the transaction that makes it, last, so
 * that numbers are given out in the order of commits.
 */
import type { Prisma } from '#prisma/generated/client.ts';

/** Serialises publishers from here to their commit; without it a later number could become visible first. */
const sequenceLock = 4_703_112;

/** Postgres channel on which followers are woken. */
export const changeChannel = 'grantfolio_change';

/** Records that pages with `tags` are out of date; with `tombstone` no copy of them may ever be served again. */
export async function recordChange(
  tx: Prisma.TransactionClient,
  tags: string[],
  options: { tombstone?: boolean } = {},
): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${sequenceLock})`;
  await tx.change.create({ data: { tags, tombstone: options.tombstone ?? false } });
  await tx.$executeRaw`SELECT pg_notify(${changeChannel}, '')`;
}
