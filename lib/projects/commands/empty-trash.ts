/**
 * Removes for good what lay in the trash for its time. Only projects that were never public: what was once published is
 * part of the public record and stays, and so does a project to which another one leads. For the nightly job.
 */
import type { Database, Transaction } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import { lockProject } from '#lib/projects/commands/locked-project.ts';
import { projectTrashDays } from '#lib/projects/rules/trash.ts';
import { recordAudit } from '#lib/versioning/audit.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** One night's work; what is left waits for the next. */
const mostANight = 1000;

/** Removes the projects with their editions, revisions, notes and questions. Returns how many. */
export async function emptyProjectTrash(db: Database, now: Date): Promise<number> {
  const where = ripe(new Date(now.getTime() - projectTrashDays * 86_400_000));
  const found = await db.entry.findMany({
    where,
    select: { projectId: true },
    orderBy: { changedAt: 'asc' },
    take: mostANight,
  });
  let removed = 0;
  for (const { projectId } of found)
    if (await inTransaction(db, (tx) => remove(tx, projectId, where))) removed += 1;
  return removed;
}

/** Put away before then, and nothing of it was ever public; to put away is the last thing that is done to an entry. */
function ripe(before: Date): Prisma.EntryWhereInput {
  return {
    state: 'trashed',
    changedAt: { lt: before },
    stateBeforeTrash: 'unpublished',
    publishedRevision: null,
    editions: { none: { state: { in: ['published', 'superseded'] } } },
  };
}

async function remove(tx: Transaction, projectId: string, where: Prisma.EntryWhereInput): Promise<boolean> {
  await lockProject(tx, projectId);
  if ((await tx.entry.count({ where: { ...where, projectId } })) === 0) return false;
  if ((await tx.entry.count({ where: { mergedInto: projectId } })) > 0) return false;
  const editions = await tx.edition.findMany({ where: { projectId }, select: { id: true } });
  await tx.presence.deleteMany({ where: { editionId: { in: editions.map(({ id }) => id) } } });
  await tx.promoterQuestion.deleteMany({ where: { projectId } });
  // The batch keeps its row, without the texts that stood in it.
  await tx.batchRow.updateMany({ where: { projectId }, data: { cells: {} } });
  await tx.entry.delete({ where: { projectId } });
  await recordAudit(tx, {
    personId: null,
    action: 'project.removed',
    kind: 'project',
    subject: projectId,
    details: { editions: editions.length },
  });
  return true;
}
