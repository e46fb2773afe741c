/** Loads what a reviewer decides about: the difference to what is public, the notes, and what the actor may do. */
import { lacksSecondFactor, type StaffActor } from '#lib/auth/actor.ts';
import { staffDatabase } from '#lib/db/client.ts';
import type { Locale } from '#lib/format/localized.ts';
import type { Issue } from '#lib/issues.ts';
import { typedFields } from '#lib/projects/form/fields.ts';
import { pathName } from '#lib/projects/form/path-name.ts';
import { unknownFacts } from '#lib/projects/form/readiness.ts';
import type { FormRegisters } from '#lib/projects/form/registers.ts';
import { canApprove, canDo, isOwnWork } from '#lib/projects/policy.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import { getReview, type ReviewState } from '#lib/projects/queries/review.ts';
import type { EditionState, Note } from '#lib/projects/schema/edition.ts';
import { type Draft, textAt } from '#lib/versioning/draft.ts';
import { issuesBeforePublishing } from '#lib/web/loaders/staff/before-publishing.ts';
import { type Loaded, type ProjectHead, projectHead, refusal } from '#lib/web/loaders/staff/project.ts';
import { authorName } from '#lib/web/staff/author-name.ts';
import {
  countValues,
  type DifferenceSection,
  differenceSections,
} from '#lib/web/staff/difference-sections.ts';

/** Why the actor may not approve: each has its sentence. */
export type WhyNot = 'role' | 'factor' | 'own' | 'state' | 'approved';

export interface ReviewEdition {
  id: string;
  state: EditionState;
  headRevision: string;
  headNumber: number;
  headBy: string;
  headAt: Date;
  approvedBy: string | null;
  /** Why changes were asked for. */
  reason: string | null;
}

export interface ShownNote extends Pick<Note, 'id' | 'path' | 'text' | 'at' | 'resolvedAt'> {
  field: string | null;
  by: string;
}

export interface ReviewScreen {
  project: ProjectHead;
  edition: ReviewEdition | null;
  isPublic: boolean;
  sections: DifferenceSection[];
  /** How many values differ, how many of them name their source, and what nobody has said yet. */
  summary: { values: number; sourced: number; unknown: string[] };
  /** What would keep it from being published once it is approved. */
  issues: (Issue & { name: string })[];
  notes: ShownNote[];
  /** What a note can be about. */
  fields: { value: string; label: string }[];
  may: { approve: boolean; askChanges: boolean; submit: boolean; note: boolean; publish: boolean };
  /** Said in place of the button to approve. */
  whyNot: WhyNot | null;
}

/** The open edition as its screens show it; null when none is open. */
export function shownEdition(
  { edition, head, approvedBy }: ReviewState,
  locale: Locale,
): ReviewEdition | null {
  return (
    edition && {
      id: edition.id,
      state: edition.state,
      headRevision: head.id,
      headNumber: head.number,
      headBy: authorName(head.by, locale),
      headAt: head.at,
      approvedBy: approvedBy && authorName(approvedBy, locale),
      reason: edition.reason,
    }
  );
}

/** The review of a project. */
export async function loadReview(
  actor: StaffActor,
  projectId: string,
  locale: Locale,
): Promise<Loaded<ReviewScreen>> {
  const db = staffDatabase();
  const found = await getReview(db, actor, { projectId });
  if (!found.ok) return refusal(found.issues);
  const state = found.value;
  const { entry, edition, head, published, notes } = state;
  const before = published?.draft ?? {};
  const registers = await loadFormRegisters(db);
  const sections = edition === null ? [] : differenceSections(before, head.draft, locale, registers);
  const drafts = [head.draft, before];
  const whyNot = whyNotApprove(actor, state);
  const isWaiting = edition?.state === 'in-review' || edition?.state === 'approved';
  return {
    ok: true,
    value: {
      project: projectHead(entry, locale),
      edition: shownEdition(state, locale),
      isPublic: published !== null,
      sections,
      summary: {
        ...countValues(sections, head.draft, head.statements),
        unknown: unknownFacts(withNeeded(head.draft), head.statements).map((fact) => pathName(locale, fact)),
      },
      issues: await issuesBeforePublishing(db, state, locale),
      notes: notes.map((note) => ({
        id: note.id,
        path: note.path,
        text: note.text,
        at: note.at,
        resolvedAt: note.resolvedAt,
        field: note.path === '' ? null : pathName(locale, note.path, drafts, registers),
        by: authorName(note.by, locale),
      })),
      fields: noteFields(sections, { drafts, locale, registers }),
      may: {
        approve: whyNot === null,
        askChanges: isWaiting && canDo(actor, 'ask-changes', entry.programme),
        submit:
          (edition?.state === 'draft' || edition?.state === 'changes-asked') &&
          canDo(actor, 'submit', entry.programme),
        note: canDo(actor, 'note', entry.programme),
        publish: canDo(actor, 'publish', entry.programme),
      },
      whyNot,
    },
  };
}

/** The draft with something in place of what every document needs: that it is missing hides nothing else. */
const withNeeded = (draft: Draft): Draft => ({
  ...draft,
  'title.en': textAt(draft, 'title.en') || '…',
  'summary.en': textAt(draft, 'summary.en') || '…',
});

/** What a note can be about: what differs, part by part, and every other field, in the order of the editor. */
function noteFields(
  sections: readonly DifferenceSection[],
  { drafts, locale, registers }: { drafts: readonly Draft[]; locale: Locale; registers: FormRegisters },
): ReviewScreen['fields'] {
  const paths = sections.flatMap(({ entries }) =>
    entries.flatMap(({ path, parts }) => (parts.length === 0 ? [path] : parts.map((part) => part.path))),
  );
  const fieldOf = (path: string) => /^[a-zA-Z]+/.exec(path)?.[0];
  return typedFields
    .flatMap(({ name }) => {
      const own = paths.filter((path) => fieldOf(path) === name);
      return own.length === 0 ? [name] : own;
    })
    .map((value) => ({ value, label: pathName(locale, value, drafts, registers) }));
}

function whyNotApprove(actor: StaffActor, { edition, entry, facts }: ReviewState): WhyNot | null {
  if (edition === null) return 'state';
  if (edition.state === 'approved' || edition.state === 'scheduled') return 'approved';
  if (edition.state !== 'in-review') return 'state';
  if (canApprove(actor, facts)) return null;
  if (canDo(actor, 'approve', entry.programme)) return isOwnWork(actor, facts) ? 'own' : 'role';
  return lacksSecondFactor(actor) ? 'factor' : 'role';
}
