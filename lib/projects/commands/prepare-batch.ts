/**
 * Writes down what a batch would do, cell by cell against the text as it stands, so that somebody can look at it before.
 * It changes no project.
 */
import type { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import type { Outcome } from '#lib/issues.ts';
import { type Circumstances, forbidden, invalid, refuse } from '#lib/projects/commands/answer.ts';
import { isEditable } from '#lib/projects/commands/open-edition.ts';
import { storableDraft } from '#lib/projects/commands/working-draft.ts';
import { programmeOf } from '#lib/projects/commands/write-revision.ts';
import { canDo, programmesFor } from '#lib/projects/policy.ts';
import { summariseBatch } from '#lib/projects/queries/batches.ts';
import { standingRevision } from '#lib/projects/queries/standing-text.ts';
import type { BatchCell, BatchSummary } from '#lib/projects/schema/batch.ts';
import { prepareBatchInput } from '#lib/projects/schema/editing.ts';
import type { EntryState } from '#lib/projects/schema/edition.ts';
import { recordAudit } from '#lib/versioning/audit.ts';
import { type Draft, textAt } from '#lib/versioning/draft.ts';

/** Texts of so many projects are read at once. */
const chunk = 200;

/** A table of the longest length is prepared within this. */
const longestMs = 120_000;

/** Prepares a batch; a repeat with the same id gives the one that stands. */
export async function prepareBatch(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof prepareBatchInput>,
  { now = new Date() }: Circumstances = {},
): Promise<Outcome<BatchSummary>> {
  const read = prepareBatchInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { batchId, kind, plan, rows } = read.data;
  const programmes = programmesFor(actor, 'bulk');
  if (programmes !== 'all' && programmes.length === 0) return forbidden;
  return await inTransaction(
    db,
    async (tx): Promise<Outcome<BatchSummary>> => {
      const known = await tx.batch.findUnique({ where: { id: batchId } });
      if (known !== null)
        return known.createdBy === actor.personId
          ? { ok: true, value: await summariseBatch(tx, known), touched: [] }
          : refuse('invalid', 'batchId');
      const data = { id: batchId, kind, plan: plan ?? {}, createdBy: actor.personId, createdAt: now };
      const batch = await tx.batch.create({ data });
      for (let start = 0; start < rows.length; start += chunk) {
        const part = rows.slice(start, start + chunk);
        const texts = await readTexts(
          tx,
          part.map(({ projectId }) => projectId),
        );
        await tx.batchRow.createMany({
          data: part.map(({ projectId, cells }, index) => ({
            batchId,
            position: start + index,
            projectId,
            ...judged(actor, texts.get(projectId), cells),
          })),
        });
      }
      await recordAudit(tx, {
        personId: actor.personId,
        action: 'batch.prepared',
        kind: 'batch',
        subject: batchId,
        details: { rows: rows.length },
      });
      return { ok: true, value: await summariseBatch(tx, batch), touched: [] };
    },
    { longestMs },
  );
}

/** What stands of a project, open edition first. */
export interface StandingText {
  state: EntryState;
  programme: string | null;
  draft: Draft;
}

/** The row as it will be shown: its cells, and why it will be skipped if it will. */
function judged(actor: StaffActor, standing: StandingText | undefined, wanted: Draft) {
  const storable = storableDraft(wanted);
  const draft = standing?.draft ?? {};
  const cells: Record<string, BatchCell> = Object.fromEntries(
    Object.entries(storable?.draft ?? {})
      .map(([path, to]): [string, BatchCell] => [path, { from: textAt(draft, path), to }])
      .filter(([, { from, to }]) => from !== to),
  );
  const problem =
    storable === null
      ? 'too-long'
      : standing === undefined
        ? 'not-found'
        : !mayChange(actor, standing, { ...draft, ...storable.draft })
          ? 'forbidden'
          : !isEditable(standing)
            ? 'edition-closed'
            : Object.keys(cells).length === 0
              ? 'unchanged'
              : null;
  return { cells: { ...cells } as object, state: problem === null ? 'waiting' : 'skipped', problem };
}

/** True when the actor may change many in the programme, and edit where the change moves the project. */
export function mayChange(
  actor: StaffActor,
  { programme }: { programme: string | null },
  after: Draft,
): boolean {
  return canDo(actor, 'bulk', programme) && canDo(actor, 'edit', programmeOf(after, programme));
}

/** The last saved text of each project: of its open edition, else of what is public, else of what was last. */
export async function readTexts(tx: Transaction, ids: readonly string[]): Promise<Map<string, StandingText>> {
  const rows = await tx.$queryRaw<
    { project_id: string; state: EntryState; programme: string | null; draft: Draft }[]
  >`
    SELECT entry.project_id, entry.state, entry.programme, revision.draft
    FROM editorial.entry
    ${standingRevision}
    WHERE entry.project_id = ANY(${[...ids]}::text[])`;
  return new Map(rows.map(({ project_id, ...row }) => [project_id, row]));
}
