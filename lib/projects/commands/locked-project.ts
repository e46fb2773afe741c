/**
 * The entry and the open edition of a project, held for one transaction. Every command that moves a project takes this
 * lock first, so that deeds on one project follow one another; text that is kept while typing never waits for it.
 */
import type { Transaction } from '#lib/db/client.ts';
import { toEdition, toEntry } from '#lib/projects/record/edition.ts';
import { type Edition, type Entry, openStates } from '#lib/projects/schema/edition.ts';

export interface LockedProject {
  entry: Entry;
  /** The edition that is open, if any. */
  open: Edition | null;
}

/** A locked project with one of its editions, open or not. */
export interface LockedEdition extends LockedProject {
  edition: Edition;
}

/** Waits for the entry and holds it; null when there is none. */
export async function lockProject(tx: Transaction, projectId: string): Promise<LockedProject | null> {
  await tx.$queryRaw`SELECT FROM editorial.entry WHERE project_id = ${projectId} FOR NO KEY UPDATE`;
  const row = await tx.entry.findUnique({ where: { projectId } });
  if (row === null) return null;
  const open = await tx.edition.findFirst({ where: { projectId, state: { in: [...openStates] } } });
  return { entry: toEntry(row), open: open === null ? null : toEdition(open) };
}

/** As {@link lockProject}, by an edition; with that edition, whatever its state. */
export async function lockEdition(tx: Transaction, editionId: string): Promise<LockedEdition | null> {
  const found = await tx.edition.findUnique({ where: { id: editionId }, select: { projectId: true } });
  const locked = found === null ? null : await lockProject(tx, found.projectId);
  if (locked === null) return null;
  if (locked.open?.id === editionId) return { ...locked, edition: locked.open };
  return {
    ...locked,
    edition: toEdition(await tx.edition.findUniqueOrThrow({ where: { id: editionId } })),
  };
}

/** Whether the programme wants whoever wrote not to approve; it does unless it said otherwise. */
export async function asksFourEyes(tx: Transaction, programme: string | null): Promise<boolean> {
  if (programme === null) return true;
  const setting = await tx.programmeSetting.findUnique({ where: { programme } });
  return setting?.fourEyes ?? true;
}

/** Persons who saved something into the edition; to open it is not to write. */
export async function authorsOf(tx: Transaction, editionId: string): Promise<string[]> {
  const rows = await tx.revision.findMany({
    where: { editionId, kind: { not: 'open' } },
    distinct: ['authorId'],
    select: { authorId: true },
  });
  return rows.map(({ authorId }) => authorId);
}
