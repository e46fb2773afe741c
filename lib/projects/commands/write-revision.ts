/**
 * Adds a revision to the open edition of a locked project: the only place where one is made. It moves the head, voids an
 * approval that no longer covers the text, and brings the line of the list up to date; it never judges the text.
 */
import { randomUUID } from 'node:crypto';
import type { Transaction } from '#lib/db/client.ts';
import { dayInSofia } from '#lib/format/partial-date.ts';
import type { Circumstances } from '#lib/projects/commands/answer.ts';
import { readDraft } from '#lib/projects/form/read.ts';
import { completeness } from '#lib/projects/form/readiness.ts';
import type { FormRegisters } from '#lib/projects/form/registers.ts';
import { statementsFor } from '#lib/projects/form/statements.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import { noApproval } from '#lib/projects/record/edition.ts';
import { attentionOf } from '#lib/projects/rules/overview.ts';
import type { AttentionCode, Edition, Entry, OpenState, RevisionKind } from '#lib/projects/schema/edition.ts';
import { type Statement, slug } from '#lib/projects/schema.ts';
import { changedPaths, type Draft, normalDraft, textAt } from '#lib/versioning/draft.ts';

/** The text that a revision follows on. */
export interface RevisionText {
  id: string;
  draft: Draft;
  statements: readonly Statement[];
}

export interface NewRevision {
  entry: Entry;
  edition: Edition;
  /** The first revision of a project follows on none. */
  before: Omit<RevisionText, 'id'> & { id: string | null };
  draft: Draft;
  /** Left out, they follow from the change of the draft. */
  statements?: readonly Statement[];
  kind: RevisionKind;
  authorId: string;
  operationId: string;
  note?: string | undefined;
}

export interface WrittenRevision {
  id: string;
  number: number;
  draft: Draft;
  changed: string[];
  /** True when the edition was approved or scheduled and is not any more. */
  voidedApproval: boolean;
  editionState: OpenState;
}

/** Writes the revision. The project is locked by the caller's transaction. */
export async function writeRevision(
  tx: Transaction,
  given: NewRevision,
  { now = new Date(), newId = randomUUID }: Circumstances = {},
): Promise<WrittenRevision> {
  const { entry, edition, before, kind, authorId, operationId } = given;
  const draft = normalDraft(given.draft);
  const registers = await loadFormRegisters(tx);
  const statements = given.statements ?? statementsFor(before.draft, draft, before.statements, registers);
  const id = newId();
  const number = await nextNumber(tx, entry.projectId);
  const changed = changedPaths(before.draft, draft);
  await tx.revision.create({
    data: {
      id,
      editionId: edition.id,
      projectId: entry.projectId,
      number,
      parent: before.id,
      draft: { ...draft },
      statements: [...statements],
      kind,
      changed,
      note: given.note ?? null,
      authorId,
      operationId,
      at: now,
    },
  });
  const voidedApproval = edition.state === 'approved' || edition.state === 'scheduled';
  const editionState = voidedApproval ? 'draft' : (edition.state as OpenState);
  await tx.edition.update({
    where: { id: edition.id },
    data: {
      headRevision: id,
      changedAt: now,
      state: editionState,
      ...(voidedApproval && noApproval),
    },
  });
  await tx.entry.update({
    where: { projectId: entry.projectId },
    data: {
      ...titlesOf(draft, entry),
      programme: programmeOf(draft, entry.programme),
      ...overviewOf(entry, draft, { statements, registers, now }),
      editionState,
      changedAt: now,
      changedBy: authorId,
    },
  });
  return { id, number, draft, changed, voidedApproval, editionState };
}

/** What the list of projects says of a text: how much of what is expected is there, and what needs somebody. */
export function overviewOf(
  { projectId, slug }: Pick<Entry, 'projectId' | 'slug'>,
  draft: Draft,
  of: { statements: readonly Statement[]; registers: FormRegisters; now: Date },
): { completeness: number; attention: AttentionCode[] } {
  const { statements, registers, now } = of;
  const context = { id: projectId, slug, updatedOn: dayInSofia(now), statements, registers };
  const { profile } = readDraft(draft, context);
  return { completeness: completeness(draft, statements), attention: attentionOf(draft, profile, now) };
}

/** Revisions count within their project; the lock on the entry keeps two from taking the same number. */
export async function nextNumber(tx: Transaction, projectId: string): Promise<number> {
  const last = await tx.revision.aggregate({ where: { projectId }, _max: { number: true } });
  return (last._max.number ?? 0) + 1;
}

/** The titles of the draft; a title taken away leaves the last one, so that the list has a name to show. */
function titlesOf(draft: Draft, { title }: Entry): { titleEn: string; titleBg: string } {
  const [en, bg] = [textAt(draft, 'title.en').trim(), textAt(draft, 'title.bg').trim()];
  return en === '' && bg === '' ? { titleEn: title.en, titleBg: title.bg } : { titleEn: en, titleBg: bg };
}

/** The programme that a draft names; text that is no programme's address leaves the project where it was. */
export function programmeOf(draft: Draft, before: string | null): string | null {
  const typed = textAt(draft, 'programme').trim();
  if (typed === '') return null;
  const read = slug.safeParse(typed);
  return read.success ? read.data : before;
}
