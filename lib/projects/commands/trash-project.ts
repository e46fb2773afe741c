/** Puts a project that is not public into the trash and takes it out again. Deletes nothing: the nightly job does, after a year. */
import type { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import type { Outcome } from '#lib/issues.ts';
import { type Circumstances, forbidden, invalid, notFound, refuse } from '#lib/projects/commands/answer.ts';
import { type LockedProject, lockProject } from '#lib/projects/commands/locked-project.ts';
import { canDo } from '#lib/projects/policy.ts';
import { noApproval } from '#lib/projects/record/edition.ts';
import { projectInput } from '#lib/projects/schema/editing.ts';
import type { EntryState } from '#lib/projects/schema/edition.ts';
import { recordAudit } from '#lib/versioning/audit.ts';

type Moved = Outcome<{ state: EntryState }>;

/** Into the trash. What is public must be withdrawn first, so that its readers are told why. */
export async function trashProject(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof projectInput>,
  { now = new Date() }: Circumstances = {},
): Promise<Moved> {
  return await withProject(db, actor, input, async (tx, { entry, open }) => {
    const { projectId } = entry;
    if (entry.state === 'trashed') return { ok: true, value: { state: 'trashed' }, touched: [] };
    if (entry.state === 'published') return refuse('still-published');
    if (entry.state === 'merged') return refuse('wrong-state', '', { state: entry.state });
    if (open !== null)
      await tx.edition.update({
        where: { id: open.id },
        data: { state: 'trashed', changedAt: now, ...noApproval },
      });
    await tx.entry.update({
      where: { projectId },
      data: {
        state: 'trashed',
        stateBeforeTrash: entry.state,
        editionState: null,
        changedAt: now,
        changedBy: actor.personId,
      },
    });
    await recordAudit(tx, {
      personId: actor.personId,
      action: 'project.trashed',
      kind: 'project',
      subject: projectId,
    });
    return { ok: true, value: { state: 'trashed' }, touched: [] };
  });
}

/** Out of the trash, as it was; its edition is a draft again. */
export async function restoreFromTrash(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof projectInput>,
  { now = new Date() }: Circumstances = {},
): Promise<Moved> {
  return await withProject(db, actor, input, async (tx, { entry }) => {
    const { projectId } = entry;
    if (entry.state !== 'trashed') return { ok: true, value: { state: entry.state }, touched: [] };
    const state = entry.stateBefore ?? 'unpublished';
    const edition = await tx.edition.findFirst({
      where: { projectId, state: 'trashed' },
      orderBy: { number: 'desc' },
    });
    if (edition !== null)
      await tx.edition.update({ where: { id: edition.id }, data: { state: 'draft', changedAt: now } });
    await tx.entry.update({
      where: { projectId },
      data: {
        state,
        stateBeforeTrash: null,
        editionState: edition === null ? null : 'draft',
        changedAt: now,
        changedBy: actor.personId,
      },
    });
    await recordAudit(tx, {
      personId: actor.personId,
      action: 'project.restored-from-trash',
      kind: 'project',
      subject: projectId,
    });
    return { ok: true, value: { state }, touched: [] };
  });
}

/** Does the work on the locked project, for whoever may put it away. */
async function withProject(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof projectInput>,
  work: (tx: Transaction, locked: LockedProject) => Promise<Moved>,
): Promise<Moved> {
  const read = projectInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  return await inTransaction(db, async (tx): Promise<Moved> => {
    const locked = await lockProject(tx, read.data.projectId);
    if (locked === null) return notFound;
    return canDo(actor, 'trash', locked.entry.programme) ? await work(tx, locked) : forbidden;
  });
}
