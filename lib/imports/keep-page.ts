/**
 * Keeps a page that was read, with the projects that it may tell of too. Puts together what the reading, the registers and
 * the projects know; it makes no draft.
 */
import type { StaffActor } from '#lib/auth/actor.ts';
import type { operator } from '#lib/auth/operator.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import type { DocumentFormat } from '#lib/imports/documents/document.ts';
import type { ReadRecord } from '#lib/imports/drafts/context.ts';
import { fingerprintOfDraft, withRegisteredNames } from '#lib/imports/drafts/fingerprints.ts';
import { compare, type Fingerprint, fingerprintOf } from '#lib/imports/pages/match.ts';
import type { PageReading } from '#lib/imports/pages/pipeline.ts';
import type { Outcome } from '#lib/issues.ts';
import type { FormRegisters } from '#lib/projects/form/registers.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import { eachStandingText } from '#lib/projects/queries/standing-texts.ts';
import { type KeptDocument, keepDocument } from '#lib/sources/commands/keep-document.ts';
import type { Likeness } from '#lib/sources/schema.ts';

export interface PageToKeep {
  /** Made with the form: a repeat keeps nothing twice. */
  documentId: string;
  /** Name of the file; empty for pasted text. */
  name: string;
  url?: string | undefined;
  format: DocumentFormat | 'unread';
  text: string;
  /** The whole page, or one project of a listing. */
  reading: PageReading | ReadRecord;
  /** Which project of a listing, counted from 1; 0 for a whole page. */
  part?: number;
  /** Key of the uploaded file in the storage. */
  fileKey?: string | undefined;
  /** The project it is to go into. */
  projectId?: string | undefined;
}

/** As many as somebody looks at beside a page. */
const mostLike = 20;

/** Keeps the page. `duplicates`: found already, because many pages were compared at once. */
export async function keepPage(
  db: Database,
  actor: StaffActor | typeof operator,
  { documentId, reading, url, fileKey, projectId, part = 0, ...page }: PageToKeep,
  { now = new Date(), duplicates }: { now?: Date; duplicates?: Likeness[] | undefined } = {},
): Promise<Outcome<KeptDocument>> {
  const isListing = 'records' in reading && reading.records !== undefined;
  const isCompared = !isListing && page.format !== 'unread';
  const found =
    duplicates ??
    (isCompared ? await findLikeProjects(db, printOf(reading, url, await loadFormRegisters(db))) : []);
  const { number } = reading.values;
  return await keepDocument(
    db,
    actor,
    {
      ...page,
      documentId,
      part,
      reading: JSON.parse(JSON.stringify(reading)),
      refused: 'refused' in reading && reading.refused !== undefined,
      duplicates: found,
      ...(url === undefined ? {} : { url }),
      ...(typeof number === 'string' ? { number: number.slice(0, 100) } : {}),
      ...(fileKey === undefined ? {} : { fileKey }),
      ...(projectId === undefined ? {} : { projectId }),
    },
    { now },
  );
}

/** What is compared of a page, its names by the registers as they are now. */
export const printOf = (
  reading: ReadRecord,
  url: string | undefined,
  registers: FormRegisters,
): Fingerprint => withRegisteredNames(fingerprintOf('', reading, url), registers);

/** Projects, published or in work, that a page may tell of too. One pass over all texts; memory holds a group of them. */
async function findLikeProjects(db: Transaction, print: Fingerprint): Promise<Likeness[]> {
  const registers = await loadFormRegisters(db);
  const found: Likeness[] = [];
  for await (const { projectId, draft } of eachStandingText(db))
    found.push(...likeAmong([fingerprintOfDraft(projectId, draft, registers)], print));
  return likeliest(found);
}

/** Fingerprints of all projects, published or in work, by their id. */
export async function standingPrints(db: Transaction): Promise<Map<string, Fingerprint>> {
  const registers = await loadFormRegisters(db);
  const prints = new Map<string, Fingerprint>();
  for await (const { projectId, draft } of eachStandingText(db))
    prints.set(projectId, fingerprintOfDraft(projectId, draft, registers));
  return prints;
}

/** Those of `standing` that a page may tell of too, likeliest first. */
export function likeAmong(standing: Iterable<Fingerprint>, print: Fingerprint): Likeness[] {
  const found: Likeness[] = [];
  for (const each of standing) {
    const like = compare(print, each);
    if (like !== null) found.push({ projectId: each.slug, score: like.score, reasons: like.reasons });
  }
  return likeliest(found);
}

const likeliest = (found: readonly Likeness[]): Likeness[] =>
  found.toSorted((a, b) => b.score - a.score || (a.projectId < b.projectId ? -1 : 1)).slice(0, mostLike);
