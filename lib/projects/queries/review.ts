/**
 * What somebody needs before they decide about an edition: its text against what is public, who wrote it, who approved
 * it, and what the programme asks for. Reads only.
 */
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import type { Outcome } from '#lib/issues.ts';
import { asksFourEyes, authorsOf } from '#lib/projects/commands/locked-project.ts';
import type { ReviewFacts } from '#lib/projects/policy.ts';
import { namesOf } from '#lib/projects/queries/authors.ts';
import { type EditorState, getEditor } from '#lib/projects/queries/editor.ts';
import { toAuthor } from '#lib/projects/record/edition.ts';
import type { Author } from '#lib/projects/schema/edition.ts';

export interface ReviewState extends EditorState {
  facts: ReviewFacts;
  approvedBy: Author | null;
  /** Who scheduled the publication. */
  scheduledBy: Author | null;
  /** Number of the revision that is public. */
  publishedNumber: number | null;
}

/** The state of the review of a project. Issues: `not-found`, `forbidden`. */
export async function getReview(
  db: Database,
  actor: StaffActor,
  input: { projectId: string },
  circumstances: { now?: Date } = {},
): Promise<Outcome<ReviewState>> {
  const state = await getEditor(db, actor, input, circumstances);
  if (!state.ok) return state;
  const { edition, entry } = state.value;
  const scheduledBy = edition?.publicationNote?.by ?? null;
  const approvedBy = edition?.approvedBy ?? null;
  const names = await namesOf(db, [approvedBy, scheduledBy]);
  const published =
    entry.publishedRevision === null
      ? null
      : await db.revision.findUnique({ where: { id: entry.publishedRevision }, select: { number: true } });
  return {
    ok: true,
    value: {
      ...state.value,
      facts: {
        programme: entry.programme,
        fourEyes: await asksFourEyes(db, entry.programme),
        authors: edition === null ? [] : await authorsOf(db, edition.id),
      },
      approvedBy: approvedBy === null ? null : toAuthor(approvedBy, names),
      scheduledBy: scheduledBy === null ? null : toAuthor(scheduledBy, names),
      publishedNumber: published?.number ?? null,
    },
    touched: [],
  };
}
