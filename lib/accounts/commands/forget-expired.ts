/** Forgets what let somebody in and does so no longer: sessions, proofs under way, invitations. Keeps who is there. */
import type { Transaction } from '#lib/db/client.ts';

/** An invitation that ran out still says for a while that it did. */
const invitationDays = 90;

/** Removes what ran out before `now`. For the daily clean-up; nobody's request. */
export async function forgetExpiredAccess(db: Transaction, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
  await db.session.deleteMany({ where: { expiresAt: { lt: before(1) } } });
  await db.verification.deleteMany({ where: { expiresAt: { lt: before(1) } } });
  await db.rateLimit.deleteMany({ where: { expire: { lt: BigInt(before(1).getTime()) } } });
  await db.invitation.deleteMany({ where: { expiresAt: { lt: before(invitationDays) } } });
}
