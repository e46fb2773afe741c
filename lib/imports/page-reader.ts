/**
 * Reads one document for a person who waits: its bytes in one process, its text in another, so that neither a hostile file
 * nor a long page holds up anybody else. It keeps nothing.
 */
import path from 'node:path';
import { GuardedProcess } from '#lib/codecs/guarded-process.ts';
import type { DocumentFormat, RefusalCode } from '#lib/imports/documents/document.ts';
import { DocumentReader } from '#lib/imports/documents/document-reader.ts';
import type { Source } from '#lib/imports/pages/page.ts';
import type { PageReading } from '#lib/imports/pages/pipeline.ts';

/** What the screen shows beside the facts: where the headings of the document stand. */
export interface ShownReading extends PageReading {
  headings: readonly { start: number; end: number; level: number }[];
}

export type ReadOutcome =
  | { ok: true; format: DocumentFormat; url?: string; text: string; reading: ShownReading }
  | { ok: false; code: RefusalCode };

/** The longest page there may be, a megabyte, takes two seconds on a slow machine. */
const longestMs = 12_000;

const script = ['lib', 'imports', 'page-process.ts'];

/** Twice its heap, for what Node itself takes. */
const memory = { heap: ['--max-old-space-size=256'], memoryBytes: 512_000_000 };

let queue: Promise<unknown> = Promise.resolve();

/** Reads a document; whoever comes while another is read waits for it. Never throws for what a document holds. */
export function readImportedPage(bytes: Buffer, given: { name: string; url?: string }): Promise<ReadOutcome> {
  const turn = queue.then(() => readNow(bytes, given));
  queue = turn.catch(() => {});
  return turn;
}

async function readNow(bytes: Buffer, { name, url }: { name: string; url?: string }): Promise<ReadOutcome> {
  const reader = new DocumentReader();
  const outcome = await reader.read(bytes).finally(() => reader.close());
  if (!outcome.ok) return outcome;
  const { text, headings, format } = outcome;
  const address = url ?? outcome.url;
  const own = address === undefined ? {} : { url: address };
  const reading = await readText({ name, text, headings, ...own });
  if (reading === null) return { ok: false, code: 'too-slow' };
  return { ok: true, format, text, reading: { ...reading, headings }, ...own };
}

async function readText(source: Source): Promise<PageReading | null> {
  const options = { arguments: [path.resolve('content')], ...memory };
  const child = new GuardedProcess<Source, PageReading>(script, options);
  const told = await child.ask(source, longestMs);
  child.close();
  return told.ok ? told.answer : null;
}
