/** Reads imported pages for those who may see them. The text of a document never leaves through a list. */
import type { Readable } from 'node:stream';
import type { StaffActor } from '#lib/auth/actor.ts';
import { rolesThatCount } from '#lib/auth/rights.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { type Outcome, refuse } from '#lib/issues.ts';
import {
  canImport,
  canSeeDocument,
  type DocumentFacts,
  documentReaders,
  importers,
} from '#lib/sources/policy.ts';
import { summaryColumns, toDocument, toDocumentSummary } from '#lib/sources/record.ts';
import type {
  FoundDocument,
  ListedSourceDocument,
  SourceDocument,
  ToldApartFrom,
} from '#lib/sources/schema.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** What decides about a document: who imported it, and the programme of its project. */
export async function documentFacts(
  db: Transaction,
  { createdBy, projectId }: { createdBy: string; projectId: string | null },
): Promise<DocumentFacts> {
  const entry =
    projectId === null
      ? null
      : await db.entry.findUnique({ where: { projectId }, select: { programme: true } });
  return { createdBy, projectId: entry === null ? null : projectId, programme: entry?.programme ?? null };
}

/** The document with its text, for somebody who may see it. */
export async function findDocument(
  db: Database,
  actor: StaffActor,
  { documentId }: { documentId: string },
): Promise<Outcome<FoundDocument>> {
  if (!/^[0-9a-f-]{36}$/i.test(documentId)) return refuse('not-found');
  const row = await db.sourceDocument.findUnique({ where: { id: documentId } });
  if (row === null) return refuse('not-found');
  if (!canSeeDocument(actor, await documentFacts(db, row))) return refuse('forbidden');
  const document = toDocument(row);
  const told = new Map((await toldApartFrom(db, documentId)).map((each) => [each.projectId, each]));
  const duplicates = document.duplicates.filter(({ projectId }) => !told.has(projectId));
  const toldApart = document.duplicates.flatMap(({ projectId }) => told.get(projectId) ?? []);
  return { ok: true, value: { ...document, duplicates, toldApart }, touched: [] };
}

/** The file as it was brought in, for somebody who may see the document; null where there is none for them. */
export async function findOriginal(
  db: Database,
  storage: Storage,
  actor: StaffActor,
  documentId: string,
): Promise<{ name: string; body: Readable } | null> {
  const found = await findDocument(db, actor, { documentId });
  if (!found.ok || found.value.fileKey === null) return null;
  const body = await storage.readFile(found.value.fileKey);
  return body === null ? null : { name: found.value.name, body };
}

/** The most documents of one page of a list. */
const mostListed = 100;

/** What the actor may see, last changed first; `after` is the id of the last line of the page before. */
export async function listDocuments(
  db: Database,
  actor: StaffActor,
  { after, limit, projectId }: { after?: string | undefined; limit: number; projectId?: string | undefined },
): Promise<{ documents: ListedSourceDocument[]; next: string | null }> {
  const importing = programmesOf(actor, importers);
  const reading = programmesOf(actor, documentReaders);
  const asked = Math.min(limit, mostListed);
  const ids = await db.$queryRaw<{ id: string; title: string | null }[]>`
    SELECT d.id::text, d.reading->'values'->>'title' AS title FROM editorial.source_document d LEFT JOIN editorial.entry e ON e.project_id = d.project_id
    WHERE (
        (${canImport(actor)}::boolean AND (d.created_by = ${actor.personId} OR ${importing === 'all'}::boolean))
        OR (e.project_id IS NOT NULL AND (${reading === 'all'}::boolean OR e.programme = ANY(${listed(reading)}::text[])))
      )
      AND ${projectId === undefined ? Prisma.sql`true` : Prisma.sql`d.project_id = ${projectId}`}
      AND (${after ?? null}::uuid IS NULL OR (d.changed_at, d.id) < (
        SELECT changed_at, id FROM editorial.source_document WHERE id = ${after ?? null}::uuid))
    ORDER BY d.changed_at DESC, d.id DESC LIMIT ${asked + 1}`;
  const rows = await db.sourceDocument.findMany({
    where: { id: { in: ids.slice(0, asked).map(({ id }) => id) } },
    select: summaryColumns,
    orderBy: [{ changedAt: 'desc' }, { id: 'desc' }],
  });
  const titles = new Map(ids.map(({ id, title }) => [id, title]));
  return {
    documents: rows.map((row) => ({ ...toDocumentSummary(row), title: titles.get(row.id) ?? null })),
    next: ids.length > asked ? (rows.at(-1)?.id ?? null) : null,
  };
}

const listed = (programmes: 'all' | string[]) => (programmes === 'all' ? [] : programmes);

function programmesOf(actor: StaffActor, roles: typeof documentReaders): 'all' | string[] {
  const counted = rolesThatCount(actor, roles);
  const mine = actor.memberships.filter(({ role }) => counted.includes(role));
  return mine.some(({ programme }) => programme === null)
    ? 'all'
    : mine.flatMap(({ programme }) => programme ?? []);
}

/** Which page this is an earlier or later state of: by its address, the number it states, or its project. */
export interface PageKey {
  url?: string | undefined;
  number?: string | undefined;
  projectId?: string | undefined;
  /** Which project of a listing; a listing's pages share their address. */
  part?: number;
}

/** The last state of the page that became a draft; null when it was never imported before. */
export async function findEarlierDocument(db: Transaction, key: PageKey): Promise<SourceDocument | null> {
  const same = [
    ...(key.url === undefined ? [] : [{ url: key.url, part: key.part ?? 0 }]),
    ...(key.number === undefined ? [] : [{ number: key.number }]),
    ...(key.projectId === undefined ? [] : [{ projectId: key.projectId }]),
  ];
  for (const where of same) {
    const row = await db.sourceDocument.findFirst({
      where: { ...where, state: 'drafted' },
      orderBy: [{ changedAt: 'desc' }, { id: 'desc' }],
    });
    if (row !== null) return toDocument(row);
  }
  return null;
}

/** The document with this very text that is open or became a draft; null when there is none. */
export async function findSameText(
  db: Transaction,
  { textHash, part }: { textHash: string; part: number },
): Promise<{ id: string; state: string; projectId: string | null } | null> {
  return await db.sourceDocument.findFirst({
    where: { textHash, part, state: { in: ['open', 'drafted', 'refused'] } },
    select: { id: true, state: true, projectId: true },
    orderBy: { createdAt: 'desc' },
  });
}

/** A document by its id for a draft made of it, whoever asks; the caller has judged who may. */
export async function getDocument(db: Transaction, id: string): Promise<SourceDocument | null> {
  const row = await db.sourceDocument.findUnique({ where: { id } });
  return row === null ? null : toDocument(row);
}

/** Projects that somebody told apart from a document, or from an earlier state of its page; each once, told last. */
export async function toldApartFrom(db: Transaction, documentId: string): Promise<ToldApartFrom[]> {
  const rows = await db.toldApart.findMany({
    where: { kind: 'document', first: { in: await statesOf(db, documentId) } },
    orderBy: { at: 'asc' },
  });
  return [...new Map(rows.map(({ second, by, at }) => [second, { projectId: second, by, at }])).values()];
}

/** Ids of a document and of the earlier states of its page. */
export async function statesOf(db: Transaction, documentId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE states (id, depth) AS (
      SELECT ${documentId}::uuid, 0
      UNION SELECT d.replaces, depth + 1 FROM states JOIN editorial.source_document d ON d.id = states.id
        WHERE d.replaces IS NOT NULL AND depth < 50
    )
    SELECT DISTINCT id::text AS id FROM states`;
  return rows.map(({ id }) => id);
}

/** Folders of the storage in which files of documents lie; for the clean-up. */
export async function listDocumentFolders(db: Transaction): Promise<string[]> {
  const rows = await db.sourceDocument.findMany({
    where: { fileKey: { not: null } },
    select: { fileKey: true },
  });
  return rows.flatMap(({ fileKey }) => fileKey?.split('/')[0] ?? []);
}
