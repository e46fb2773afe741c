/**
 * What staff work on: entries, editions, revisions and the text somebody has not saved. Shapes only; a draft is private to
 * the staff area and never reaches a public page.
 */
import type { Issue } from '#lib/issues.ts';
import type { Statement } from '#lib/projects/schema.ts';
import type { Draft } from '#lib/versioning/draft.ts';
import type { Conflict } from '#lib/versioning/merge.ts';

/** What the public sees of an entry: nothing yet, the page, a notice, 410, another page, nothing any more. */
export const entryStates = ['unpublished', 'published', 'withdrawn', 'gone', 'merged', 'trashed'] as const;
export type EntryState = (typeof entryStates)[number];

/** States in which a project can be worked on; from the others it is first brought back. */
export const editableStates: readonly EntryState[] = ['unpublished', 'published', 'withdrawn'];

/** An edition in one of these is worked on; a project has at most one. */
export const openStates = ['draft', 'in-review', 'changes-asked', 'approved', 'scheduled'] as const;
export type OpenState = (typeof openStates)[number];

export const editionStates = [...openStates, 'published', 'superseded', 'discarded', 'trashed'] as const;
export type EditionState = (typeof editionStates)[number];

export const revisionKinds = ['open', 'save', 'merge', 'restore', 'bulk', 'import', 'content'] as const;
export type RevisionKind = (typeof revisionKinds)[number];

/** Why an entry needs somebody. The sentence of each stands in the messages. */
export const attentionCodes = [
  'stale-status',
  'missing-translation',
  'no-results',
  'publication-failed',
] as const;
export type AttentionCode = (typeof attentionCodes)[number];

/** Somebody as others see them; the name is null for the system and for people who were erased. */
export interface Author {
  id: string;
  name: string | null;
}

export interface Entry {
  projectId: string;
  slug: string;
  title: { en: string; bg: string };
  programme: string | null;
  state: EntryState;
  publishedRevision: string | null;
  mergedInto: string | null;
  /** State to which it returns from the trash or when a merge is undone. */
  stateBefore: EntryState | null;
  editionState: OpenState | null;
  /** 0 to 100: share of the expected facts that are there. */
  completeness: number;
  attention: AttentionCode[];
  changedAt: Date;
}

export interface Edition {
  id: string;
  projectId: string;
  number: number;
  state: EditionState;
  headRevision: string;
  approvedRevision: string | null;
  approvedBy: string | null;
  submittedBy: string | null;
  /** Why changes were asked for. */
  reason: string | null;
  scheduledFor: Date | null;
  publicationNote: { reasonEn: string; reasonBg: string; by: string } | null;
  createdBy: string;
  createdAt: Date;
  changedAt: Date;
}

/** A revision without its text, as lists show it. */
export interface RevisionHead {
  id: string;
  editionId: string;
  number: number;
  kind: RevisionKind;
  /** Paths whose text differs from the revision before. */
  changed: string[];
  note: string | null;
  by: Author;
  at: Date;
}

export interface Revision extends RevisionHead {
  projectId: string;
  parent: string | null;
  draft: Draft;
  statements: Statement[];
}

/** What somebody typed and has not saved. */
export interface WorkingCopy {
  editionId: string;
  formId: string;
  baseRevision: string;
  generation: number;
  draft: Draft;
  focus: string | null;
  keptAt: Date;
}

/** Somebody else who has the edition open: where they are, and since when they typed nothing. */
export interface Presence {
  person: Author;
  field: string | null;
  seenAt: Date;
  typedAt: Date;
}

export interface Note {
  id: string;
  path: string;
  text: string;
  by: Author;
  at: Date;
  resolvedAt: Date | null;
  resolvedBy: Author | null;
}

/** Who made a revision, and when. */
export interface RevisionMark {
  revision: string;
  by: Author;
  at: Date;
}

export interface Saved {
  /** The edition that was saved into: another than asked for when that one was published meanwhile. */
  editionId: string;
  revision: string;
  number: number;
  /** True when somebody had saved meanwhile and both changes now stand in one revision. */
  merged: boolean;
  draft: Draft;
  voidedApproval: boolean;
}

/** A save: done, in conflict with what somebody else saved, or refused. Whatever was not saved is kept as working copy. */
export type SaveOutcome =
  | { ok: true; value: Saved; touched: string[] }
  | { ok: false; issues: Issue[]; conflicts: Conflict[]; theirs: RevisionMark; mergedDraft: Draft }
  | { ok: false; issues: Issue[]; conflicts?: undefined };

/** A line of the list of projects. */
export interface EntrySummary {
  projectId: string;
  slug: string;
  title: { en: string; bg: string };
  programme: string | null;
  state: EntryState;
  editionId: string | null;
  editionState: OpenState | null;
  scheduledFor: Date | null;
  completeness: number;
  attention: AttentionCode[];
  changedAt: Date;
  changedBy: Author | null;
}
