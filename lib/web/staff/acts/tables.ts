/** What is posted to bring in a table: the file, what its columns mean, and that it is to be carried out or undone. */
import { buffer } from 'node:stream/consumers';
import { staffDatabase } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import { isUuid } from '#lib/format/uuid.ts';
import { type Issue, refuse } from '#lib/issues.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { staffPath } from '#lib/paths.ts';
import { takeDuplicate } from '#lib/projects/commands/take-duplicate.ts';
import { findImport } from '#lib/projects/queries/imports.ts';
import type { ImportSummary, Mapping } from '#lib/projects/schema/batch.ts';
import { mappingInput } from '#lib/projects/schema/importing.ts';
import { loadProgress } from '#lib/web/loaders/staff/import-tables.ts';
import { answered, backTo, field } from '#lib/web/staff/acts/act.ts';
import type { ActorExchange, Answer } from '#lib/web/staff/answer.ts';
import { checkNowOrLater } from '#lib/web/staff/table-check.ts';
import { dropTable, receiveTable } from '#lib/web/staff/table-import.ts';
import { siteStorage } from '#lib/web/storage.ts';

/** Takes a table in and leads to its columns. */
export async function postTable(exchange: ActorExchange): Promise<Answer> {
  const { actor, files, locale } = exchange;
  const file = files['file']?.[0];
  if (file === undefined) return refuse('file-missing', 'file');
  if (!isUuid(field(exchange, 'operationId'))) return refuse('malformed');
  const bytes = Buffer.from(await file.arrayBuffer());
  const upload = { batchId: field(exchange, 'operationId'), name: file.name, bytes };
  const outcome = await receiveTable(staffDatabase(), await siteStorage(), actor, upload);
  if (!outcome.ok) return { ok: false, issues: outcome.issues.map((issue) => ({ ...issue, field: 'file' })) };
  return { ok: true, to: staffPath(locale, 'import', 'tables', outcome.value.batchId) };
}

/** Keeps what the columns mean and has every row checked. */
export async function postCheck(exchange: ActorExchange, batchId: string): Promise<Answer> {
  const { actor, locale } = exchange;
  const db = staffDatabase();
  const found = await findTable(exchange, batchId);
  if (!found.ok) return found;
  if (found.value.state !== 'uploaded' && found.value.state !== 'prepared') return refuse('wrong-state');
  const mapping = mappingOf(exchange);
  const read = mappingInput.safeParse(mapping);
  if (!read.success) return refuse('invalid');
  const storage = await siteStorage();
  const file = await storage.readFile(found.value.fileKey);
  if (file === null) return refuse('file-gone');
  const bytes = (await buffer(file)).length;
  const choices = {
    ...optional('encoding', field(exchange, 'encoding')),
    ...optional('separator', field(exchange, 'separator')),
    ...optional('sheet', field(exchange, 'sheet')),
    ...optional('headerLine', field(exchange, 'headerLine')),
  };
  const outcome = await checkNowOrLater(db, storage, actor, { batchId, mapping: read.data, choices, bytes });
  if (!outcome.ok) return { ok: false, issues: outcome.issues.map((issue) => atColumn(issue, read.data)) };
  return { ok: true, to: staffPath(locale, 'import', 'tables', batchId, 'check') };
}

/** The mapping as the form says it. What is none of ours is refused by the command. */
function mappingOf(exchange: ActorExchange): Record<keyof Mapping, unknown> {
  const { form } = exchange;
  const count = Object.keys(form).filter((name) => /^column:\d{1,3}$/.test(name)).length;
  const orNull = (name: string) => field(exchange, name) || null;
  return {
    columns: Array.from({ length: count }, (_, index) => orNull(`column:${index}`)),
    key: field(exchange, 'key'),
    clears: field(exchange, 'clears'),
    programme: orNull('programme'),
    decimals: orNull('decimals'),
    dates: field(exchange, 'dates'),
    currency: orNull('currency'),
  };
}

const optional = <Name extends string>(name: Name, value: string): Partial<Record<Name, string>> =>
  value === '' ? {} : ({ [name]: value } as Record<Name, string>);

/** The issue at the column of the form that it is about. */
function atColumn(issue: Issue, { columns }: Mapping): Issue {
  if (issue.code !== 'column-twice') return issue.field === 'key' ? issue : { ...issue, field: '' };
  return { ...issue, field: `column:${columns.lastIndexOf(issue.field)}` };
}

/** Takes a row that was held for a duplicate as a project of its own, or leaves it out again. */
export async function postDuplicate(exchange: ActorExchange, batchId: string): Promise<Answer> {
  const found = await findTable(exchange, batchId);
  if (!found.ok) return found;
  const position = field(exchange, 'position');
  if (!/^\d{1,6}$/.test(position)) return refuse('malformed');
  const taken = field(exchange, 'taken') === 'yes';
  const outcome = await takeDuplicate(staffDatabase(), exchange.actor, { batchId, position, taken });
  return answered(outcome, `${backTo(exchange)}#row-${position}`);
}

/** Has the drafts written. */
export const postTableApply = (exchange: ActorExchange, batchId: string): Promise<Answer> =>
  putOff(exchange, batchId, 'apply');

/** Has what was written taken back. */
export const postTableUndo = (exchange: ActorExchange, batchId: string): Promise<Answer> =>
  putOff(exchange, batchId, 'undo');

const mayBegin = {
  apply: ['prepared', 'running'],
  undo: ['running', 'applied', 'undoing'],
} as const;

async function putOff(exchange: ActorExchange, batchId: string, deed: 'apply' | 'undo'): Promise<Answer> {
  const { actor, locale } = exchange;
  const found = await findTable(exchange, batchId);
  if (!found.ok) return found;
  const states: readonly string[] = mayBegin[deed];
  if (!states.includes(found.value.state)) return refuse('wrong-state');
  const { sessionId } = actor;
  await inTransaction(staffDatabase(), (tx) =>
    enqueue(tx, 'work-batch', { batchId, sessionId, deed }, { key: `batch:${batchId}` }),
  );
  return { ok: true, to: `${staffPath(locale, 'import', 'tables', batchId, 'report')}?asked=${deed}` };
}

/** Forgets a table of which nothing was carried out. */
export async function postTableDrop(exchange: ActorExchange, batchId: string): Promise<Answer> {
  const found = await findTable(exchange, batchId);
  if (!found.ok) return found;
  const outcome = await dropTable(staffDatabase(), await siteStorage(), exchange.actor, batchId);
  return answered(outcome, staffPath(exchange.locale, 'import', 'tables'));
}

/** Tells a page that stands open how far the work has come. */
export async function getTableProgress(exchange: ActorExchange, batchId: string): Promise<Answer> {
  const { actor, locale } = exchange;
  const loaded = await loadProgress(actor, batchId, locale);
  if (!loaded.ok) return refuse(loaded.code);
  return { ok: true, response: Response.json({ ok: true, value: loaded.value }) };
}

async function findTable(
  { actor }: ActorExchange,
  batchId: string,
): Promise<{ ok: true; value: ImportSummary } | Extract<Answer, { ok: false }>> {
  if (!isUuid(batchId)) return refuse('not-found');
  return await findImport(staffDatabase(), actor, { batchId });
}
