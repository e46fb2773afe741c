/**
 * Between the rows of the editorial tables and what staff see. With record.ts the only place that knows column names; it
 * decides nothing.
 */
import type {
  AttentionCode,
  Author,
  Edition,
  EditionState,
  Entry,
  EntryState,
  Note,
  OpenState,
  Revision,
  RevisionHead,
  RevisionKind,
  WorkingCopy,
} from '#lib/projects/schema/edition.ts';
import type { Statement } from '#lib/projects/schema.ts';
import type { Draft } from '#lib/versioning/draft.ts';
import type {
  Edition as EditionRow,
  Entry as EntryRow,
  Note as NoteRow,
  Revision as RevisionRow,
  WorkingCopy as WorkingCopyRow,
} from '#prisma/generated/client.ts';

/** Names of persons by id; those that are missing have none to show. */
export type Names = ReadonlyMap<string, string>;

/** The author of revisions that no person made. */
export const systemAuthor = 'system';

/** The columns of an edition that is not approved. */
export const noApproval = { approvedRevision: null, approvedBy: null, scheduledFor: null } as const;

export function toAuthor(id: string, names: Names): Author {
  return { id, name: names.get(id) ?? null };
}

/** The entry of a row. */
export function toEntry(row: EntryRow): Entry {
  return {
    projectId: row.projectId,
    slug: row.slug,
    title: { en: row.titleEn, bg: row.titleBg },
    programme: row.programme,
    state: row.state as EntryState,
    publishedRevision: row.publishedRevision,
    mergedInto: row.mergedInto,
    stateBefore: row.stateBeforeTrash as EntryState | null,
    editionState: row.editionState as OpenState | null,
    completeness: row.completeness,
    attention: row.attention as AttentionCode[],
    changedAt: row.changedAt,
  };
}

/** The edition of a row. */
export function toEdition(row: EditionRow): Edition {
  return {
    id: row.id,
    projectId: row.projectId,
    number: row.number,
    state: row.state as EditionState,
    headRevision: row.headRevision,
    approvedRevision: row.approvedRevision,
    approvedBy: row.approvedBy,
    submittedBy: row.submittedBy,
    reason: row.reason,
    scheduledFor: row.scheduledFor,
    publicationNote: row.publicationNote as Edition['publicationNote'],
    createdBy: row.createdBy,
    createdAt: row.createdAt,
    changedAt: row.changedAt,
  };
}

/** Columns of a revision without its text. */
export const revisionHeadColumns = {
  id: true,
  editionId: true,
  number: true,
  kind: true,
  changed: true,
  note: true,
  authorId: true,
  at: true,
} as const;

/** A revision as lists show it. */
export function toRevisionHead(
  row: Pick<RevisionRow, keyof typeof revisionHeadColumns>,
  names: Names,
): RevisionHead {
  return {
    id: row.id,
    editionId: row.editionId,
    number: row.number,
    kind: row.kind as RevisionKind,
    changed: row.changed,
    note: row.note,
    by: toAuthor(row.authorId, names),
    at: row.at,
  };
}

/** A revision with its text. */
export function toRevision(row: RevisionRow, names: Names): Revision {
  return {
    ...toRevisionHead(row, names),
    projectId: row.projectId,
    parent: row.parent,
    draft: row.draft as Draft,
    statements: row.statements as Statement[],
  };
}

/** What somebody has not saved. */
export function toWorkingCopy(row: WorkingCopyRow): WorkingCopy {
  return {
    editionId: row.editionId,
    formId: row.formId,
    baseRevision: row.baseRevision,
    generation: row.generation,
    draft: row.draft as Draft,
    focus: row.focus,
    keptAt: row.keptAt,
  };
}

/** A remark on a field. */
export function toNote(row: NoteRow, names: Names): Note {
  return {
    id: row.id,
    path: row.path,
    text: row.text,
    by: toAuthor(row.authorId, names),
    at: row.at,
    resolvedAt: row.resolvedAt,
    resolvedBy: row.resolvedBy === null ? null : toAuthor(row.resolvedBy, names),
  };
}
