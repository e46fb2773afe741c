/**
 * Bringing in a table, put together: the file is kept, opened in a process of its own, planned against the portfolio and
 * written down row by row. Whoever asks is checked by the commands.
 */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import { EntryIndex } from '#lib/imports/tables/entry-index.ts';
import type { HeaderWords } from '#lib/imports/tables/header-words.ts';
import { guessMapping, headerSignature } from '#lib/imports/tables/mapping.ts';
import { openTable, type Table, TableRefused } from '#lib/imports/tables/open-table.ts';
import { checkMapping, pathsRead, planTable } from '#lib/imports/tables/plan.ts';
import type { ReadingChoices } from '#lib/imports/tables/read-table.ts';
import { readStatusWords } from '#lib/imports/tables/status-words.ts';
import { type Outcome, refuse } from '#lib/issues.ts';
import { RegisterLookup } from '#lib/projects/columns/register-lookup.ts';
import { dropImport, keepTable, prepareImport } from '#lib/projects/commands/prepare-import.ts';
import { programmesFor } from '#lib/projects/policy.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import { findImport, findMapping, listIndexedEntries } from '#lib/projects/queries/imports.ts';
import type { ImportSummary, IndexedEntry, Mapping, OpenedTable } from '#lib/projects/schema/batch.ts';
import type { Storage } from '#lib/storage/storage.ts';

/** What was uploaded. */
export interface Upload {
  /** Made with the form: a repeat of the same is the same deed. */
  batchId: string;
  name: string;
  bytes: Buffer;
}

/** Keeps the file of a table that can be opened. */
export async function receiveTable(
  db: Database,
  storage: Storage,
  actor: StaffActor,
  { batchId, name, bytes }: Upload,
): Promise<Outcome<ImportSummary>> {
  const programmes = programmesFor(actor, 'bulk');
  if (programmes !== 'all' && programmes.length === 0) return refuse('forbidden');
  const known = await findImport(db, actor, { batchId });
  if (known.ok) return known;
  const opened = await openTable(bytes);
  if (!opened.ok) return opened;
  opened.table.close();
  const fileKey = `${randomUUID()}/table`;
  await storage.putFile(fileKey, bytes, 'application/octet-stream');
  const kept = await keepTable(db, actor, {
    batchId,
    name: name.trim().slice(0, 300) || 'table',
    fileKey,
    table: descriptionOf(opened.table),
  });
  if (!kept.ok) await storage.deleteFolder(fileKey.split('/')[0] ?? '');
  return kept;
}

/** What is proposed for the columns of a table: what was settled last, else a guess. */
export async function proposeMapping(
  db: Database,
  actor: StaffActor,
  summary: ImportSummary,
  words: HeaderWords,
): Promise<Mapping> {
  if (summary.mapping !== null) return summary.mapping;
  const remembered = await findMapping(db, actor, headerSignature(summary.table.header));
  return guessMapping(summary.table, words, remembered);
}

/** The table as it is read with another encoding, separator, sheet or header. */
export async function reopenTable(
  db: Database,
  storage: Storage,
  actor: StaffActor,
  { batchId, choices }: { batchId: string; choices: ReadingChoices },
): Promise<Outcome<OpenedTable>> {
  const opened = await openKept(db, storage, actor, batchId, choices);
  if (!opened.ok) return opened;
  opened.value.table.close();
  return { ok: true, value: descriptionOf(opened.value.table), touched: [] };
}

/** Checks every row against the portfolio as it is now and writes down what it would do. */
export async function checkTable(
  db: Database,
  storage: Storage,
  actor: StaffActor,
  { batchId, mapping, choices }: { batchId: string; mapping: Mapping; choices?: ReadingChoices },
): Promise<Outcome<ImportSummary>> {
  const opened = await openKept(db, storage, actor, batchId, choices);
  if (!opened.ok) return opened;
  const { table } = opened.value;
  const issues = checkMapping(table.header, mapping);
  if (issues.length > 0) {
    table.close();
    return { ok: false, issues };
  }
  try {
    const entries: IndexedEntry[] = [];
    for await (const entry of listIndexedEntries(db, actor, pathsRead(mapping))) entries.push(entry);
    const lookup = new RegisterLookup(await loadFormRegisters(db), await statusWords());
    return await prepareImport(db, actor, {
      batchId,
      mapping,
      signature: headerSignature(table.header),
      table: descriptionOf(table),
      rows: planTable(table, mapping, { index: new EntryIndex(entries), lookup }),
    });
  } catch (error) {
    if (error instanceof TableRefused) return { ok: false, issues: [error.issue] };
    throw error;
  } finally {
    table.close();
  }
}

let words: Promise<ReadonlyMap<string, string>> | undefined;

/** What others call a status, read once. */
function statusWords(): Promise<ReadonlyMap<string, string>> {
  words ??= readStatusWords(path.join(process.cwd(), 'content')).then((read) => {
    if (!read.ok) throw new Error(`The words for a status cannot be read: ${JSON.stringify(read.issues)}`);
    return read.value;
  });
  return words;
}

/** Forgets a table of which nothing was carried out, and its file. */
export async function dropTable(
  db: Database,
  storage: Storage,
  actor: StaffActor,
  batchId: string,
): Promise<Outcome<{ folder: string }>> {
  const dropped = await dropImport(db, actor, { batchId });
  if (dropped.ok && dropped.value.folder !== '') await storage.deleteFolder(dropped.value.folder);
  return dropped;
}

async function openKept(
  db: Database,
  storage: Storage,
  actor: StaffActor,
  batchId: string,
  choices?: ReadingChoices,
): Promise<Outcome<{ table: Table }>> {
  const found = await findImport(db, actor, { batchId });
  if (!found.ok) return found;
  const { fileKey, table: before } = found.value;
  const file = await storage.readFile(fileKey);
  if (file === null) return refuse('file-gone');
  const { encoding, separator, sheet } = before;
  const asBefore = { encoding, separator, sheet, headerLine: String(before.headerLine) };
  const opened = await openTable(await buffer(file), choices ?? asBefore);
  return opened.ok ? { ok: true, value: { table: opened.table }, touched: [] } : opened;
}

function descriptionOf({ rows: _rows, close: _close, ...table }: Table): OpenedTable {
  return table;
}
