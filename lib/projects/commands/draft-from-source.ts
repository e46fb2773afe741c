/**
 * Puts what an imported page says into a project: a new one, or the open edition of one that is there. One revision and one
 * transaction, with whatever the caller's hooks do in it; a repeat of the operation gives what the first one made.
 */
import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import { operator } from '#lib/auth/operator.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import type { Issue, Outcome } from '#lib/issues.ts';
import {
  type Circumstances,
  forbidden,
  invalid,
  notFound,
  type Refused,
  refuse,
} from '#lib/projects/commands/answer.ts';
import { freeAddress, lockAddresses } from '#lib/projects/commands/create-project.ts';
import { lockProject } from '#lib/projects/commands/locked-project.ts';
import { ensureOpen, isEditable } from '#lib/projects/commands/open-edition.ts';
import { findText, getText } from '#lib/projects/commands/save-edition.ts';
import { storableDraft } from '#lib/projects/commands/working-draft.ts';
import { programmeOf, writeRevision } from '#lib/projects/commands/write-revision.ts';
import { canDo } from '#lib/projects/policy.ts';
import { systemAuthor, toEdition, toEntry } from '#lib/projects/record/edition.ts';
import { draftFromSourceInput } from '#lib/projects/schema/editing.ts';
import { recordAudit } from '#lib/versioning/audit.ts';
import { type Draft, textAt } from '#lib/versioning/draft.ts';
import { mergeDrafts } from '#lib/versioning/merge.ts';

/** Who makes the draft: somebody signed in, or the operator at the command line, whose work has the author `system`. */
export type DraftMaker = StaffActor | typeof operator;

export interface DraftedProject {
  projectId: string;
  editionId: string;
  revision: string;
  isNew: boolean;
}

/** What else happens in the same transaction; a refusal undoes all of it. */
export interface DraftHooks {
  /** Before the text is written: may change it, such as by the address of an organisation it has just made. */
  before?: (tx: Transaction, draft: Draft) => Promise<{ ok: true; draft: Draft } | Refused>;
  /** Once the project is there; null when all is well. */
  after?: (tx: Transaction, made: DraftedProject) => Promise<Refused | null>;
}

/** Ends the transaction without a trace. */
class Undone extends Error {
  readonly issues: Issue[];

  constructor(issues: Issue[]) {
    super('The draft was refused.');
    this.issues = issues;
  }
}

/** Makes the draft. Into a project that stands it is merged with what was saved since `baseRevision`. */
export async function draftFromSource(
  db: Database,
  actor: DraftMaker,
  input: z.input<typeof draftFromSourceInput>,
  hooks: DraftHooks = {},
  circumstances: Circumstances = {},
): Promise<Outcome<DraftedProject>> {
  const read = draftFromSourceInput.safeParse(input);
  if (!read.success) return invalid(read.error);
  const { operationId, projectId } = read.data;
  try {
    return await inTransaction(db, async (tx): Promise<Outcome<DraftedProject>> => {
      await lockAddresses(tx);
      const repeated = await tx.revision.findUnique({ where: { operationId } });
      if (repeated !== null) {
        if (repeated.authorId !== authorOf(actor) || repeated.kind !== 'import')
          return refuse('invalid', 'operationId');
        const made = {
          projectId: repeated.projectId,
          editionId: repeated.editionId,
          revision: repeated.id,
          isNew: repeated.number === 1,
        };
        return { ok: true, value: made, touched: [] };
      }
      const prepared = await hooks.before?.(tx, read.data.draft);
      if (prepared?.ok === false) throw new Undone(prepared.issues);
      const storable = storableDraft(prepared?.draft ?? read.data.draft);
      if (storable === null) throw new Undone([{ field: 'draft', code: 'too-long' }]);
      const { draft } = storable;
      const made =
        projectId === undefined
          ? await begin(tx, actor, { ...read.data, draft }, circumstances)
          : await goOn(tx, actor, { ...read.data, draft, projectId }, circumstances);
      if (!made.ok) throw new Undone(made.issues);
      const refused = (await hooks.after?.(tx, made.value)) ?? null;
      if (refused !== null) throw new Undone(refused.issues);
      return made;
    });
  } catch (error) {
    if (error instanceof Undone) return { ok: false, issues: error.issues };
    throw error;
  }
}

type Given = z.output<typeof draftFromSourceInput>;

const authorOf = (actor: DraftMaker): string => (actor === operator ? systemAuthor : actor.personId);

const mayDo = (actor: DraftMaker, action: 'create' | 'edit', programme: string | null): boolean =>
  actor === operator || canDo(actor, action, programme);

/** A new project: an entry, its first edition, and the draft as its first revision. */
async function begin(
  tx: Transaction,
  actor: DraftMaker,
  { draft, operationId, documentId, name }: Given,
  { now = new Date(), newId = randomUUID }: Circumstances,
): Promise<Outcome<DraftedProject>> {
  const programme = programmeOf(draft, null);
  if (!mayDo(actor, 'create', programme)) return forbidden;
  const author = authorOf(actor);
  const [titleEn, titleBg] = [textAt(draft, 'title.en').trim(), textAt(draft, 'title.bg').trim()];
  const called = titleEn || titleBg || name;
  const address = await freeAddress(tx, called);
  const [editionId, openedAs] = [newId(), newId()];
  const entry = await tx.entry.create({
    data: {
      projectId: address,
      slug: address,
      // A page without a title leaves the list a name to show; the draft has none.
      titleEn: titleEn === '' && titleBg === '' ? called : titleEn,
      titleBg,
      editionState: 'draft',
      changedAt: now,
      createdAt: now,
      changedBy: author,
    },
  });
  const edition = await tx.edition.create({
    data: {
      id: editionId,
      projectId: address,
      number: 1,
      headRevision: openedAs,
      createdBy: author,
      createdAt: now,
      changedAt: now,
    },
  });
  const written = await writeRevision(
    tx,
    {
      entry: toEntry(entry),
      edition: toEdition(edition),
      before: { id: null, draft: {}, statements: [] },
      draft,
      kind: 'import',
      authorId: author,
      operationId,
    },
    { now, newId },
  );
  await recordAudit(tx, {
    personId: actor === operator ? null : actor.personId,
    action: 'project.created',
    kind: 'project',
    subject: address,
    details: { edition: editionId, document: documentId },
  });
  return {
    ok: true,
    value: { projectId: address, editionId, revision: written.id, isNew: true },
    touched: [],
  };
}

/** The open edition of a project that stands: what the page says, merged with what was saved meanwhile. */
async function goOn(
  tx: Transaction,
  actor: DraftMaker,
  { draft, operationId, documentId, baseRevision, projectId }: Given & { projectId: string },
  circumstances: Circumstances,
): Promise<Outcome<DraftedProject>> {
  const locked = await lockProject(tx, projectId);
  if (locked === null) return notFound;
  const { entry } = locked;
  if (!mayDo(actor, 'edit', entry.programme)) return forbidden;
  const programme = programmeOf(draft, entry.programme);
  if (programme !== entry.programme && !mayDo(actor, 'edit', programme))
    return refuse('forbidden-field', 'programme');
  if (!isEditable(entry)) return refuse('edition-closed', '', { state: entry.state });
  const base = baseRevision === undefined ? null : await findText(tx, baseRevision, projectId);
  if (base === null) return refuse('invalid', 'baseRevision');
  const edition = await ensureOpen(tx, locked, authorOf(actor), circumstances);
  const head = await getText(tx, edition.headRevision);
  const { merged, conflicts } = mergeDrafts(base.draft, draft, head.draft);
  if (conflicts.length > 0)
    return { ok: false, issues: conflicts.map(({ path }) => ({ field: path, code: 'conflict' })) };
  const written = await writeRevision(
    tx,
    {
      entry,
      edition,
      before: head,
      draft: merged,
      kind: 'import',
      authorId: authorOf(actor),
      operationId,
    },
    circumstances,
  );
  await recordAudit(tx, {
    personId: actor === operator ? null : actor.personId,
    action: 'edition.imported',
    kind: 'project',
    subject: projectId,
    details: {
      edition: edition.id,
      revision: written.id,
      document: documentId,
      voidedApproval: written.voidedApproval,
    },
  });
  return {
    ok: true,
    value: { projectId, editionId: edition.id, revision: written.id, isNew: false },
    touched: [],
  };
}
