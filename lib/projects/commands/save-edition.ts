/**
 * Save: the one way in which typed text becomes a revision. In one transaction it merges what two people changed, writes the
 * revision with its statements and the log, and lets go of the working copy; whatever it cannot save it keeps as one.
 */
import type { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import type { Issue } from '#lib/issues.ts';
import { type Circumstances, forbidden, invalid, notFound, refuse } from '#lib/projects/commands/answer.ts';
import { type LockedProject, lockEdition } from '#lib/projects/commands/locked-project.ts';
import { ensureOpen, isEditable } from '#lib/projects/commands/open-edition.ts';
import { keepUnsaved } from '#lib/projects/commands/working-copy.ts';
import { storableDraft } from '#lib/projects/commands/working-draft.ts';
import { programmeOf, type RevisionText, writeRevision } from '#lib/projects/commands/write-revision.ts';
import { canDo, forbiddenPaths } from '#lib/projects/policy.ts';
import { namesOf } from '#lib/projects/queries/authors.ts';
import { toAuthor } from '#lib/projects/record/edition.ts';
import { saveEditionInput } from '#lib/projects/schema/editing.ts';
import type { Edition, SaveOutcome } from '#lib/projects/schema/edition.ts';
import type { Statement } from '#lib/projects/schema.ts';
import { recordAudit } from '#lib/versioning/audit.ts';
import { changedPaths, type Draft, normalDraft, textAt } from '#lib/versioning/draft.ts';
import { type Conflict, mergeDrafts } from '#lib/versioning/merge.ts';
import type { Prisma } from '#prisma/generated/client.ts';

type SaveInput = z.output<typeof saveEditionInput>;

/** A save on its way: who, what, and the project it holds. */
interface Save {
  tx: Transaction;
  actor: StaffActor;
  input: SaveInput;
  locked: LockedProject;
  circumstances: Circumstances;
}

/**
 * Saves a draft that began as `baseRevision`. A repeat of the operation gets the answer of the first. An edition that was
 * published meanwhile is followed by the next one; of a project that was trashed, merged or is gone nothing is saved, and
 * the text is kept (`edition-closed`).
 */
export async function saveEdition(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof saveEditionInput>,
  circumstances: Circumstances = {},
): Promise<SaveOutcome> {
  const read = saveEditionInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const storable = storableDraft(read.data.draft);
  const chosen = storableDraft(read.data.resolutions ?? {});
  if (storable === null || chosen === null) return refuse('too-long', 'draft');
  const data = { ...read.data, draft: storable.draft, resolutions: chosen.draft };
  return await inTransaction(db, async (tx) => {
    const locked = await lockEdition(tx, data.editionId);
    if (locked === null) return notFound;
    const { programme } = locked.entry;
    if (!canDo(actor, 'edit', programme) && !canDo(actor, 'edit-prose', programme)) return forbidden;
    const save = { tx, actor, input: data, locked, circumstances };
    const repeated = await answerOfRepeat(save);
    if (repeated !== null) return repeated;
    if (!isEditable(locked.entry))
      return await keepAndRefuse(save, data.editionId, [
        { field: '', code: 'edition-closed', context: { state: locked.entry.state } },
      ]);
    const base = await findText(tx, data.baseRevision, locked.entry.projectId);
    if (base === null)
      return await keepAndRefuse(save, data.editionId, [{ field: 'baseRevision', code: 'invalid' }]);
    return await saveInto(save, await ensureOpen(tx, locked, actor.personId, circumstances), base);
  });
}

async function saveInto(save: Save, edition: Edition, base: RevisionText): Promise<SaveOutcome> {
  const { tx, actor, input, locked, circumstances } = save;
  const head = base.id === edition.headRevision ? base : await getText(tx, edition.headRevision);
  const { merged, conflicts } = mergeDrafts(base.draft, input.draft, head.draft);
  const unsettled = await settle(save, conflicts, merged);
  const draft = normalDraft(merged);
  if (unsettled.length > 0) return await answerConflict(save, edition, unsettled, draft);
  const changed = changedPaths(head.draft, draft);
  const refused = forbiddenChanges(save, draft, changed);
  if (refused.length > 0) return await keepAndRefuse(save, edition.id, refused);
  const isMerged = head.id !== base.id && changedPaths(base.draft, head.draft).length > 0;
  const common = { editionId: edition.id, merged: isMerged, draft };
  if (changed.length === 0 && input.note === undefined) {
    await forget(save, draft);
    const { number } = await tx.revision.findUniqueOrThrow({
      where: { id: head.id },
      select: { number: true },
    });
    return { ok: true, value: { ...common, revision: head.id, number, voidedApproval: false }, touched: [] };
  }
  const written = await writeRevision(
    tx,
    {
      entry: locked.entry,
      edition,
      before: head,
      draft,
      kind: isMerged ? 'merge' : 'save',
      authorId: actor.personId,
      operationId: input.operationId,
      note: input.note,
    },
    circumstances,
  );
  await forget(save, draft);
  const { id: revision, number, voidedApproval } = written;
  await recordAudit(tx, {
    personId: actor.personId,
    action: 'edition.saved',
    kind: 'project',
    subject: locked.entry.projectId,
    details: { edition: edition.id, revision, number, merged: isMerged, voidedApproval },
  });
  return { ok: true, value: { ...common, revision, number, voidedApproval }, touched: [] };
}

/** Puts chosen texts where they settle a conflict that was seen; returns the conflicts that are left. */
async function settle(
  { tx, input, locked }: Save,
  conflicts: readonly Conflict[],
  merged: Draft,
): Promise<Conflict[]> {
  const { resolutions = {}, against } = input;
  if (conflicts.length === 0 || against === undefined) return [...conflicts];
  const seen = await findText(tx, against, locked.entry.projectId);
  return conflicts.filter(({ path, theirs }) => {
    const text = Object.hasOwn(resolutions, path) ? resolutions[path] : undefined;
    if (text === undefined || seen === null || textAt(seen.draft, path) !== theirs) return true;
    Object.assign(merged, { [path]: text });
    return false;
  });
}

async function answerConflict(
  save: Save,
  edition: Edition,
  conflicts: Conflict[],
  mergedDraft: Draft,
): Promise<SaveOutcome> {
  const { tx, input, actor, circumstances } = save;
  await keepUnsaved(tx, actor, { ...input, editionId: edition.id }, circumstances.now ?? new Date());
  const head = await tx.revision.findUniqueOrThrow({
    where: { id: edition.headRevision },
    select: { authorId: true, at: true },
  });
  const names = await namesOf(tx, [head.authorId]);
  return {
    ok: false,
    issues: conflicts.map(({ path }) => ({ field: path, code: 'conflict' })),
    conflicts,
    theirs: { revision: edition.headRevision, by: toAuthor(head.authorId, names), at: head.at },
    mergedDraft,
  };
}

/** Fields that the actor may not change, and a move into a programme where they may not edit. */
function forbiddenChanges({ actor, locked }: Save, draft: Draft, changed: readonly string[]): Issue[] {
  const { programme } = locked.entry;
  const fields = new Set(forbiddenPaths(actor, programme, changed));
  const next = programmeOf(draft, programme);
  if (next !== programme && !canDo(actor, 'edit', next)) fields.add('programme');
  return [...fields].map((field) => ({ field, code: 'forbidden-field' }));
}

async function keepAndRefuse(save: Save, editionId: string, issues: Issue[]): Promise<SaveOutcome> {
  const { tx, actor, input, circumstances } = save;
  await keepUnsaved(tx, actor, { ...input, editionId }, circumstances.now ?? new Date());
  return { ok: false, issues };
}

/**
 * The saved text is no longer unsaved: the copy of this form goes, in whichever edition of the project it was typed. What was
 * typed and kept since the save was asked for stays.
 */
async function forget({ tx, actor, input, locked }: Save, saved: Draft): Promise<void> {
  const { generation } = input;
  const isSaved: Prisma.WorkingCopyWhereInput[] = [input.draft, saved].map((text) => ({
    draft: { equals: { ...text } },
  }));
  await tx.workingCopy.deleteMany({
    where: {
      personId: actor.personId,
      formId: input.formId,
      edition: { projectId: locked.entry.projectId },
      ...(generation !== undefined && { OR: [{ generation: { lte: generation } }, ...isSaved] }),
    },
  });
}

async function answerOfRepeat({ tx, actor, input, locked }: Save): Promise<SaveOutcome | null> {
  const row = await tx.revision.findUnique({ where: { operationId: input.operationId } });
  if (row === null) return null;
  if (row.authorId !== actor.personId || row.projectId !== locked.entry.projectId)
    return refuse('invalid', 'operationId');
  const logged = await tx.auditEvent.findFirst({
    where: {
      kind: 'project',
      subject: row.projectId,
      action: 'edition.saved',
      details: { path: ['revision'], equals: row.id },
    },
    select: { details: true },
  });
  const details = logged?.details as { voidedApproval?: boolean } | undefined;
  return {
    ok: true,
    value: {
      editionId: row.editionId,
      revision: row.id,
      number: row.number,
      merged: row.kind === 'merge',
      draft: normalDraft(row.draft as Draft),
      voidedApproval: details?.voidedApproval === true,
    },
    touched: [],
  };
}

/** The text of a revision of this project, or null. */
export async function findText(tx: Transaction, id: string, projectId: string): Promise<RevisionText | null> {
  const row = await tx.revision.findUnique({ where: { id } });
  if (row === null || row.projectId !== projectId) return null;
  return { id, draft: row.draft as Draft, statements: row.statements as Statement[] };
}

/** The text of a revision that exists. */
export async function getText(tx: Transaction, id: string): Promise<RevisionText> {
  const row = await tx.revision.findUniqueOrThrow({ where: { id } });
  return { id, draft: row.draft as Draft, statements: row.statements as Statement[] };
}
