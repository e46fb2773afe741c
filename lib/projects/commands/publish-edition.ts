/**
 * Publishes an edition: its approved head becomes the page, in one transaction with the public history and the change that
 * every cache follows. What is not ready is not published; the edition before becomes superseded.
 */
import type { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import type { Outcome } from '#lib/issues.ts';
import { forbidden, invalid, notFound, refuse } from '#lib/projects/commands/answer.ts';
import { type LockedEdition, lockEdition } from '#lib/projects/commands/locked-project.ts';
import { isEditable } from '#lib/projects/commands/open-edition.ts';
import { type PublicReason, putUp, readForPublic } from '#lib/projects/commands/public-page.ts';
import { reviewFacts, wrongState } from '#lib/projects/commands/review-edition.ts';
import { getText } from '#lib/projects/commands/save-edition.ts';
import { type ToldCircumstances, tellPeople } from '#lib/projects/commands/tell-people.ts';
import { canDo, canPublish } from '#lib/projects/policy.ts';
import { attentionOf } from '#lib/projects/rules/overview.ts';
import { publishEditionInput } from '#lib/projects/schema/editing.ts';
import { openStates } from '#lib/projects/schema/edition.ts';
import { recordAudit } from '#lib/versioning/audit.ts';

export interface Published {
  projectId: string;
  slug: string;
  revision: string;
}

/** Publishes the head of an edition. A repeat finds it published and says so. */
export async function publishEdition(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof publishEditionInput>,
  circumstances: ToldCircumstances = {},
): Promise<Outcome<Published>> {
  const read = publishEditionInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { editionId, revision, reasonEn, reasonBg, operationId } = read.data;
  const { now = new Date() } = circumstances;
  return await inTransaction(db, async (tx) => {
    const locked = await lockEdition(tx, editionId);
    if (locked === null) return notFound;
    const { entry, edition } = locked;
    if (!canDo(actor, 'publish', entry.programme)) return forbidden;
    if (edition.state === 'published' && edition.headRevision === revision)
      return { ok: true, value: { projectId: entry.projectId, slug: entry.slug, revision }, touched: [] };
    if (!isOpen(locked)) return wrongState(edition.state);
    if (edition.headRevision !== revision) return refuse('revision-moved', 'revision');
    const isApproved = edition.approvedRevision === revision;
    if (!canPublish(actor, { ...(await reviewFacts(tx, locked)), isApproved })) return refuse('not-approved');
    const why = { reasonEn, reasonBg, by: actor.personId, now, operationId };
    const outcome = await publishLocked(tx, locked, why);
    if (outcome.ok) await tellPeople(tx, locked, { kind: 'published', by: actor }, circumstances);
    return outcome;
  });
}

/** True when the edition can be worked on and its project too. */
export function isOpen({ entry, edition }: LockedEdition): boolean {
  return isEditable(entry) && (openStates as readonly string[]).includes(edition.state);
}

/** Publishes the head of a locked open edition; right and approval are the caller's to judge. */
export async function publishLocked(
  tx: Transaction,
  { entry, edition }: LockedEdition,
  {
    now,
    by,
    operationId = null,
    ...reason
  }: PublicReason & { now: Date; by: string; operationId?: string | null },
): Promise<Outcome<Published>> {
  const text = await getText(tx, edition.headRevision);
  const ready = await readForPublic(tx, entry, text, now);
  if (!ready.ok) return ready;
  const { projectId, slug } = entry;
  await tx.edition.updateMany({ where: { projectId, state: 'published' }, data: { state: 'superseded' } });
  await tx.edition.update({
    where: { id: edition.id },
    data: {
      state: 'published',
      publicationNote: { ...reason, by, operationId },
      scheduledFor: null,
      changedAt: now,
    },
  });
  await tx.entry.update({
    where: { projectId },
    data: {
      state: 'published',
      publishedRevision: text.id,
      editionState: null,
      attention: attentionOf(text.draft, ready.profile, now),
      changedAt: now,
      changedBy: by,
    },
  });
  await recordAudit(tx, {
    personId: by,
    action: 'project.published',
    kind: 'project',
    subject: projectId,
    details: { edition: edition.id, revision: text.id },
  });
  const touched = await putUp(tx, ready.profile, { ...reason, at: now });
  return { ok: true, value: { projectId, slug, revision: text.id }, touched };
}
