/**
 * Makes drafts of pages at the command line: everything that is sure is taken, nothing that asks. Each page stands before
 * or after, never between; what was imported before is told and skipped.
 */
import { createHash, randomUUID } from 'node:crypto';
import path from 'node:path';
import { operator } from '#lib/auth/operator.ts';
import type { Database } from '#lib/db/client.ts';
import { Refusal } from '#lib/errors.ts';
import { loadProposal, makeDraft } from '#lib/imports/document-draft.ts';
import { isWorthKeeping } from '#lib/imports/documents/document.ts';
import { DocumentReader } from '#lib/imports/documents/document-reader.ts';
import { sureChoices } from '#lib/imports/drafts/choose.ts';
import { type ReadRecord, recordsOfReading } from '#lib/imports/drafts/context.ts';
import type { ProposedField } from '#lib/imports/drafts/proposal.ts';
import { bytesOf, type ImportedDocument, readDocument } from '#lib/imports/import-documents.ts';
import { keepPage, likeAmong, printOf, standingPrints } from '#lib/imports/keep-page.ts';
import type { Fingerprint } from '#lib/imports/pages/match.ts';
import type { Vocabulary } from '#lib/imports/pages/vocabulary.ts';
import type { Outcome } from '#lib/issues.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import { textHashOf } from '#lib/sources/commands/keep-document.ts';
import { keepWithOriginal, storeOriginal } from '#lib/sources/commands/keep-original.ts';
import { findSameText, getDocument } from '#lib/sources/queries.ts';
import type { Likeness } from '#lib/sources/schema.ts';
import type { Storage } from '#lib/storage/storage.ts';

/** What became of one project of a file. */
export interface DraftedFile {
  file: string;
  /** Which project of a listing, from 1; 0 for a whole page. */
  part: number;
  /**
   * `drafted`: its draft is there; `kept`: somebody has to check it first; `skipped`: it was imported before;
   * `refused`: it becomes no project, and is kept with the reason.
   */
  state: 'drafted' | 'kept' | 'skipped' | 'refused';
  documentId: string | null;
  projectId: string | null;
  /** Values that were taken. */
  taken: number;
  /** What is left to answer. */
  open: ProposedField[];
  duplicates: Likeness[];
  /** Why it was refused, or why no draft was made. */
  problem: string | null;
}

export interface DraftOptions {
  files: readonly string[];
  url?: string | undefined;
  vocabulary: Vocabulary;
  /** The project that the page goes into, by its id. */
  into?: string | undefined;
  /** Makes a new project also of a page that may tell of one that is there. */
  evenIfAlike: boolean;
  /** Where the files are kept as they were brought. */
  storage: Storage;
  onDone?: (done: number) => void;
}

/** Makes the drafts, one file after another. */
export async function* draftFiles(db: Database, options: DraftOptions): AsyncGenerator<DraftedFile> {
  const standing = await standingPrints(db);
  const reader = new DocumentReader();
  try {
    for (const [index, file] of options.files.entries()) {
      const bytes = await bytesOf(file);
      const document = await readDocument(file, bytes, reader, options);
      const originalKey = keyOnce(options.storage, bytes);
      if (document.refused !== undefined)
        yield {
          ...nothing(file, 0),
          documentId: await keepRefused(db, document, bytes, options),
          problem: document.refused.code,
        };
      else
        for (const [at, record] of recordsOfReading(document).entries())
          yield await draftRecord(
            db,
            { document, record, part: document.records === undefined ? 0 : at + 1, originalKey },
            standing,
            options,
          );
      options.onDone?.(index + 1);
    }
  } finally {
    reader.close();
  }
}

/**
 * Keeps a file that becomes no project, with the reason and whatever was read of it, as the staff area does; null where
 * there is nothing to keep. The same bytes are one document, however often they are brought.
 */
async function keepRefused(
  db: Database,
  { file, text, format, url, ...reading }: ImportedDocument,
  bytes: Buffer | null,
  { storage, into }: DraftOptions,
): Promise<string | null> {
  if (bytes === null || !isWorthKeeping(bytes)) return null;
  const documentId = idOfBytes(bytes);
  const kept = await getDocument(db, documentId);
  if (kept !== null) return kept.id;
  const name = path.basename(file);
  const page = {
    documentId,
    name,
    format: format ?? ('unread' as const),
    text,
    reading,
    url,
    projectId: into,
  };
  const keep = (fileKey: string) => keepPage(db, operator, { ...page, fileKey });
  return valueOf(await keepWithOriginal(storage, bytes, keep)).documentId;
}

/** An id that the same bytes always have. */
function idOfBytes(bytes: Buffer): string {
  const hex = createHash('sha256').update('grantfolio refused document\n').update(bytes).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

interface FoundRecord {
  document: ImportedDocument;
  record: ReadRecord;
  part: number;
  /** Key of the original in the storage, where it is from the first use on. */
  originalKey: () => Promise<string | undefined>;
}

/** The projects of a listing share their original; of a file that is skipped none is stored. */
function keyOnce(storage: Storage, bytes: Buffer | null): () => Promise<string | undefined> {
  let key: Promise<string | undefined> | null = null;
  return async () => {
    key ??= bytes === null ? Promise.resolve(undefined) : storeOriginal(storage, bytes);
    return await key;
  };
}

async function draftRecord(
  db: Database,
  found: FoundRecord,
  standing: Map<string, Fingerprint>,
  options: DraftOptions,
): Promise<DraftedFile> {
  const { document, record, part } = found;
  const { file, text, url } = document;
  const result = nothing(file, part);
  const same = await findSameText(db, { textHash: textHashOf(text), part });
  const earlier = same === null ? null : await getDocument(db, same.id);
  // What an ended command kept and did not draft is gone on with; what a person has before them is theirs.
  const goesOn = earlier?.state === 'open' && earlier.createdBy === 'system' && options.into === undefined;
  if (earlier !== null && !goesOn && !(options.into !== undefined && earlier.projectId !== options.into))
    return { ...result, state: 'skipped', documentId: earlier.id, projectId: earlier.projectId };
  const print = printOf(record, url, await loadFormRegisters(db));
  const duplicates = likeAmong(standing.values(), print);
  const documentId =
    goesOn && earlier !== null ? earlier.id : await keepRecord(db, found, duplicates, options.into);
  const kept = await getDocument(db, documentId);
  if (kept === null) throw new Error('The document that was just kept is not there.');
  const { proposal } = valueOf(await loadProposal(db, operator, kept));
  const choices = sureChoices(proposal);
  const open = proposal.fields.filter(
    ({ kind, state }) => kind === 'fact' && (state === 'ask' || state === 'unknown'),
  );
  const waits = { ...result, state: 'kept' as const, documentId, open, duplicates };
  if (kept.projectId === null && duplicates.length > 0 && !options.evenIfAlike)
    return { ...waits, problem: 'alike' };
  if (Object.keys(choices).length === 0)
    return { ...waits, projectId: kept.projectId, problem: 'nothing-sure' };
  // The operation bears the id of the document: whatever ends this command, the next makes no second draft.
  const made = await makeDraft(db, operator, { operationId: documentId, documentId, choices });
  if (!made.ok) return { ...waits, problem: made.issues[0]?.code ?? 'refused' };
  const { projectId } = made.value;
  standing.set(projectId, { ...print, slug: projectId });
  return {
    ...waits,
    state: 'drafted',
    projectId,
    taken: Object.keys(choices).length,
    open: made.value.open,
    duplicates: duplicates.filter((each) => each.projectId !== projectId),
  };
}

/** Keeps the record as a document to be checked; gives its id. */
async function keepRecord(
  db: Database,
  { document: { file, text, url, format }, record, part, originalKey }: FoundRecord,
  duplicates: Likeness[],
  into: string | undefined,
): Promise<string> {
  const page = {
    documentId: randomUUID(),
    name: path.basename(file),
    url,
    format: format ?? ('text' as const),
    text,
    reading: record,
    part,
    projectId: into,
    fileKey: await originalKey(),
  };
  return valueOf(await keepPage(db, operator, page, { duplicates })).documentId;
}

const nothing = (file: string, part: number): DraftedFile => ({
  file,
  part,
  state: 'refused',
  documentId: null,
  projectId: null,
  taken: 0,
  open: [],
  duplicates: [],
  problem: null,
});

function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Refusal(
    `It was refused: ${outcome.issues.map(({ field, code }) => `${field} ${code}`.trim()).join(', ')}.`,
  );
}
