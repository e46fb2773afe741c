/**
 * Publication at a given time. The job only asks again: it publishes what was approved and is still the head and still
 * ready; anything else goes back to its authors with a word, and the page stays as it is.
 */
import type { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import type { Outcome } from '#lib/issues.ts';
import { dequeue, enqueue } from '#lib/jobs/enqueue.ts';
import type { JobPayload } from '#lib/jobs/schema.ts';
import { type Circumstances, forbidden, invalid, notFound, refuse } from '#lib/projects/commands/answer.ts';
import { lockEdition } from '#lib/projects/commands/locked-project.ts';
import { readForPublic } from '#lib/projects/commands/public-page.ts';
import { isOpen, publishLocked } from '#lib/projects/commands/publish-edition.ts';
import { move, reviewFacts, wrongState } from '#lib/projects/commands/review-edition.ts';
import { getText } from '#lib/projects/commands/save-edition.ts';
import { type ToldCircumstances, tellPeople } from '#lib/projects/commands/tell-people.ts';
import { canDo, canPublish } from '#lib/projects/policy.ts';
import { noApproval } from '#lib/projects/record/edition.ts';
import { editionInput, schedulePublicationInput } from '#lib/projects/schema/editing.ts';
import type { EditionState } from '#lib/projects/schema/edition.ts';

/** Puts an approved edition on the calendar; a later call moves it. */
export async function schedulePublication(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof schedulePublicationInput>,
  circumstances: Circumstances = {},
): Promise<Outcome<{ state: EditionState }>> {
  const read = schedulePublicationInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { editionId, at, reasonEn, reasonBg } = read.data;
  const { now = new Date() } = circumstances;
  return await inTransaction(db, async (tx) => {
    const locked = await lockEdition(tx, editionId);
    if (locked === null) return notFound;
    const { entry, edition } = locked;
    if (!canDo(actor, 'publish', entry.programme)) return forbidden;
    if (!isOpen(locked)) return wrongState(edition.state);
    const isApproved = edition.approvedRevision === edition.headRevision;
    if (!canPublish(actor, { ...(await reviewFacts(tx, locked)), isApproved })) return refuse('not-approved');
    if (at <= now) return refuse('in-the-past', 'at');
    const ready = await readForPublic(tx, entry, await getText(tx, edition.headRevision), now);
    if (!ready.ok) return ready;
    await enqueue(
      tx,
      'publish-edition',
      { editionId, at: at.toISOString() },
      { runAt: at, key: keyOf(editionId) },
    );
    const data = {
      state: 'scheduled',
      scheduledFor: at,
      approvedRevision: edition.headRevision,
      approvedBy: edition.approvedBy ?? actor.personId,
      publicationNote: { reasonEn, reasonBg, by: actor.personId },
    } as const;
    return await move(tx, locked, actor, data, circumstances, {
      action: 'edition.scheduled',
      at: at.toISOString(),
    });
  });
}

/** Takes the publication off the calendar; the edition stays approved. */
export async function cancelSchedule(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof editionInput>,
  circumstances: Circumstances = {},
): Promise<Outcome<{ state: EditionState }>> {
  const read = editionInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { editionId } = read.data;
  return await inTransaction(db, async (tx) => {
    const locked = await lockEdition(tx, editionId);
    if (locked === null) return notFound;
    if (!canDo(actor, 'publish', locked.entry.programme)) return forbidden;
    const { state } = locked.edition;
    if (state === 'approved') return { ok: true, value: { state }, touched: [] };
    if (state !== 'scheduled') return wrongState(state);
    await dequeue(tx, keyOf(editionId));
    const data = { state: 'approved', scheduledFor: null } as const;
    return await move(tx, locked, actor, data, circumstances, { action: 'edition.unscheduled' });
  });
}

/**
 * What the job does when its time has come, as the queue says that called it: no clock here has a say. Does nothing for an
 * edition that is no longer on the calendar, or on another date of it.
 */
export async function runScheduledPublication(
  db: Database,
  { editionId, at }: JobPayload<'publish-edition'>,
  circumstances: ToldCircumstances = {},
): Promise<Outcome<{ published: boolean }>> {
  const { now = new Date() } = circumstances;
  const idle = { ok: true, value: { published: false }, touched: [] } as const;
  return await inTransaction(db, async (tx): Promise<Outcome<{ published: boolean }>> => {
    const locked = await lockEdition(tx, editionId);
    const due = locked?.edition.scheduledFor ?? null;
    if (locked === null || locked.edition.state !== 'scheduled' || due === null)
      return { ...idle, touched: [] };
    const isDue = at === undefined ? due <= now : due.getTime() === Date.parse(at);
    if (!isDue) return { ...idle, touched: [] };
    const { edition, entry } = locked;
    const { by = '', reasonEn = '', reasonBg = '' } = edition.publicationNote ?? {};
    if (isOpen(locked) && edition.approvedRevision === edition.headRevision) {
      const outcome = await publishLocked(tx, locked, { by, reasonEn, reasonBg, now });
      if (outcome.ok) {
        await tellPeople(tx, locked, { kind: 'published', by: null }, circumstances);
        return { ok: true, value: { published: true }, touched: outcome.touched };
      }
    }
    await tellPeople(tx, locked, { kind: 'publication-failed', by: null }, circumstances);
    const data = { state: 'changes-asked', reason: null, ...noApproval } as const;
    await move(tx, locked, null, data, { now }, { action: 'edition.publication-failed' });
    await tx.entry.update({
      where: { projectId: entry.projectId },
      data: { attention: [...new Set([...entry.attention, 'publication-failed'])] },
    });
    return { ...idle, touched: [] };
  });
}

/** One job an edition: a new time takes the place of the old one. */
function keyOf(editionId: string): string {
  return `publish-edition:${editionId}`;
}
