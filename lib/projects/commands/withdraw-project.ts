/**
 * Takes a published project back, says that it is gone, or brings it back. The text stays with staff; the public is told
 * why at the same address, and in the public history why it came back.
 */
import type { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import type { Outcome } from '#lib/issues.ts';
import { type Circumstances, forbidden, invalid, notFound, refuse } from '#lib/projects/commands/answer.ts';
import { type LockedProject, lockProject } from '#lib/projects/commands/locked-project.ts';
import { type PublicReason, putUp, readForPublic, takeDown } from '#lib/projects/commands/public-page.ts';
import { getText } from '#lib/projects/commands/save-edition.ts';
import { canDo } from '#lib/projects/policy.ts';
import { republishInput, withdrawProjectInput } from '#lib/projects/schema/editing.ts';
import type { EntryState } from '#lib/projects/schema/edition.ts';
import { type AuditAction, recordAudit } from '#lib/versioning/audit.ts';

type Withdrawal = z.input<typeof withdrawProjectInput>;
type Moved = Outcome<{ state: EntryState; slug: string }>;

/** The page stays, with a notice and the reason. */
export async function withdrawProject(
  db: Database,
  actor: StaffActor,
  input: Withdrawal,
  circumstances: Circumstances = {},
): Promise<Moved> {
  return await takeBack(db, actor, input, 'withdrawn', ['published', 'gone'], circumstances);
}

/** The address answers that nothing is there any more (410). */
export async function markGone(
  db: Database,
  actor: StaffActor,
  input: Withdrawal,
  circumstances: Circumstances = {},
): Promise<Moved> {
  return await takeBack(db, actor, input, 'gone', ['published', 'withdrawn'], circumstances);
}

/** Puts what was public last up again; the public history says why. */
export async function republish(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof republishInput>,
  { now = new Date() }: Circumstances = {},
): Promise<Moved> {
  const read = republishInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { projectId, reasonEn, reasonBg } = read.data;
  return await inTransaction(db, async (tx): Promise<Moved> => {
    const locked = await lockProject(tx, projectId);
    if (locked === null) return notFound;
    const { entry } = locked;
    if (!canDo(actor, 'withdraw', entry.programme)) return forbidden;
    if (entry.state === 'published')
      return { ok: true, value: { state: entry.state, slug: entry.slug }, touched: [] };
    if (!['withdrawn', 'gone'].includes(entry.state) || entry.publishedRevision === null)
      return refuse('wrong-state', '', { state: entry.state });
    const outcome = await putUpAgain(tx, locked, { reasonEn, reasonBg }, now);
    if (outcome.ok) await setState(tx, locked, actor, 'published', 'project.republished', now);
    return outcome;
  });
}

/** Puts the published revision of a locked project up again, as a restoration; writes nothing when it is not ready. */
export async function putUpAgain(
  tx: Transaction,
  { entry }: LockedProject,
  reason: PublicReason,
  now: Date,
): Promise<Moved> {
  const text = await getText(tx, entry.publishedRevision ?? '');
  const ready = await readForPublic(tx, entry, text, now);
  if (!ready.ok) return ready;
  const touched = await putUp(tx, ready.profile, { kind: 'restored', at: now, ...reason });
  return { ok: true, value: { state: 'published', slug: entry.slug }, touched };
}

async function takeBack(
  db: Database,
  actor: StaffActor,
  input: Withdrawal,
  state: 'withdrawn' | 'gone',
  from: readonly EntryState[],
  { now = new Date() }: Circumstances,
): Promise<Moved> {
  const read = withdrawProjectInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { projectId, reasonEn, reasonBg } = read.data;
  return await inTransaction(db, async (tx): Promise<Moved> => {
    const locked = await lockProject(tx, projectId);
    if (locked === null) return notFound;
    const { entry } = locked;
    if (!canDo(actor, 'withdraw', entry.programme)) return forbidden;
    if (entry.state === state) return { ok: true, value: { state, slug: entry.slug }, touched: [] };
    if (!from.includes(entry.state)) return refuse('wrong-state', '', { state: entry.state });
    await setState(tx, locked, actor, state, `project.${state}`, now);
    await unschedule(tx, locked, actor, now);
    const touched = await takeDown(tx, entry, { kind: state, at: now, reasonEn, reasonBg });
    return { ok: true, value: { state, slug: entry.slug }, touched };
  });
}

/** What is on the calendar would bring the page back by itself: it stays approved and waits for somebody. */
async function unschedule(
  tx: Transaction,
  { entry: { projectId }, open }: LockedProject,
  actor: StaffActor,
  now: Date,
): Promise<void> {
  if (open?.state !== 'scheduled') return;
  await tx.edition.update({
    where: { id: open.id },
    data: { state: 'approved', scheduledFor: null, changedAt: now },
  });
  await tx.entry.update({ where: { projectId }, data: { editionState: 'approved' } });
  await recordAudit(tx, {
    personId: actor.personId,
    action: 'edition.unscheduled',
    kind: 'project',
    subject: projectId,
    details: { edition: open.id },
  });
}

async function setState(
  tx: Transaction,
  { entry: { projectId } }: LockedProject,
  actor: StaffActor,
  state: EntryState,
  action: AuditAction,
  now: Date,
): Promise<void> {
  await tx.entry.update({
    where: { projectId },
    data: { state, changedAt: now, changedBy: actor.personId },
  });
  await recordAudit(tx, { personId: actor.personId, action, kind: 'project', subject: projectId });
}
