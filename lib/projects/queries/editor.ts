/**
 * What somebody who opens the editor has before them: the text, what they left unsaved, who else is there, the remarks, and
 * what a first keystroke would undo. Reads only; it never opens an edition.
 */
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import type { Outcome } from '#lib/issues.ts';
import { canDo, forbiddenPaths, proseFields } from '#lib/projects/policy.ts';
import { namesOf } from '#lib/projects/queries/authors.ts';
import { listPresence } from '#lib/projects/queries/presence.ts';
import { toEdition, toEntry, toNote, toRevision, toWorkingCopy } from '#lib/projects/record/edition.ts';
import {
  type Edition,
  type Entry,
  editableStates,
  type Note,
  openStates,
  type Presence,
  type Revision,
  type WorkingCopy,
} from '#lib/projects/schema/edition.ts';
import { changedPaths, type Draft } from '#lib/versioning/draft.ts';
import { mergeDrafts } from '#lib/versioning/merge.ts';

export interface EditorState {
  entry: Entry;
  /** The open edition; null when the project must first be opened for editing, or brought back. */
  edition: Edition | null;
  /** The last saved text: of the open edition, else of what is public or was last. */
  head: Revision;
  /** What the actor typed and did not save, newest first; copies whose every change is saved are left out. */
  copies: WorkingCopy[];
  presence: Presence[];
  notes: Note[];
  /** True when a save would void an approval. */
  voidsApproval: boolean;
  published: { revision: string; draft: Draft } | null;
  /** What of the document the actor may change. */
  mayEdit: 'everything' | readonly string[] | 'nothing';
}

/** The state of the editor of a project. */
export async function getEditor(
  db: Database,
  actor: StaffActor,
  { projectId }: { projectId: string },
  { now = new Date() }: { now?: Date } = {},
): Promise<Outcome<EditorState>> {
  const row = await db.entry.findUnique({ where: { projectId } });
  if (row === null) return { ok: false, issues: [{ field: '', code: 'not-found' }] };
  const entry = toEntry(row);
  if (!canDo(actor, 'read', entry.programme))
    return { ok: false, issues: [{ field: '', code: 'forbidden' }] };
  const open = editableStates.includes(entry.state)
    ? await db.edition.findFirst({ where: { projectId, state: { in: [...openStates] } } })
    : null;
  const edition = open === null ? null : toEdition(open);
  const head = await headOf(db, entry, edition);
  const notes =
    edition === null
      ? []
      : await db.note.findMany({ where: { editionId: edition.id }, orderBy: { at: 'asc' } });
  const names = await namesOf(db, [
    head.authorId,
    ...notes.flatMap(({ authorId, resolvedBy }) => [authorId, resolvedBy]),
  ]);
  const revision = toRevision(head, names);
  const published =
    entry.publishedRevision === null
      ? null
      : await db.revision.findUnique({ where: { id: entry.publishedRevision }, select: { draft: true } });
  return {
    ok: true,
    value: {
      entry,
      edition,
      head: revision,
      copies: await listUnsaved(db, actor, projectId, revision),
      presence: edition === null ? [] : await listPresence(db, actor, edition.id, now),
      notes: notes.map((note) => toNote(note, names)),
      voidsApproval: edition?.state === 'approved' || edition?.state === 'scheduled',
      published:
        published === null
          ? null
          : { revision: entry.publishedRevision ?? '', draft: published.draft as Draft },
      mayEdit: mayEdit(actor, entry.programme),
    },
    touched: [],
  };
}

/** Editions in which somebody may still have something typed: three years of monthly rounds. */
const mostEditions = 36;

/** The editions of a project, newest first, as numbers that say nothing; whoever sees them was let in by {@link getEditor}. */
export async function listEditionIds(db: Transaction, projectId: string): Promise<string[]> {
  const rows = await db.edition.findMany({
    where: { projectId },
    orderBy: { number: 'desc' },
    take: mostEditions,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** The text a new edition would begin with, or the last of the open one. */
async function headOf(db: Transaction, entry: Entry, edition: Edition | null) {
  const id =
    edition?.headRevision ??
    entry.publishedRevision ??
    (
      await db.edition.findFirst({
        where: { projectId: entry.projectId },
        orderBy: { number: 'desc' },
        select: { headRevision: true },
      })
    )?.headRevision;
  return await db.revision.findUniqueOrThrow({ where: { id: id ?? '' } });
}

/** Copies of the actor in any edition of the project, but for those that hold nothing the head has not. */
async function listUnsaved(
  db: Transaction,
  actor: StaffActor,
  projectId: string,
  head: Revision,
): Promise<WorkingCopy[]> {
  const rows = await db.workingCopy.findMany({
    where: { personId: actor.personId, edition: { projectId }, discardedAt: null },
    orderBy: { keptAt: 'desc' },
  });
  const bases = await db.revision.findMany({
    where: { id: { in: [...new Set(rows.map(({ baseRevision }) => baseRevision))] } },
    select: { id: true, draft: true },
  });
  const draftOf = new Map(bases.map(({ id, draft }) => [id, draft as Draft]));
  return rows
    .map(toWorkingCopy)
    .filter(({ draft, baseRevision }) => holdsMore(draft, draftOf.get(baseRevision) ?? {}, head.draft));
}

/** Whether a text that began with `base` says something that `head` has not. */
export function holdsMore(draft: Draft, base: Draft, head: Draft): boolean {
  const { merged, conflicts } = mergeDrafts(base, draft, head);
  return conflicts.length > 0 || changedPaths(merged, head).length > 0;
}

function mayEdit(actor: StaffActor, programme: string | null): EditorState['mayEdit'] {
  if (canDo(actor, 'edit', programme)) return 'everything';
  return forbiddenPaths(actor, programme, proseFields).length === 0 ? proseFields : 'nothing';
}
