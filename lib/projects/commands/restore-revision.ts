/** Brings an earlier text back: as a new revision of the open edition, so that restoring can itself be undone. */
import type { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import type { Outcome } from '#lib/issues.ts';
import { type Circumstances, forbidden, invalid, notFound, refuse } from '#lib/projects/commands/answer.ts';
import { lockProject } from '#lib/projects/commands/locked-project.ts';
import { ensureOpen, isEditable } from '#lib/projects/commands/open-edition.ts';
import { findText, getText } from '#lib/projects/commands/save-edition.ts';
import { programmeOf, writeRevision } from '#lib/projects/commands/write-revision.ts';
import { canDo } from '#lib/projects/policy.ts';
import { restoreRevisionInput } from '#lib/projects/schema/editing.ts';
import { recordAudit } from '#lib/versioning/audit.ts';

export interface Restored {
  editionId: string;
  revision: string;
  number: number;
  voidedApproval: boolean;
}

/** Restores the text and statements of `revision`; opens an edition when none is open. */
export async function restoreRevision(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof restoreRevisionInput>,
  circumstances: Circumstances = {},
): Promise<Outcome<Restored>> {
  const read = restoreRevisionInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { projectId, revision, operationId } = read.data;
  return await inTransaction(db, async (tx): Promise<Outcome<Restored>> => {
    const locked = await lockProject(tx, projectId);
    if (locked === null) return notFound;
    const { entry } = locked;
    if (!canDo(actor, 'edit', entry.programme)) return forbidden;
    const repeated = await tx.revision.findUnique({ where: { operationId } });
    if (repeated !== null) {
      if (repeated.authorId !== actor.personId || repeated.projectId !== projectId)
        return refuse('invalid', 'operationId');
      const { editionId, id, number } = repeated;
      return { ok: true, value: { editionId, revision: id, number, voidedApproval: false }, touched: [] };
    }
    if (!isEditable(entry)) return refuse('edition-closed', '', { state: entry.state });
    const wanted = await findText(tx, revision, projectId);
    if (wanted === null) return notFound;
    if (!canDo(actor, 'edit', programmeOf(wanted.draft, entry.programme)))
      return refuse('forbidden-field', 'programme');
    const edition = await ensureOpen(tx, locked, actor.personId, circumstances);
    const written = await writeRevision(
      tx,
      {
        entry,
        edition,
        before: await getText(tx, edition.headRevision),
        draft: wanted.draft,
        statements: wanted.statements,
        kind: 'restore',
        authorId: actor.personId,
        operationId,
      },
      circumstances,
    );
    await recordAudit(tx, {
      personId: actor.personId,
      action: 'edition.restored',
      kind: 'project',
      subject: projectId,
      details: { edition: edition.id, from: revision, revision: written.id },
    });
    const { id, number, voidedApproval } = written;
    return {
      ok: true,
      value: { editionId: edition.id, revision: id, number, voidedApproval },
      touched: [],
    };
  });
}
