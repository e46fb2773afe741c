/** What is posted to make one project of two, and to change many at once. */
import type { StaffActor } from '#lib/auth/actor.ts';
import { staffDatabase } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import { refuse } from '#lib/issues.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { staffPath } from '#lib/paths.ts';
import { mergeProjects, undoMerge } from '#lib/projects/commands/merge-projects.ts';
import { prepareBatch } from '#lib/projects/commands/prepare-batch.ts';
import { takeBackProjectsApart, tellProjectsApart } from '#lib/projects/commands/tell-apart.ts';
import { findBatch } from '#lib/projects/queries/batches.ts';
import { getEditor } from '#lib/projects/queries/editor.ts';
import { findMatching } from '#lib/projects/queries/entries.ts';
import { chosenDraft, type MergeSide } from '#lib/projects/rules/merge-choices.ts';
import { mostChanged } from '#lib/projects/schema/batch.ts';
import { answered, field } from '#lib/web/staff/acts/act.ts';
import type { ActorExchange, Answer } from '#lib/web/staff/answer.ts';
import { readEntryQuery } from '#lib/web/staff/entry-address.ts';

/** Merges project `from` into the one that the form names, with the chosen texts. */
export async function postMerge(exchange: ActorExchange, from: string): Promise<Answer> {
  const { actor, form, lists, locale } = exchange;
  const db = staffDatabase();
  const into = field(exchange, 'into');
  const [goes, stays] = [
    await getEditor(db, actor, { projectId: from }),
    await getEditor(db, actor, { projectId: into }),
  ];
  if (!goes.ok) return goes;
  if (!stays.ok) return stays;
  if (goes.value.head.id !== field(exchange, 'fromRevision')) return refuse('revision-moved');
  const sides = Object.entries(form).flatMap(([name, side]): [string, MergeSide][] =>
    name.startsWith('side:') && (side === 'from' || side === 'into') ? [[name.slice(5), side]] : [],
  );
  const items = new Set(lists['item'] ?? (form['item'] ? [form['item']] : []));
  const draft = chosenDraft(goes.value.head.draft, stays.value.head.draft, {
    fields: Object.fromEntries(sides),
    items,
  });
  const outcome = await mergeProjects(db, actor, {
    from,
    into,
    draft: { ...draft },
    operationId: field(exchange, 'operationId'),
    baseRevision: field(exchange, 'intoRevision'),
    reasonEn: field(exchange, 'reasonEn'),
    reasonBg: field(exchange, 'reasonBg'),
  });
  return answered(
    outcome,
    `${staffPath(locale, 'projects', into, 'review')}?${new URLSearchParams({ merged: from })}`,
  );
}

/** Parts two merged projects again. */
export async function postUndoMerge(exchange: ActorExchange, projectId: string): Promise<Answer> {
  const outcome = await undoMerge(staffDatabase(), exchange.actor, { projectId });
  return answered(outcome, staffPath(exchange.locale, 'projects', projectId, 'manage'));
}

/** Says that the project and the one of the form are two; with `act=together` takes that back. */
export async function postApart(exchange: ActorExchange, projectId: string): Promise<Answer> {
  const pair = { projectId, otherId: field(exchange, 'otherId') };
  const judge = field(exchange, 'act') === 'together' ? takeBackProjectsApart : tellProjectsApart;
  return answered(
    await judge(staffDatabase(), exchange.actor, pair),
    staffPath(exchange.locale, 'projects', projectId, 'merge'),
  );
}

/**
 * Writes down what a new text in one field would do, in the ticked projects or in all that match the filters now. What
 * comes to match later is not of the batch.
 */
export async function postBatch(exchange: ActorExchange): Promise<Answer> {
  const { actor, form, lists, locale } = exchange;
  const filter = form['filter'];
  const selected =
    filter === undefined
      ? (lists['selected'] ?? (form['selected'] ? [form['selected']] : []))
      : await matching(actor, filter);
  if (selected.length === 0) return refuse('projects-needed');
  if (selected.length > mostChanged) return refuse('too-many');
  const path = field(exchange, 'field');
  if (!bulkFields.some((each) => each === path)) return refuse('field-needed', 'field');
  const batchId = field(exchange, 'operationId');
  const to = field(exchange, 'value').trim();
  const outcome = await prepareBatch(staffDatabase(), actor, {
    batchId,
    kind: 'bulk-change',
    plan: { field: path, value: to, ...(filter !== undefined && { filter }) },
    rows: [...new Set(selected)].map((projectId) => ({ projectId, cells: { [path]: to } })),
  });
  return answered(outcome, staffPath(locale, 'bulk', batchId));
}

/** One more than may be changed, when there are more; none for filters that are not ours. */
async function matching(actor: StaffActor, filter: string): Promise<string[]> {
  const filters = readEntryQuery(filter);
  return filters === null ? [] : await findMatching(staffDatabase(), actor, filters, mostChanged + 1);
}

/** Fields that many projects share, and that one text changes in all of them. */
export const bulkFields = [
  'programme',
  'fund',
  'fundingPeriod',
  'declaredStatus',
  'startsOn',
  'endsOn',
  'website',
  'number',
] as const;

export const postBatchApply = (exchange: ActorExchange, batchId: string): Promise<Answer> =>
  putOff(exchange, batchId, 'apply');

export const postBatchUndo = (exchange: ActorExchange, batchId: string): Promise<Answer> =>
  putOff(exchange, batchId, 'undo');

async function putOff(exchange: ActorExchange, batchId: string, deed: 'apply' | 'undo'): Promise<Answer> {
  const db = staffDatabase();
  const { sessionId }: StaffActor = exchange.actor;
  const found = await findBatch(db, exchange.actor, { batchId });
  if (!found.ok) return found;
  const mayApply = ['prepared', 'running'].includes(found.value.state);
  const mayUndo = ['running', 'applied', 'undoing'].includes(found.value.state);
  if (deed === 'apply' ? !mayApply : !mayUndo) return refuse('wrong-state');
  await inTransaction(db, (tx) =>
    enqueue(tx, 'work-batch', { batchId, sessionId, deed }, { key: `batch:${batchId}` }),
  );
  return { ok: true, to: `${staffPath(exchange.locale, 'bulk', batchId)}?asked=1` };
}
