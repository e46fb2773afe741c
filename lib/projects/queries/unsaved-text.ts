/** Finds unsaved text of the actor with the text it began from and what is saved now. Nobody else's is ever found. */
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import type { Outcome } from '#lib/issues.ts';
import { getEditor } from '#lib/projects/queries/editor.ts';
import { toWorkingCopy } from '#lib/projects/record/edition.ts';
import type { Entry, Revision, WorkingCopy } from '#lib/projects/schema/edition.ts';
import type { Draft } from '#lib/versioning/draft.ts';

export interface UnsavedText {
  entry: Entry;
  /** The last saved text. */
  head: Revision;
  /** The open edition; null when there is none. */
  editionId: string | null;
  copy: (WorkingCopy & { isDiscarded: boolean }) | null;
  /** The text with which the copy began. */
  base: Draft;
}

/** The text of one form of the project, also a discarded one; the newest when `formId` is null. */
export async function getUnsavedText(
  db: Database,
  actor: StaffActor,
  { projectId, formId }: { projectId: string; formId: string | null },
): Promise<Outcome<UnsavedText>> {
  const editor = await getEditor(db, actor, { projectId });
  if (!editor.ok) return editor;
  const { entry, head, edition } = editor.value;
  const row = await db.workingCopy.findFirst({
    where: {
      personId: actor.personId,
      edition: { projectId },
      ...(formId === null ? { discardedAt: null } : { formId }),
    },
    orderBy: { keptAt: 'desc' },
  });
  const base =
    row === null
      ? null
      : await db.revision.findUnique({ where: { id: row.baseRevision }, select: { draft: true } });
  return {
    ok: true,
    value: {
      entry,
      head,
      editionId: edition?.id ?? null,
      copy: row && { ...toWorkingCopy(row), isDiscarded: row.discardedAt !== null },
      base: (base?.draft ?? {}) as Draft,
    },
    touched: [],
  };
}
