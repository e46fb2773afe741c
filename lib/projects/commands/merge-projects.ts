/**
 * Makes one project of two that are the same: one goes on with the text that was chosen, the address of the other leads to
 * it. Ninety days long it can be undone; no text of either is ever dropped.
 */
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import type { Outcome } from '#lib/issues.ts';
import {
  type Circumstances,
  forbidden,
  invalid,
  notFound,
  type Refused,
  refuse,
} from '#lib/projects/commands/answer.ts';
import { type LockedProject, lockProject } from '#lib/projects/commands/locked-project.ts';
import { ensureOpen, isEditable, textToOpen } from '#lib/projects/commands/open-edition.ts';
import { takeDown } from '#lib/projects/commands/public-page.ts';
import { findText, getText } from '#lib/projects/commands/save-edition.ts';
import { putUpAgain } from '#lib/projects/commands/withdraw-project.ts';
import { storableDraft } from '#lib/projects/commands/working-draft.ts';
import { programmeOf, writeRevision } from '#lib/projects/commands/write-revision.ts';
import { statementsFor } from '#lib/projects/form/statements.ts';
import { canDo } from '#lib/projects/policy.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import { findMerge } from '#lib/projects/queries/merges.ts';
import { noApproval } from '#lib/projects/record/edition.ts';
import { withSourcesOf } from '#lib/projects/rules/merge-choices.ts';
import { statementsTakenOver } from '#lib/projects/rules/merged-statements.ts';
import { mergeProjectsInput, projectInput } from '#lib/projects/schema/editing.ts';
import type { EntryState } from '#lib/projects/schema/edition.ts';
import { recordAudit } from '#lib/versioning/audit.ts';
import { recordChange } from '#lib/versioning/changes.ts';
import type { Draft } from '#lib/versioning/draft.ts';

export interface MergedProjects {
  /** The open edition of the project that goes on, with the chosen text as its head. */
  editionId: string;
  revision: string;
}

/** A merge can be undone for this long: a quarter, in which the next report is due and a mistake is seen. */
const mergeUndoDays = 90;

/** Merges `from` into `into`. A page that is public may only lead to one that is. */
export async function mergeProjects(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof mergeProjectsInput>,
  circumstances: Circumstances = {},
): Promise<Outcome<MergedProjects>> {
  const read = mergeProjectsInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { from, into, operationId, baseRevision, reasonEn, reasonBg } = read.data;
  if (from === into) return refuse('invalid', 'into');
  const storable = storableDraft(read.data.draft);
  if (storable === null) return refuse('too-long', 'draft');
  const at = { ...circumstances, now: circumstances.now ?? new Date() };
  return await inTransaction(db, async (tx): Promise<Outcome<MergedProjects>> => {
    const both = await lockBoth(tx, from, into);
    if (both === null) return notFound;
    const { goes, stays } = both;
    const programme = programmeOf(storable.draft, stays.entry.programme);
    for (const each of [goes.entry.programme, stays.entry.programme, programme])
      if (!canDo(actor, 'merge', each)) return forbidden;
    const repeated = await tx.revision.findUnique({ where: { operationId } });
    if (repeated !== null) {
      if (repeated.projectId !== into || goes.entry.mergedInto !== into)
        return refuse('invalid', 'operationId');
      return { ok: true, value: { editionId: repeated.editionId, revision: repeated.id }, touched: [] };
    }
    const obstacle = obstacleTo(both, baseRevision);
    if (obstacle !== null) return obstacle;
    const wasPublic = goes.entry.state !== 'unpublished';
    const merged = await writeMergedText(tx, both, actor, { operationId, draft: storable.draft }, at);
    await putAside(tx, both, actor, merged.revision, at.now);
    const notice = { kind: 'merged', mergedInto: into, at: at.now, reasonEn, reasonBg } as const;
    return { ok: true, value: merged, touched: wasPublic ? await takeDown(tx, goes.entry, notice) : [] };
  });
}

interface BothProjects {
  goes: LockedProject;
  stays: LockedProject;
}

/** Why these two cannot be merged as they stand now; null when they can. */
function obstacleTo({ goes, stays }: BothProjects, baseRevision: string | undefined): Refused | null {
  if (!isEditable(goes.entry)) return refuse('wrong-state', 'from', { state: goes.entry.state });
  if (!isEditable(stays.entry)) return refuse('wrong-state', 'into', { state: stays.entry.state });
  if (goes.entry.state !== 'unpublished' && stays.entry.state !== 'published')
    return refuse('into-not-published', 'into');
  if (baseRevision !== undefined && baseRevision !== headOf(stays))
    return refuse('revision-moved', 'baseRevision');
  return null;
}

/** The chosen text as the head of the project that goes on, with the sources of both. */
async function writeMergedText(
  tx: Transaction,
  { goes, stays }: BothProjects,
  { personId: authorId }: StaffActor,
  chosen: { operationId: string; draft: Draft },
  circumstances: Circumstances,
): Promise<MergedProjects> {
  const gone = await getText(tx, goes.open?.headRevision ?? (await textToOpen(tx, goes.entry)));
  const edition = await ensureOpen(tx, stays, authorId, circumstances);
  const before = await getText(tx, edition.headRevision);
  // Whatever text was chosen: what a source says stays only with the source.
  const draft = withSourcesOf(gone.draft, before.draft, chosen.draft);
  const registers = await loadFormRegisters(tx);
  const stated = [...before.statements, ...statementsTakenOver(gone, before.draft, draft, registers)];
  const { id: revision } = await writeRevision(
    tx,
    {
      entry: stays.entry,
      edition,
      before,
      draft,
      statements: statementsFor(before.draft, draft, stated, registers),
      kind: 'merge',
      authorId,
      operationId: chosen.operationId,
    },
    circumstances,
  );
  return { editionId: edition.id, revision };
}

/** The project that goes is merged: its open edition ends, and how to bring both back is logged. */
async function putAside(
  tx: Transaction,
  { goes: { entry, open }, stays }: BothProjects,
  { personId }: StaffActor,
  revision: string,
  now: Date,
): Promise<void> {
  const into = stays.entry.projectId;
  if (open !== null)
    await tx.edition.update({
      where: { id: open.id },
      data: { state: 'discarded', changedAt: now, ...noApproval },
    });
  await tx.entry.update({
    where: { projectId: entry.projectId },
    data: {
      state: 'merged',
      mergedInto: into,
      stateBeforeTrash: entry.state,
      editionState: null,
      changedAt: now,
      changedBy: personId,
    },
  });
  await recordAudit(tx, {
    personId,
    action: 'project.merged',
    kind: 'project',
    subject: entry.projectId,
    details: {
      into,
      revision,
      edition: open?.id ?? null,
      until: new Date(now.getTime() + mergeUndoDays * 86_400_000).toISOString(),
    },
  });
}

export interface UndoneMerge {
  state: EntryState;
  /** False when the project that went on was changed since: its text stays as it is. */
  textRestored: boolean;
}

/** Brings back the project that was merged away; the other gets its text back unless it was changed since. */
export async function undoMerge(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof projectInput>,
  circumstances: Circumstances = {},
): Promise<Outcome<UndoneMerge>> {
  const read = projectInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { projectId } = read.data;
  const { now = new Date(), newId = randomUUID } = circumstances;
  return await inTransaction(db, async (tx): Promise<Outcome<UndoneMerge>> => {
    const found = await tx.entry.findUnique({
      where: { projectId },
      select: { mergedInto: true, programme: true },
    });
    if (found === null) return notFound;
    if (!canDo(actor, 'merge', found.programme)) return forbidden;
    if (found.mergedInto === null) return refuse('wrong-state');
    const both = await lockBoth(tx, projectId, found.mergedInto);
    if (both === null) return notFound;
    const { goes, stays } = both;
    for (const { entry } of [goes, stays]) if (!canDo(actor, 'merge', entry.programme)) return forbidden;
    if (goes.entry.state !== 'merged') return refuse('wrong-state', '', { state: goes.entry.state });
    const merge = await findMerge(tx, projectId);
    if (merge === null || new Date(merge.until) < now) return refuse('too-late');
    const state = goes.entry.stateBefore ?? 'unpublished';
    const isUp = state === 'published' ? await putUpAgain(tx, goes, noReason, now) : null;
    if (isUp !== null && !isUp.ok) return isUp;
    if (state === 'withdrawn') await withdrawAgain(tx, projectId, now);
    if (merge.edition !== null)
      await tx.edition.updateMany({ where: { id: merge.edition }, data: { state: 'draft', changedAt: now } });
    await tx.entry.update({
      where: { projectId },
      data: {
        state,
        mergedInto: null,
        stateBeforeTrash: null,
        editionState: merge.edition === null ? null : 'draft',
        changedAt: now,
        changedBy: actor.personId,
      },
    });
    const textRestored = await restoreText(tx, stays, merge.revision, actor, { now, newId });
    await recordAudit(tx, {
      personId: actor.personId,
      action: 'project.merge-undone',
      kind: 'project',
      subject: projectId,
      details: { into: found.mergedInto, textRestored },
    });
    return { ok: true, value: { state, textRestored }, touched: isUp?.touched ?? [] };
  });
}

const noReason = { reasonEn: '', reasonBg: '' };

/** Both projects, locked in the order of their ids, so that two merges never wait for each other. */
async function lockBoth(tx: Transaction, from: string, into: string): Promise<BothProjects | null> {
  const locked = new Map<string, LockedProject | null>();
  for (const id of [from, into].sort()) locked.set(id, await lockProject(tx, id));
  const [goes, stays] = [locked.get(from) ?? null, locked.get(into) ?? null];
  return goes === null || stays === null ? null : { goes, stays };
}

function headOf({ entry, open }: LockedProject): string | null {
  return open?.headRevision ?? entry.publishedRevision;
}

/** The notice of a withdrawn page, with the reason that was given when it was withdrawn. */
async function withdrawAgain(tx: Transaction, projectId: string, now: Date): Promise<void> {
  const given = await tx.publishedChange.findFirst({
    where: { projectId, kind: 'withdrawn' },
    orderBy: { seq: 'desc' },
  });
  await tx.projectNotice.updateMany({
    where: { projectId },
    data: {
      kind: 'withdrawn',
      mergedInto: null,
      reasonEn: given?.reasonEn ?? '',
      reasonBg: given?.reasonBg ?? '',
      at: now,
    },
  });
  await recordChange(tx, [`project:${projectId}`]);
}

/** The text from before the merge, as a new revision, when the merge is still the last that was written. */
async function restoreText(
  tx: Transaction,
  { entry, open }: LockedProject,
  merged: string,
  actor: StaffActor,
  { now, newId }: Required<Circumstances>,
): Promise<boolean> {
  if (open?.headRevision !== merged) return false;
  const row = await tx.revision.findUniqueOrThrow({ where: { id: merged }, select: { parent: true } });
  const before = row.parent === null ? null : await findText(tx, row.parent, entry.projectId);
  if (before === null) return false;
  await writeRevision(
    tx,
    {
      entry,
      edition: open,
      before: await getText(tx, merged),
      draft: before.draft,
      statements: before.statements,
      kind: 'restore',
      authorId: actor.personId,
      operationId: newId(),
    },
    { now, newId },
  );
  return true;
}
