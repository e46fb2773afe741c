/**
 * Forgets who had an editor open yesterday, links that lead nowhere any more, text that its owner put aside and tables that
 * nobody went on with. Never touches a saved text, nor one that is still offered.
 */
import type { Transaction } from '#lib/db/client.ts';
import { discardedDays } from '#lib/projects/rules/trash.ts';

/** Whoever opens a link that ran out reads so for a month; then it is unknown. */
const linkDays = 30;

/** A table of which nothing was carried out waits for a month; the file of one that was is kept for a quarter. */
const tableDays = 30;
const fileDays = 90;

/** Removes what ran out before `now`. For the daily clean-up; nobody's request. */
export async function forgetExpiredTraces(db: Transaction, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
  await db.presence.deleteMany({ where: { seenAt: { lt: before(1) } } });
  await db.workingCopy.deleteMany({ where: { discardedAt: { lt: before(discardedDays) } } });
  await db.promoterQuestion.updateMany({
    where: { email: { not: '' }, expiresAt: { lt: before(linkDays) } },
    data: { email: '' },
  });
  await db.shareLink.deleteMany({ where: { expiresAt: { lt: before(linkDays) } } });
  await db.batch.deleteMany({
    where: {
      kind: 'import',
      state: { in: ['uploaded', 'prepared'] },
      fileKey: { not: null },
      createdAt: { lt: before(tableDays) },
    },
  });
  // The files themselves go with the next look for what belongs to nothing.
  await db.batch.updateMany({
    where: { fileKey: { not: null }, createdAt: { lt: before(fileDays) } },
    data: { fileKey: null },
  });
}
