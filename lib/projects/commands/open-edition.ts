/** Opens a new round of work on a project, or finds the one that is open. The public page does not move. */
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import type { Outcome } from '#lib/issues.ts';
import { type Circumstances, forbidden, invalid, notFound, refuse } from '#lib/projects/commands/answer.ts';
import { type LockedProject, lockProject } from '#lib/projects/commands/locked-project.ts';
import { nextNumber } from '#lib/projects/commands/write-revision.ts';
import { canDo } from '#lib/projects/policy.ts';
import { toEdition } from '#lib/projects/record/edition.ts';
import { openEditionInput } from '#lib/projects/schema/editing.ts';
import { type Edition, type Entry, editableStates } from '#lib/projects/schema/edition.ts';
import { recordAudit } from '#lib/versioning/audit.ts';

/** True when an edition of the entry may be open. */
export function isEditable({ state }: Pick<Entry, 'state'>): boolean {
  return editableStates.includes(state);
}

/** Opens an edition, or gives the open one: however many ask at once, it is the same. */
export async function openEdition(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof openEditionInput>,
  circumstances: Circumstances = {},
): Promise<Outcome<{ editionId: string }>> {
  const read = openEditionInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  return await inTransaction(db, async (tx) => {
    const locked = await lockProject(tx, read.data.projectId);
    if (locked === null) return notFound;
    const { programme } = locked.entry;
    if (!canDo(actor, 'edit', programme) && !canDo(actor, 'edit-prose', programme)) return forbidden;
    if (!isEditable(locked.entry)) return refuse('edition-closed', '', { state: locked.entry.state });
    const edition = await ensureOpen(tx, locked, actor.personId, circumstances);
    return { ok: true, value: { editionId: edition.id }, touched: [] };
  });
}

/** The open edition of a locked project that is editable; made from its last state when there is none. */
export async function ensureOpen(
  tx: Transaction,
  { entry, open }: LockedProject,
  authorId: string,
  { now = new Date(), newId = randomUUID }: Circumstances = {},
): Promise<Edition> {
  if (open !== null) return open;
  const { projectId } = entry;
  const last = await tx.edition.findFirst({ where: { projectId }, orderBy: { number: 'desc' } });
  const source = await tx.revision.findUniqueOrThrow({ where: { id: await textToOpen(tx, entry) } });
  const [editionId, revisionId] = [newId(), newId()];
  const row = await tx.edition.create({
    data: {
      id: editionId,
      projectId,
      number: (last?.number ?? 0) + 1,
      headRevision: revisionId,
      createdBy: authorId,
      createdAt: now,
      changedAt: now,
    },
  });
  await tx.revision.create({
    data: {
      id: revisionId,
      editionId,
      projectId,
      number: await nextNumber(tx, projectId),
      parent: source.id,
      draft: source.draft ?? {},
      statements: source.statements ?? [],
      kind: 'open',
      changed: [],
      authorId,
      operationId: `open:${editionId}`,
      at: now,
    },
  });
  await tx.entry.update({
    where: { projectId },
    data: { editionState: 'draft', changedAt: now, changedBy: authorId },
  });
  await recordAudit(tx, {
    personId: authorId,
    action: 'edition.opened',
    kind: 'project',
    subject: projectId,
    details: { edition: editionId },
  });
  return toEdition(row);
}

/** The revision with which the next edition begins: what is public, else what was last. */
export async function textToOpen(tx: Transaction, { projectId, publishedRevision }: Entry): Promise<string> {
  if (publishedRevision !== null) return publishedRevision;
  const { headRevision } = await tx.edition.findFirstOrThrow({
    where: { projectId },
    orderBy: { number: 'desc' },
    select: { headRevision: true },
  });
  return headRevision;
}
