/** Why projects that stand may be one: the reasons that count for pages, between their texts. Proposes; a person decides. */
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Transaction } from '#lib/db/client.ts';
import { fingerprintOfDraft } from '#lib/imports/drafts/fingerprints.ts';
import { compare, type Duplicate } from '#lib/imports/pages/match.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import { findStandingText } from '#lib/projects/queries/standing-text.ts';

/** By the id of each of `others` that the person may read: what it has in common with `projectId`; nothing too little. */
export async function reasonsAlike(
  db: Transaction,
  actor: StaffActor,
  projectId: string,
  others: readonly string[],
): Promise<ReadonlyMap<string, Duplicate['reasons']>> {
  const found = new Map<string, Duplicate['reasons']>();
  if (others.length === 0) return found;
  const registers = await loadFormRegisters(db);
  const printOf = async (id: string) => {
    const text = await findStandingText(db, actor, id);
    return text.ok ? fingerprintOfDraft(id, text.value.draft, registers) : null;
  };
  const own = await printOf(projectId);
  for (const id of others) {
    const print = own && (await printOf(id));
    const like = own && print && compare(own, print);
    if (like) found.set(id, like.reasons);
  }
  return found;
}
