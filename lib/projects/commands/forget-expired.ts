/** Forgets who had an editor open yesterday and links that lead nowhere any more. Never touches a text. */
import type { Transaction } from '#lib/db/client.ts';

/** Whoever opens a link that ran out reads so for a month; then it is unknown. */
const linkDays = 30;

/** Removes what ran out before `now`. For the daily clean-up; nobody's request. */
export async function forgetExpiredTraces(db: Transaction, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
  await db.presence.deleteMany({ where: { seenAt: { lt: before(1) } } });
  await db.promoterQuestion.updateMany({
    where: { email: { not: '' }, expiresAt: { lt: before(linkDays) } },
    data: { email: '' },
  });
  await db.shareLink.deleteMany({ where: { expiresAt: { lt: before(linkDays) } } });
}
