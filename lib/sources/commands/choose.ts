/** What a person does with an imported page before it is a draft: choose, aim it at a project, tell it apart, put it away. */
import type { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import { issuesOf, type Outcome, refuse } from '#lib/issues.ts';
import { canChangeDocument } from '#lib/sources/policy.ts';
import { documentFacts, statesOf } from '#lib/sources/queries.ts';
import { aimDocumentInput, documentInput, keepChoicesInput, tellApartInput } from '#lib/sources/schema.ts';
import { type AuditAction, recordAudit } from '#lib/versioning/audit.ts';
import type { SourceDocument as DocumentRow } from '#prisma/generated/client.ts';

interface Circumstances {
  now?: Date;
}

/** Keeps what the person has chosen so far, so that nothing of it is lost before the draft is made. */
export async function keepChoices(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof keepChoicesInput>,
  { now = new Date() }: Circumstances = {},
): Promise<Outcome<null>> {
  const read = keepChoicesInput.safeParse(input);
  if (!read.success) return { ok: false, issues: issuesOf(read.error) };
  const { documentId, choices } = read.data;
  return await change(db, actor, documentId, async (tx) => {
    await tx.sourceDocument.update({ where: { id: documentId }, data: { choices, changedAt: now } });
    return null;
  });
}

/** Says into which project the page is to go; null: it becomes a new one. */
export async function aimDocument(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof aimDocumentInput>,
  { now = new Date() }: Circumstances = {},
): Promise<Outcome<null>> {
  const read = aimDocumentInput.safeParse(input);
  if (!read.success) return { ok: false, issues: issuesOf(read.error) };
  const { documentId, projectId } = read.data;
  return await change(db, actor, documentId, async (tx, row) => {
    const facts = await documentFacts(tx, { createdBy: '', projectId });
    if (projectId !== null && facts.projectId === null) return 'not-found';
    if (projectId !== null && !canChangeDocument(actor, facts)) return 'forbidden';
    if (row.projectId === projectId) return null;
    await tx.sourceDocument.update({ where: { id: row.id }, data: { projectId, changedAt: now } });
    await audit(tx, actor, 'document.aimed', row.id, { project: projectId });
    return null;
  });
}

/** Says that the page and a project which look alike are two, so that nobody is asked again. */
export async function tellDocumentApart(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof tellApartInput>,
  { now = new Date() }: Circumstances = {},
): Promise<Outcome<null>> {
  const read = tellApartInput.safeParse(input);
  if (!read.success) return { ok: false, issues: issuesOf(read.error) };
  const { documentId, projectId } = read.data;
  return await change(db, actor, documentId, async (tx, row) => {
    const made = await tx.toldApart.createMany({
      data: { kind: 'document', first: documentId, second: projectId, by: actor.personId, at: now },
      skipDuplicates: true,
    });
    if (row.projectId === projectId)
      await tx.sourceDocument.update({ where: { id: row.id }, data: { projectId: null, changedAt: now } });
    if (made.count > 0) await audit(tx, actor, 'document.told-apart', row.id, { project: projectId });
    return null;
  });
}

/** Takes back that the page and a project are two, of this state of the page and of earlier ones: it is asked again. */
export async function takeBackDocumentApart(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof tellApartInput>,
): Promise<Outcome<null>> {
  const read = tellApartInput.safeParse(input);
  if (!read.success) return { ok: false, issues: issuesOf(read.error) };
  const { documentId, projectId } = read.data;
  return await change(db, actor, documentId, async (tx, row) => {
    const first = { in: await statesOf(tx, documentId) };
    const gone = await tx.toldApart.deleteMany({ where: { kind: 'document', first, second: projectId } });
    if (gone.count > 0) await audit(tx, actor, 'document.apart-undone', row.id, { project: projectId });
    return null;
  });
}

/** Puts the page away: it becomes no draft, and goes for good after its time. */
export async function dismissDocument(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof documentInput>,
  { now = new Date() }: Circumstances = {},
): Promise<Outcome<null>> {
  const read = documentInput.safeParse(input);
  if (!read.success) return { ok: false, issues: issuesOf(read.error) };
  return await change(
    db,
    actor,
    read.data.documentId,
    async (tx, row) => {
      if (row.state === 'dismissed') return null;
      await tx.sourceDocument.update({ where: { id: row.id }, data: { state: 'dismissed', changedAt: now } });
      await audit(tx, actor, 'document.dismissed', row.id, {});
      return null;
    },
    ['open', 'refused', 'dismissed'],
  );
}

/** One change of a document in one of `states`, by somebody who may; `work` returns why not, or null. */
async function change(
  db: Database,
  actor: StaffActor,
  documentId: string,
  work: (tx: Transaction, row: DocumentRow) => Promise<string | null>,
  states: readonly string[] = ['open'],
): Promise<Outcome<null>> {
  return await inTransaction(db, async (tx): Promise<Outcome<null>> => {
    await tx.$queryRaw`SELECT FROM editorial.source_document WHERE id = ${documentId}::uuid FOR UPDATE`;
    const row = await tx.sourceDocument.findUnique({ where: { id: documentId } });
    if (row === null) return refuse('not-found');
    if (!canChangeDocument(actor, await documentFacts(tx, row))) return refuse('forbidden');
    if (!states.includes(row.state)) return refuse('wrong-state', '', { state: row.state });
    const problem = await work(tx, row);
    return problem === null ? { ok: true, value: null, touched: [] } : refuse(problem);
  });
}

async function audit(
  tx: Transaction,
  actor: StaffActor,
  action: AuditAction,
  subject: string,
  details: Record<string, string | null>,
): Promise<void> {
  await recordAudit(tx, { personId: actor.personId, action, kind: 'document', subject, details });
}
