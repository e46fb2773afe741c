/** Remarks on fields of an edition. They belong to the review and are never public. */
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import type { Outcome } from '#lib/issues.ts';
import { type Circumstances, forbidden, invalid, notFound, refuse } from '#lib/projects/commands/answer.ts';
import { canDo } from '#lib/projects/policy.ts';
import { addNoteInput, resolveNoteInput } from '#lib/projects/schema/editing.ts';
import { openStates } from '#lib/projects/schema/edition.ts';
import { recordAudit } from '#lib/versioning/audit.ts';

/** Adds a remark. A repeat of the operation is the same remark. */
export async function addNote(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof addNoteInput>,
  circumstances: Circumstances = {},
): Promise<Outcome<{ noteId: string }>> {
  const read = addNoteInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { editionId, path, text, operationId } = read.data;
  return await inTransaction(db, async (tx) => {
    const edition = await tx.edition.findUnique({ where: { id: editionId }, include: { entry: true } });
    if (edition === null) return notFound;
    if (!canDo(actor, 'note', edition.entry.programme)) return forbidden;
    // Beside what is no longer worked on nobody would find it.
    if (!openStates.some((state) => state === edition.state)) return refuse('edition-closed');
    const authorId = actor.personId;
    const noteId = await writeNote(tx, { id: operationId, editionId, path, text, authorId }, circumstances);
    await recordAudit(tx, {
      personId: authorId,
      action: 'note.added',
      kind: 'project',
      subject: edition.projectId,
      details: { edition: editionId, note: noteId, path },
    });
    return { ok: true, value: { noteId }, touched: [] };
  });
}

/** Marks a remark as done; once done it stays so. */
export async function resolveNote(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof resolveNoteInput>,
  { now = new Date() }: Circumstances = {},
): Promise<Outcome<{ noteId: string }>> {
  const read = resolveNoteInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { noteId } = read.data;
  return await inTransaction(db, async (tx) => {
    const note = await tx.note.findUnique({
      where: { id: noteId },
      include: { edition: { include: { entry: true } } },
    });
    if (note === null) return notFound;
    if (!canDo(actor, 'note', note.edition.entry.programme)) return forbidden;
    const { count } = await tx.note.updateMany({
      where: { id: noteId, resolvedAt: null },
      data: { resolvedAt: now, resolvedBy: actor.personId },
    });
    if (count > 0)
      await recordAudit(tx, {
        personId: actor.personId,
        action: 'note.resolved',
        kind: 'project',
        subject: note.edition.projectId,
        details: { edition: note.editionId, note: noteId },
      });
    return { ok: true, value: { noteId }, touched: [] };
  });
}

/** Stores a remark; an empty path speaks of the whole edition. What PostgreSQL cannot hold is replaced. */
export async function writeNote(
  tx: Transaction,
  note: { id?: string | undefined; editionId: string; path: string; text: string; authorId: string },
  { now = new Date(), newId = randomUUID }: Circumstances = {},
): Promise<string> {
  const id = note.id ?? newId();
  const clean = (text: string) => text.toWellFormed().replaceAll('\0', '\ufffd');
  await tx.note.createMany({
    data: [{ ...note, id, path: clean(note.path), text: clean(note.text), at: now }],
    skipDuplicates: true,
  });
  return id;
}
