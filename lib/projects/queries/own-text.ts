/**
 * What somebody typed and did not save, for who typed it, whatever became of their roles since: the fields they changed and
 * nothing else of the project. Nobody else's is ever found.
 */
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import { isUuid } from '#lib/format/uuid.ts';
import { canDo } from '#lib/projects/policy.ts';
import { changedPaths, type Draft, textAt } from '#lib/versioning/draft.ts';

export interface OwnText {
  projectId: string;
  editionId: string;
  formId: string;
  keptAt: Date;
  isDiscarded: boolean;
  /** Whether the project is still open to them. */
  mayRead: boolean;
  /** The titles as they stood in their form. */
  title: { en: string; bg: string };
  /** The form as a whole: it names the rows of the changed fields, and is itself not shown. */
  draft: Draft;
  /** What they changed, in the order of the paths; an empty text was taken out. */
  changed: { path: string; text: string }[];
}

/** The text of one form; the newest of the edition when `formId` is null. Null when there is none of this person. */
export async function findOwnText(
  db: Database,
  actor: StaffActor,
  { editionId, formId }: { editionId: string; formId: string | null },
): Promise<OwnText | null> {
  if (!isUuid(editionId)) return null;
  const row = await db.workingCopy.findFirst({
    where: {
      personId: actor.personId,
      editionId,
      ...(formId === null ? { discardedAt: null } : { formId }),
    },
    orderBy: { keptAt: 'desc' },
    include: { edition: { select: { entry: { select: { projectId: true, programme: true } } } } },
  });
  if (row === null) return null;
  const base = await db.revision.findUnique({ where: { id: row.baseRevision }, select: { draft: true } });
  const draft = row.draft as Draft;
  const { projectId, programme } = row.edition.entry;
  return {
    projectId,
    editionId,
    formId: row.formId,
    keptAt: row.keptAt,
    isDiscarded: row.discardedAt !== null,
    mayRead: canDo(actor, 'read', programme),
    title: titleTyped(draft),
    draft,
    changed: changedPaths((base?.draft ?? {}) as Draft, draft).map((path) => ({
      path,
      text: textAt(draft, path),
    })),
  };
}

/** What the form of somebody calls the project, who may not see what it is called now. */
export function titleTyped(draft: Draft): { en: string; bg: string } {
  return { en: textAt(draft, 'title.en').trim(), bg: textAt(draft, 'title.bg').trim() };
}
