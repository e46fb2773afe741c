/** Forgets what it takes to undo a merge, once it can no longer be undone. Never touches an organisation. */
import type { Transaction } from '#lib/db/client.ts';
import { mergeUndoDays } from '#lib/organisations/rules.ts';

/** Removes what ran out before `now`. For the daily clean-up; nobody's request. */
export async function forgetOldMerges(db: Transaction, now: Date): Promise<void> {
  const before = new Date(now.getTime() - mergeUndoDays * 86_400_000);
  await db.organisationMerge.deleteMany({ where: { at: { lt: before } } });
}
