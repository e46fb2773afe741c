/** The way of an edition from its authors to its reviewers and back. Only the head is reviewed; nothing here is public. */
import type { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import type { Outcome } from '#lib/issues.ts';
import {
  type Circumstances,
  forbidden,
  invalid,
  notFound,
  type Refused,
  refuse,
} from '#lib/projects/commands/answer.ts';
import {
  asksFourEyes,
  authorsOf,
  type LockedEdition,
  lockEdition,
} from '#lib/projects/commands/locked-project.ts';
import { writeNote } from '#lib/projects/commands/notes.ts';
import { type ToldCircumstances, tellPeople } from '#lib/projects/commands/tell-people.ts';
import { canDo, isOwnWork, type ReviewFacts } from '#lib/projects/policy.ts';
import { noApproval } from '#lib/projects/record/edition.ts';
import { approveEditionInput, askForChangesInput, submitEditionInput } from '#lib/projects/schema/editing.ts';
import type { EditionState } from '#lib/projects/schema/edition.ts';
import { type AuditAction, recordAudit } from '#lib/versioning/audit.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** Hands the edition to those who approve; a note to them stands beside it. */
export async function submitEdition(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof submitEditionInput>,
  circumstances: ToldCircumstances = {},
): Promise<Outcome<{ state: EditionState }>> {
  const read = submitEditionInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  return await inTransaction(db, async (tx) => {
    const locked = await lockEdition(tx, read.data.editionId);
    if (locked === null) return notFound;
    if (!canDo(actor, 'submit', locked.entry.programme)) return forbidden;
    const { state } = locked.edition;
    if (state === 'in-review' && (await isSaid(tx, actor, read.data))) return done(state);
    if (state !== 'draft' && state !== 'changes-asked') return wrongState(state);
    const data = { state: 'in-review', submittedBy: actor.personId, reason: null } as const;
    if (read.data.note)
      await writeNote(
        tx,
        { editionId: locked.edition.id, path: '', text: read.data.note, authorId: actor.personId },
        circumstances,
      );
    await tellPeople(tx, locked, { kind: 'review-asked', by: actor }, circumstances);
    return await move(tx, locked, actor, data, circumstances, { action: 'edition.submitted' });
  });
}

/** Whether there is no word to the reviewer, or it stands beside the edition already: then a repeat has nothing to add. */
async function isSaid(
  tx: Transaction,
  { personId: authorId }: StaffActor,
  { editionId, note: text }: z.output<typeof submitEditionInput>,
): Promise<boolean> {
  return !text || (await tx.note.count({ where: { editionId, authorId, text } })) > 0;
}

/** Gives the edition back with the reason; an approval ends. */
export async function askForChanges(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof askForChangesInput>,
  circumstances: ToldCircumstances = {},
): Promise<Outcome<{ state: EditionState }>> {
  const read = askForChangesInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { editionId, reason } = read.data;
  return await inTransaction(db, async (tx) => {
    const locked = await lockEdition(tx, editionId);
    if (locked === null) return notFound;
    if (!canDo(actor, 'ask-changes', locked.entry.programme)) return forbidden;
    const { edition } = locked;
    if (edition.state === 'changes-asked' && edition.reason === reason) return done(edition.state);
    if (!['in-review', 'approved', 'scheduled'].includes(edition.state)) return wrongState(edition.state);
    const data = { state: 'changes-asked', reason, ...noApproval } as const;
    await tellPeople(tx, locked, { kind: 'changes-asked', by: actor }, circumstances);
    return await move(tx, locked, actor, data, circumstances, { action: 'edition.changes-asked' });
  });
}

/** Approves the head. With four eyes nobody approves an edition into which they saved something. */
export async function approveEdition(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof approveEditionInput>,
  circumstances: ToldCircumstances = {},
): Promise<Outcome<{ state: EditionState }>> {
  const read = approveEditionInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { editionId, revision } = read.data;
  return await inTransaction(db, async (tx) => {
    const locked = await lockEdition(tx, editionId);
    if (locked === null) return notFound;
    const { edition, entry } = locked;
    if (!canDo(actor, 'approve', entry.programme)) return forbidden;
    if (isOwnWork(actor, await reviewFacts(tx, locked))) return refuse('four-eyes');
    if (edition.state === 'approved' && edition.approvedRevision === revision) return done(edition.state);
    if (edition.state !== 'in-review') return wrongState(edition.state);
    if (edition.headRevision !== revision) return refuse('revision-moved', 'revision');
    const data = { state: 'approved', approvedRevision: revision, approvedBy: actor.personId } as const;
    await tellPeople(tx, locked, { kind: 'approved', by: actor }, circumstances);
    return await move(tx, locked, actor, data, circumstances, { action: 'edition.approved', revision });
  });
}

/** Who wrote the edition, and whether the programme asks for four eyes. */
export async function reviewFacts(tx: Transaction, { entry, edition }: LockedEdition): Promise<ReviewFacts> {
  return {
    programme: entry.programme,
    fourEyes: await asksFourEyes(tx, entry.programme),
    authors: await authorsOf(tx, edition.id),
  };
}

/** A deed that the state of the edition does not allow. */
export function wrongState(state: EditionState): Refused {
  return refuse('wrong-state', '', { state });
}

/** Sets the state of an open edition, in the list too, and logs it. */
export async function move(
  tx: Transaction,
  { entry, edition }: LockedEdition,
  actor: StaffActor | null,
  data: Prisma.EditionUpdateInput & { state: EditionState },
  { now = new Date() }: Circumstances,
  { action, ...details }: { action: AuditAction; [detail: string]: string | null },
): Promise<Outcome<{ state: EditionState }>> {
  await tx.edition.update({ where: { id: edition.id }, data: { ...data, changedAt: now } });
  await tx.entry.update({
    where: { projectId: entry.projectId },
    data: { editionState: data.state, changedAt: now, ...(actor !== null && { changedBy: actor.personId }) },
  });
  await recordAudit(tx, {
    personId: actor?.personId ?? null,
    action,
    kind: 'project',
    subject: entry.projectId,
    details: { edition: edition.id, ...details },
  });
  return done(data.state);
}

function done(state: EditionState): Outcome<{ state: EditionState }> {
  return { ok: true, value: { state }, touched: [] };
}
