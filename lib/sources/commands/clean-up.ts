/**
 * Removes imported pages for good when their time is over: what was put away or refused, what nobody went on with, and
 * what belonged to projects that are no more. A page that a project was made of stays as long as the project.
 */
import type { Database, Transaction } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import { dismissedDays, openDays } from '#lib/sources/rules.ts';
import { recordAudit } from '#lib/versioning/audit.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** One night's work; what is left waits for the next. */
const mostANight = 1000;

/** Removes them; their files go with the next clean-up of the storage. Returns how many. */
export async function forgetOldDocuments(db: Database, now: Date): Promise<number> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const old: Prisma.SourceDocumentWhereInput = {
    OR: [
      { state: { in: ['dismissed', 'refused'] }, changedAt: { lt: before(dismissedDays) } },
      { state: 'open', changedAt: { lt: before(openDays) } },
    ],
  };
  const ended = await db.sourceDocument.findMany({
    where: old,
    select: { id: true },
    orderBy: { changedAt: 'asc' },
    take: mostANight,
  });
  const orphaned = await db.$queryRaw<{ id: string }[]>`
    SELECT d.id::text FROM editorial.source_document d
    WHERE d.state = 'drafted' AND NOT EXISTS (SELECT FROM editorial.entry e WHERE e.project_id = d.project_id)
    ORDER BY d.changed_at LIMIT ${mostANight}`;
  let removed = 0;
  for (const { id } of ended)
    if (await inTransaction(db, (tx) => remove(tx, { ...old, id }, id))) removed += 1;
  for (const { id } of orphaned)
    if (await inTransaction(db, (tx) => remove(tx, { id, state: 'drafted' }, id))) removed += 1;
  return removed;
}

async function remove(tx: Transaction, where: Prisma.SourceDocumentWhereInput, id: string): Promise<boolean> {
  const { count } = await tx.sourceDocument.deleteMany({ where });
  if (count === 0) return false;
  await tx.toldApart.deleteMany({ where: { kind: 'document', first: id } });
  await recordAudit(tx, { personId: null, action: 'document.removed', kind: 'document', subject: id });
  return true;
}
