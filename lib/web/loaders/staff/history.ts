/** Loads the history of a project as staff see it, page by page, and any two of its revisions side by side. */
import type { StaffActor } from '#lib/auth/actor.ts';
import { staffDatabase } from '#lib/db/client.ts';
import type { Locale } from '#lib/format/localized.ts';
import { pathName } from '#lib/projects/form/path-name.ts';
import { canDo } from '#lib/projects/policy.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import { findProjectHistory, findRevisionByNumber } from '#lib/projects/queries/revision-numbers.ts';
import { listRevisions } from '#lib/projects/queries/revisions.ts';
import type { RevisionHead } from '#lib/projects/schema/edition.ts';
import { type Loaded, type ProjectHead, projectHead, refusal } from '#lib/web/loaders/staff/project.ts';
import { authorName } from '#lib/web/staff/author-name.ts';
import { type DifferenceSection, differenceSections } from '#lib/web/staff/difference-sections.ts';

/** A page of history is read, not scanned. */
const pageLength = 50;
/** The first fields are named, the others counted. */
const mostNamed = 4;

export interface HistoryRow extends Pick<RevisionHead, 'id' | 'number' | 'kind' | 'note' | 'at'> {
  by: string;
  changed: string[];
  more: number;
  isPublic: boolean;
  isNewest: boolean;
}

export interface HistoryScreen {
  project: ProjectHead;
  revisions: HistoryRow[];
  /** Number before which the next page begins. */
  next: number | null;
}

/** A page of the history; `before` is a number from the address, or nothing. */
export async function loadHistory(
  actor: StaffActor,
  { projectId, before, locale }: { projectId: string; before: number | null; locale: Locale },
): Promise<Loaded<HistoryScreen>> {
  const db = staffDatabase();
  const page = await listRevisions(db, actor, {
    projectId,
    limit: pageLength,
    ...(before !== null && { before }),
  });
  if (!page.ok) return refusal(page.issues);
  const found = await findProjectHistory(db, actor, projectId);
  if (!found.ok) return refusal(found.issues);
  const { entry, newest, drafts } = found.value;
  return {
    ok: true,
    value: {
      project: projectHead(entry, locale),
      revisions: page.value.revisions.map((revision) => {
        const names = [...new Set(revision.changed.map((path) => pathName(locale, fieldOf(path), drafts)))];
        return {
          id: revision.id,
          number: revision.number,
          kind: revision.kind,
          note: revision.note,
          at: revision.at,
          by: authorName(revision.by, locale),
          changed: names.slice(0, mostNamed),
          more: Math.max(0, names.length - mostNamed),
          isPublic: revision.id === entry.publishedRevision,
          isNewest: revision.number === newest,
        };
      }),
      next: page.value.next,
    },
  };
}

/** The field itself, whatever inside it changed: a list of revisions names fields, a comparison shows them. */
function fieldOf(path: string): string {
  return /^(?:source:|quote:)?([a-zA-Z]+)/.exec(path)?.[1] ?? path;
}

export interface ComparedRevision {
  id: string;
  number: number;
  by: string;
  at: Date;
}

export interface ComparisonScreen {
  project: ProjectHead;
  from: ComparedRevision;
  to: ComparedRevision;
  sections: DifferenceSection[];
  /** Whether the actor may make the text of `to` that of the open edition. */
  mayRestore: boolean;
  voidsApproval: boolean;
}

/** Two revisions of a project by their numbers. */
export async function loadComparison(
  actor: StaffActor,
  { projectId, from, to, locale }: { projectId: string; from: number; to: number; locale: Locale },
): Promise<Loaded<ComparisonScreen>> {
  const db = staffDatabase();
  const found = await findProjectHistory(db, actor, projectId);
  if (!found.ok) return refusal(found.issues);
  const [before, after] = await Promise.all(
    [from, to].map((number) => findRevisionByNumber(db, actor, { projectId, number })),
  );
  if (!before?.ok || !after?.ok) return { ok: false, code: 'not-found' };
  const { entry, newest } = found.value;
  const compared = ({ id, number, by, at }: RevisionHead): ComparedRevision => ({
    id,
    number,
    at,
    by: authorName(by, locale),
  });
  return {
    ok: true,
    value: {
      project: projectHead(entry, locale),
      from: compared(before.value),
      to: compared(after.value),
      sections: differenceSections(
        before.value.draft,
        after.value.draft,
        locale,
        await loadFormRegisters(db),
      ),
      mayRestore: after.value.number !== newest && canDo(actor, 'edit', entry.programme),
      voidsApproval: entry.editionState === 'approved' || entry.editionState === 'scheduled',
    },
  };
}
