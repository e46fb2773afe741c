/** Marks an imported page as drafted, in the transaction that made the draft. It is the caller's to have judged who may. */
import type { Transaction } from '#lib/db/client.ts';
import type { SourceChoices } from '#lib/sources/schema.ts';

/** What became of the page, and what was chosen of it. Pairs told apart from the page hold for the project it became. */
export async function markDrafted(
  tx: Transaction,
  { documentId, projectId, choices, isNew }: Drafted,
  now: Date,
): Promise<boolean> {
  const { count } = await tx.sourceDocument.updateMany({
    where: { id: documentId, state: 'open' },
    data: { state: 'drafted', projectId, choices, changedAt: now },
  });
  if (count === 0) return false;
  if (isNew)
    await tx.$executeRaw`
      INSERT INTO editorial.told_apart (kind, first, second, by, at)
      SELECT 'project', least(second, ${projectId}), greatest(second, ${projectId}), by, at
      FROM editorial.told_apart WHERE kind = 'document' AND first = ${documentId} AND second <> ${projectId}
      ON CONFLICT DO NOTHING`;
  return true;
}

export interface Drafted {
  documentId: string;
  projectId: string;
  choices: SourceChoices;
  isNew: boolean;
}
