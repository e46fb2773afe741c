/**
 * Hands the projects of a list out as a table, with the filters of the list's own address. Only what the person may see is
 * in it, and it is made while it is sent.
 */
import { Readable } from 'node:stream';
import type { StaffActor } from '#lib/auth/actor.ts';
import { type Database, staffDatabase } from '#lib/db/client.ts';
import {
  exportedPaths,
  tableFormats,
  tableMediaTypes,
  writeProjectTable,
} from '#lib/exports/project-table.ts';
import { dayInSofia } from '#lib/format/partial-date.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { RegisterLookup } from '#lib/projects/columns/register-lookup.ts';
import { type EntriesQuery, listEntries } from '#lib/projects/queries/entries.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import { listIndexedEntries } from '#lib/projects/queries/imports.ts';
import type { IndexedEntry } from '#lib/projects/schema/batch.ts';
import type { ActorExchange, Answer } from '#lib/web/staff/answer.ts';
import { readEntryAddress } from '#lib/web/staff/entry-address.ts';

/** The table of the projects that match the address, as CSV unless it asks for a workbook. */
export async function getProjectsTable({ actor, request, locale }: ActorExchange): Promise<Answer> {
  const { searchParams } = new URL(request.url);
  const format = tableFormats.find((each) => each === searchParams.get('format')) ?? 'csv';
  searchParams.delete('format');
  const { filters } = readEntryAddress(Object.fromEntries(searchParams));
  const db = staffDatabase();
  const lookup = new RegisterLookup(await loadFormRegisters(db));
  const sheet = staffMessages(locale, 'projects')('title');
  const pieces = writeProjectTable(format, matching(db, actor, filters), { locale, lookup, sheet });
  const name = `projects-${dayInSofia(new Date())}.${format}`;
  return {
    ok: true,
    response: new Response(Readable.toWeb(Readable.from(pieces)) as ReadableStream<Uint8Array>, {
      headers: {
        'Content-Type': tableMediaTypes[format],
        'Content-Disposition': `attachment; filename="${name}"`,
        'X-Content-Type-Options': 'nosniff',
      },
    }),
  };
}

/** As many entries are listed at once. */
const pageSize = 200;

/** The projects with the texts that a table shows, those that match. */
async function* matching(
  db: Database,
  actor: StaffActor,
  filters: EntriesQuery,
): AsyncGenerator<IndexedEntry> {
  const wanted = Object.keys(filters).length === 0 ? null : await idsOf(db, actor, filters);
  for await (const entry of listIndexedEntries(db, actor, exportedPaths))
    if (wanted === null || wanted.has(entry.projectId)) yield entry;
}

async function idsOf(db: Database, actor: StaffActor, filters: EntriesQuery): Promise<Set<string>> {
  const ids = new Set<string>();
  let after: string | null = '';
  while (after !== null) {
    const page = await listEntries(db, actor, filters, { limit: pageSize, ...(after !== '' && { after }) });
    for (const { projectId } of page.entries) ids.add(projectId);
    after = page.next;
  }
  return ids;
}
