/**
 * Many documents in one go: each is read, its facts wait in a file while those of the others are found, then each comes
 * out with the records it may repeat. Memory holds fingerprints only. It writes nothing that stays.
 */
import { createReadStream } from 'node:fs';
import { mkdtemp, open, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type DocumentFormat, largestBytes, type RefusalCode } from '#lib/imports/documents/document.ts';
import { DocumentReader } from '#lib/imports/documents/document-reader.ts';
import { compare, type Duplicate, type Fingerprint, fingerprintOf } from '#lib/imports/pages/match.ts';
import { type PageReading, readPage, unreadPage } from '#lib/imports/pages/pipeline.ts';
import type { Vocabulary } from '#lib/imports/pages/vocabulary.ts';

export interface ImportedDocument extends PageReading {
  file: string;
  format?: DocumentFormat;
  url?: string;
  /** The text that the offsets of statements count in. */
  text: string;
  duplicates: Duplicate[];
}

export interface ImportOptions {
  files: readonly string[];
  /** The address of the document, when there is one document. */
  url?: string | undefined;
  vocabulary: Vocabulary;
  /** What is published already. */
  published: readonly Fingerprint[];
  /** Called after each document is read. */
  onRead?: (done: number) => void;
}

/** Reads the files in their order; a file that cannot be opened throws. */
export async function* importDocuments(options: ImportOptions): AsyncGenerator<ImportedDocument> {
  const folder = await mkdtemp(path.join(tmpdir(), 'grantfolio-import-'));
  const spool = path.join(folder, 'documents');
  try {
    const prints = await spoolDocuments(spool, options);
    const lines = createInterface({
      input: createReadStream(spool, 'utf8'),
      crlfDelay: Number.POSITIVE_INFINITY,
    });
    let index = 0;
    for await (const line of lines) {
      const own = prints[index];
      const document = JSON.parse(line) as ImportedDocument;
      if (own !== undefined) {
        const others = [...options.published, ...prints.filter((each) => each !== undefined && each !== own)];
        document.duplicates = others
          .flatMap((each) => compare(own, each) ?? [])
          .sort((a, b) => b.score - a.score || (a.slug < b.slug ? -1 : 1));
      }
      index += 1;
      yield document;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes what each file says to a line of its own in `spool`; gives the prints of those that can be compared. */
async function spoolDocuments(spool: string, options: ImportOptions): Promise<Fingerprint[]> {
  const prints: Fingerprint[] = [];
  const handle = await open(spool, 'w', 0o600);
  const reader = new DocumentReader();
  try {
    for (const [index, file] of options.files.entries()) {
      const document = await readDocument(file, await bytesOf(file), reader, options);
      if (document.refused === undefined && document.records === undefined)
        prints[index] = fingerprintOf(path.parse(file).name, document, document.url);
      await handle.appendFile(`${JSON.stringify(document)}\n`);
      options.onRead?.(index + 1);
    }
  } finally {
    reader.close();
    await handle.close();
  }
  return prints;
}

/** The bytes of a file; null for one that is larger than any that is read. */
export async function bytesOf(file: string): Promise<Buffer | null> {
  return (await stat(file)).size > largestBytes ? null : await readFile(file);
}

/** One file, read with `reader`; what cannot be read says why. */
export async function readDocument(
  file: string,
  bytes: Buffer | null,
  reader: DocumentReader,
  options: Pick<ImportOptions, 'url' | 'vocabulary'>,
): Promise<ImportedDocument> {
  // The text of such a file is words and commas: only its name tells it from a page.
  if (/\.(?:csv|tsv)$/i.test(file)) return refused(file, 'table');
  const outcome =
    bytes === null ? { ok: false as const, code: 'too-large' as const } : await reader.read(bytes);
  if (!outcome.ok) return refused(file, outcome.code);
  const url = options.url ?? outcome.url;
  const address = url === undefined ? {} : { url };
  const source = { name: file, text: outcome.text, headings: outcome.headings, ...address };
  const reading = readPage(source, options.vocabulary);
  return { file, format: outcome.format, ...address, ...reading, text: outcome.text, duplicates: [] };
}

const refused = (file: string, code: RefusalCode): ImportedDocument => ({
  file,
  ...unreadPage(code),
  text: '',
  duplicates: [],
});
