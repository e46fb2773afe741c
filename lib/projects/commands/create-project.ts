/** Begins a project: an entry that nobody but staff sees, with its first edition. */
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import { slugify } from '#lib/format/text/slug.ts';
import type { Outcome } from '#lib/issues.ts';
import { type Circumstances, forbidden, invalid, refuse } from '#lib/projects/commands/answer.ts';
import { storableDraft } from '#lib/projects/commands/working-draft.ts';
import { canDo } from '#lib/projects/policy.ts';
import { createProjectInput } from '#lib/projects/schema/editing.ts';
import type { RevisionKind } from '#lib/projects/schema/edition.ts';
import { recordAudit } from '#lib/versioning/audit.ts';
import { type Draft, normalDraft, textAt } from '#lib/versioning/draft.ts';

export interface CreatedProject {
  projectId: string;
  editionId: string;
}

const addressLock = 4_703_113;

/** One at a time takes a new address, so that no two get the same. Call it before any other lock. */
export async function lockAddresses(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${addressLock})`;
}

/** Creates the project in a programme where the actor may; one title is enough. A repeat gives the same project. */
export async function createProject(
  db: Database,
  actor: StaffActor,
  input: z.input<typeof createProjectInput>,
  { now = new Date(), newId = randomUUID }: Circumstances = {},
): Promise<Outcome<CreatedProject>> {
  const read = createProjectInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { titleEn, titleBg, programme, operationId } = read.data;
  if (!canDo(actor, 'create', programme)) return forbidden;
  if (titleEn === '' && titleBg === '') return refuse('required', 'titleEn');
  const storable = storableDraft({ 'title.en': titleEn, 'title.bg': titleBg, programme: programme ?? '' });
  if (storable === null) return refuse('too-long', 'titleEn');
  const draft = normalDraft(storable.draft);
  return await inTransaction(db, async (tx) => {
    await lockAddresses(tx);
    const made = await tx.revision.findUnique({ where: { operationId } });
    if (made !== null) {
      if (made.authorId !== actor.personId) return refuse('invalid', 'operationId');
      return { ok: true, value: { projectId: made.projectId, editionId: made.editionId }, touched: [] };
    }
    if (programme !== null && (await tx.programme.findUnique({ where: { slug: programme } })) === null)
      return refuse('unknown-programme', 'programme');
    const { projectId, editionId } = await beginProject(
      tx,
      { draft, programme, authorId: actor.personId, kind: 'save', operationId },
      { now, newId },
    );
    await recordAudit(tx, {
      personId: actor.personId,
      action: 'project.created',
      kind: 'project',
      subject: projectId,
      details: { edition: editionId },
    });
    return { ok: true, value: { projectId, editionId }, touched: [] };
  });
}

export interface NewProject {
  draft: Draft;
  programme: string | null;
  authorId: string;
  kind: RevisionKind;
  operationId: string;
}

/** Writes an entry with its first edition and that edition's first revision. Call `lockAddresses` before. */
export async function beginProject(
  tx: Transaction,
  { draft, programme, authorId, kind, operationId }: NewProject,
  { now = new Date(), newId = randomUUID }: Circumstances = {},
): Promise<CreatedProject & { revision: string }> {
  const [titleEn, titleBg] = [textAt(draft, 'title.en').trim(), textAt(draft, 'title.bg').trim()];
  const address = await freeAddress(tx, titleEn || titleBg);
  const [editionId, revision] = [newId(), newId()];
  await tx.entry.create({
    data: {
      projectId: address,
      slug: address,
      titleEn,
      titleBg,
      programme,
      editionState: 'draft',
      changedAt: now,
      createdAt: now,
      changedBy: authorId,
      editions: {
        create: {
          id: editionId,
          number: 1,
          headRevision: revision,
          createdBy: authorId,
          createdAt: now,
          changedAt: now,
        },
      },
    },
  });
  await tx.revision.create({
    data: {
      id: revision,
      editionId,
      projectId: address,
      number: 1,
      draft: { ...draft },
      statements: [],
      kind,
      changed: Object.keys(draft),
      authorId,
      operationId,
      at: now,
    },
  });
  return { projectId: address, editionId, revision };
}

/** An address made from the title that no project has or ever had. */
export async function freeAddress(tx: Transaction, title: string): Promise<string> {
  const stem = (slugify(title).slice(0, 56).replace(/-+$/, '') || 'project').padEnd(4, '-x');
  for (let count = 1; ; count += 1) {
    const address = count === 1 ? stem : `${stem}-${count}`;
    const taken =
      (await tx.entry.findFirst({ where: { OR: [{ slug: address }, { projectId: address }] } })) ??
      (await tx.project.findFirst({ where: { OR: [{ slug: address }, { id: address }] } })) ??
      (await tx.projectRedirect.findUnique({ where: { slug: address } })) ??
      (await tx.projectNotice.findFirst({ where: { OR: [{ slug: address }, { projectId: address }] } }));
    if (taken === null) return address;
  }
}
