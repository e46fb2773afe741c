/**
 * Keeps a page that was read, with the projects that it may tell of too. Puts together what the reading, the registers and
 * the projects know; it makes no draft.
 */
import type { StaffActor } from '#lib/auth/actor.ts';
import { operator } from '#lib/auth/operator.ts';
import type { Database, Transaction } from '#lib/db/client.ts';
import type { DocumentFormat } from '#lib/imports/documents/document.ts';
import type { ReadRecord } from '#lib/imports/drafts/context.ts';
import { fingerprintOfDraft } from '#lib/imports/drafts/fingerprints.ts';
import { compare, type Fingerprint, fingerprintOf } from '#lib/imports/pages/match.ts';
import type { PageReading } from '#lib/imports/pages/pipeline.ts';
import type { Outcome } from '#lib/issues.ts';
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
  format: DocumentFormat;
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
  const found =
    isListing || duplicates !== undefined
      ? (duplicates ?? [])
      : ((await findLikeProjects(db, new Map([[documentId, printOf(reading, url)]]))).get(documentId) ?? []);
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

/** What is compared of a page. */
export const printOf = (reading: ReadRecord, url: string | undefined): Fingerprint =>
  fingerprintOf('', reading, url);

/**
 * By the name of each print: the projects, published or in work, that it may tell of too, likeliest first. One pass over
 * all texts, of which memory holds one group.
 */
export async function findLikeProjects(
  db: Transaction,
  prints: ReadonlyMap<string, Fingerprint>,
): Promise<Map<string, Likeness[]>> {
  const found = new Map<string, Likeness[]>();
  if (prints.size === 0) return found;
  const registers = await loadFormRegisters(db);
  for await (const { projectId, draft } of eachStandingText(db)) {
    const standing = fingerprintOfDraft(projectId, draft, registers);
    for (const [name, print] of prints) {
      const like = compare(print, standing);
      if (like === null) continue;
      const { score, reasons } = like;
      found.set(name, [...(found.get(name) ?? []), { projectId, score, reasons }]);
    }
  }
  return new Map(
    [...found].map(([name, all]) => [
      name,
      all.toSorted((a, b) => b.score - a.score || (a.projectId < b.projectId ? -1 : 1)).slice(0, mostLike),
    ]),
  );
}
