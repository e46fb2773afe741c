/**
 * The rows of a table that begin a project, and what undoes them: a project that nobody touched since is gone as if it had
 * never been; any other stays.
 */
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Transaction } from '#lib/db/client.ts';
import type { Circumstances } from '#lib/projects/commands/answer.ts';
import { beginProject, lockAddresses } from '#lib/projects/commands/create-project.ts';
import { lockProject } from '#lib/projects/commands/locked-project.ts';
import { storableDraft } from '#lib/projects/commands/working-draft.ts';
import { overviewOf, programmeOf } from '#lib/projects/commands/write-revision.ts';
import { canDo } from '#lib/projects/policy.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import { recordAudit } from '#lib/versioning/audit.ts';
import { type Draft, normalDraft } from '#lib/versioning/draft.ts';

export interface NewRow {
  batchId: string;
  position: number;
  draft: Draft;
}

/** Begins the project, or says why not. */
export async function beginRow(
  tx: Transaction,
  actor: StaffActor,
  { batchId, position, draft: wanted }: NewRow,
  circumstances: Circumstances,
): Promise<{ projectId: string; revision: string } | { problem: string }> {
  await lockAddresses(tx);
  const storable = storableDraft(wanted);
  if (storable === null) return { problem: 'too-long' };
  const draft = normalDraft(storable.draft);
  const programme = programmeOf(draft, null);
  if (!canDo(actor, 'bulk', programme) || !canDo(actor, 'create', programme)) return { problem: 'forbidden' };
  if (programme !== null && (await tx.programme.findUnique({ where: { slug: programme } })) === null)
    return { problem: 'unknown-programme' };
  const { personId } = actor;
  const operationId = `batch:${batchId}:${position}:waiting`;
  const begun = await beginProject(
    tx,
    { draft, programme, authorId: personId, kind: 'import', operationId },
    circumstances,
  );
  const { projectId, editionId, revision } = begun;
  const overview = overviewOf({ projectId, slug: projectId }, draft, {
    statements: [],
    registers: await loadFormRegisters(tx),
    now: circumstances.now ?? new Date(),
  });
  await tx.entry.update({ where: { projectId }, data: overview });
  await recordAudit(tx, {
    personId,
    action: 'project.created',
    kind: 'project',
    subject: projectId,
    details: { edition: editionId, batch: batchId, row: position },
  });
  return { projectId, revision };
}

/** Takes the project away; false when somebody did anything with it since, and then it stays. */
export async function endRow(
  tx: Transaction,
  actor: StaffActor,
  row: { batchId: string; position: number; projectId: string; revision: string },
): Promise<boolean> {
  const { projectId, revision } = row;
  const locked = await lockProject(tx, projectId);
  if (locked === null || locked.open?.headRevision !== revision) return false;
  const { entry, open } = locked;
  if (!canDo(actor, 'bulk', entry.programme)) return false;
  if (entry.state !== 'unpublished' || open.state !== 'draft' || entry.slug !== projectId) return false;
  const editionId = open.id;
  const traces = [
    (await tx.edition.count({ where: { projectId } })) - 1,
    (await tx.revision.count({ where: { projectId } })) - 1,
    await tx.workingCopy.count({ where: { editionId } }),
    await tx.note.count({ where: { editionId } }),
    await tx.shareLink.count({ where: { editionId } }),
    await tx.promoterQuestion.count({ where: { projectId } }),
  ];
  if (traces.some((count) => count > 0)) return false;
  await tx.presence.deleteMany({ where: { editionId } });
  await tx.entry.delete({ where: { projectId } });
  await recordAudit(tx, {
    personId: actor.personId,
    action: 'project.uncreated',
    kind: 'project',
    subject: projectId,
    details: { batch: row.batchId, row: row.position },
  });
  return true;
}
