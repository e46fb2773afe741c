/**
 * Keeps an imported page: its text, what was read of it, and which earlier state of the same page it follows. Reads
 * nothing of the text; a page that becomes no project is kept too, with the reason in its reading.
 */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import { operator } from '#lib/auth/operator.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import { issuesOf, type Outcome, refuse } from '#lib/issues.ts';
import { canChangeDocument, canImport } from '#lib/sources/policy.ts';
import { documentFacts, findEarlierDocument } from '#lib/sources/queries.ts';
import { pageNumber } from '#lib/sources/rules.ts';
import { keepDocumentInput } from '#lib/sources/schema.ts';
import { recordAudit } from '#lib/versioning/audit.ts';

/** Who imports: somebody signed in, or the operator at the command line. */
export type Importer = StaffActor | typeof operator;

/** Author of what the operator imports. */
const systemAuthor = 'system';

export interface KeptDocument {
  documentId: string;
  /** The earlier state of the same page, if it became a draft. */
  replaces: string | null;
  /** The original that the document names. */
  fileKey: string | null;
}

/** Keeps the page. A repeat with the same id gives what is kept. */
export async function keepDocument(
  db: Database,
  actor: Importer,
  input: z.input<typeof keepDocumentInput>,
  { now = new Date() }: { now?: Date } = {},
): Promise<Outcome<KeptDocument>> {
  if (actor !== operator && !canImport(actor)) return refuse('forbidden');
  const read = keepDocumentInput.safeParse(input);
  if (!read.success) return { ok: false, issues: issuesOf(read.error) };
  return await inTransaction(db, (tx) => keep(tx, actor, read.data, now));
}

async function keep(
  tx: Transaction,
  actor: Importer,
  input: z.output<typeof keepDocumentInput>,
  now: Date,
): Promise<Outcome<KeptDocument>> {
  const { documentId: id, url, projectId, part, refused, duplicates, fileKey } = input;
  const number = input.number === undefined ? undefined : pageNumber(input.number);
  const createdBy = actor === operator ? systemAuthor : actor.personId;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`grantfolio.document ${id}`}))`;
  const kept = await tx.sourceDocument.findUnique({ where: { id } });
  if (kept !== null)
    return kept.createdBy === createdBy
      ? { ok: true, value: { documentId: id, replaces: kept.replaces, fileKey: kept.fileKey }, touched: [] }
      : refuse('forbidden');
  const into = projectId ?? null;
  const facts = await documentFacts(tx, { createdBy, projectId: into });
  if (into !== null && facts.projectId === null) return refuse('not-found', 'projectId');
  if (actor !== operator && into !== null && !canChangeDocument(actor, { ...facts, createdBy: '' }))
    return refuse('forbidden', 'projectId');
  const text = storable(input.text);
  const earlier = refused ? null : await findEarlierDocument(tx, { url, number, projectId, part });
  await tx.sourceDocument.create({
    data: {
      id,
      createdBy,
      createdAt: now,
      changedAt: now,
      name: storable(input.name),
      url: url ?? null,
      format: input.format,
      text,
      textHash: textHashOf(text),
      part,
      reading: JSON.parse(storable(JSON.stringify(input.reading)).replaceAll('\\u0000', '\\ufffd')),
      number: number ?? null,
      duplicates,
      state: refused ? 'refused' : 'open',
      // A page that was imported before goes where it went, unless somebody says otherwise.
      projectId: into ?? earlier?.projectId ?? null,
      fileKey: fileKey ?? null,
      replaces: earlier?.id ?? null,
    },
  });
  await recordAudit(tx, {
    personId: actor === operator ? null : actor.personId,
    action: 'document.imported',
    kind: 'document',
    subject: id,
    details: { format: input.format, refused, replaces: earlier?.id ?? null },
  });
  return {
    ok: true,
    value: { documentId: id, replaces: earlier?.id ?? null, fileKey: fileKey ?? null },
    touched: [],
  };
}

/** What tells that two documents have the same text. */
export function textHashOf(text: string): string {
  return createHash('sha256').update(storable(text)).digest('hex');
}

/** NUL and halves of a character are what PostgreSQL cannot hold; the replacement keeps every offset. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd');
}
