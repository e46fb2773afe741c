/** Imported pages for tests: read as the importer reads them, and kept by the commands that staff use. */
import { randomUUID } from 'node:crypto';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { operator } from '#lib/auth/operator.ts';
import type { Database } from '#lib/db/client.ts';
import { loadProposal, makeDraft } from '#lib/imports/document-draft.ts';
import { sureChoices } from '#lib/imports/drafts/choose.ts';
import type { Choices, Proposal } from '#lib/imports/drafts/proposal.ts';
import { keepPage } from '#lib/imports/keep-page.ts';
import { readPage } from '#lib/imports/pages/pipeline.ts';
import type { Vocabulary } from '#lib/imports/pages/vocabulary.ts';
import type { Outcome } from '#lib/issues.ts';
import { findDocument, getDocument } from '#lib/sources/queries.ts';

export type Importer = StaffActor | typeof operator;

/** Who brings in pages, and what they are read against. */
export interface ImportDesk {
  readonly db: Database;
  readonly actor: Importer;
  readonly vocabulary: Vocabulary;
}

/** The value of a command that must succeed. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return outcome.value;
}

/** Keeps the page and returns the id of its document. */
export async function importPage(
  { db, actor, vocabulary }: ImportDesk,
  page: { text: string; name?: string; url?: string; projectId?: string },
): Promise<string> {
  const { text, name = 'page.txt', url, projectId } = page;
  const address = url === undefined ? {} : { url };
  const reading = readPage({ name, text, ...address }, vocabulary);
  const kept = await keepPage(db, actor, {
    documentId: randomUUID(),
    name,
    format: 'text',
    text,
    reading,
    ...address,
    ...(projectId === undefined ? {} : { projectId }),
  });
  return valueOf(kept).documentId;
}

/** What the document proposes now. */
export async function proposalOf({ db, actor }: ImportDesk, documentId: string): Promise<Proposal> {
  const document = await getDocument(db, documentId);
  if (document === null) throw new Error('There is no such document.');
  return valueOf(await loadProposal(db, actor, document)).proposal;
}

/** Makes the draft with everything sure taken, and what else is chosen. */
export async function draftWithSure(
  desk: ImportDesk,
  documentId: string,
  more: Choices = {},
): ReturnType<typeof makeDraft> {
  const choices = { ...sureChoices(await proposalOf(desk, documentId)), ...more };
  return await makeDraft(desk.db, desk.actor, { operationId: randomUUID(), documentId, choices });
}

/** The document as somebody sees it. */
export const documentOf = async (db: Database, actor: StaffActor, documentId: string) =>
  valueOf(await findDocument(db, actor, { documentId }));
