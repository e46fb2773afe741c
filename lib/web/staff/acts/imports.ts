/** What is brought in to be imported: a pasted page or a file is read, compared with what is there, and kept. */
import { Readable } from 'node:stream';
import { staffDatabase } from '#lib/db/client.ts';
import { isWorthKeeping } from '#lib/imports/documents/document.ts';
import { keepPage, type PageToKeep } from '#lib/imports/keep-page.ts';
import { type ReadOutcome, readImportedPage } from '#lib/imports/page-reader.ts';
import { unreadPage } from '#lib/imports/pages/pipeline.ts';
import { type Issue, refuse } from '#lib/issues.ts';
import { staffPath } from '#lib/paths.ts';
import { keepWithOriginal } from '#lib/sources/commands/keep-original.ts';
import { findOriginal } from '#lib/sources/queries.ts';
import { fileHeaders } from '#lib/web/http/uploaded-files.ts';
import { answered, field } from '#lib/web/staff/acts/act.ts';
import type { ActorExchange, Answer } from '#lib/web/staff/answer.ts';
import { siteStorage } from '#lib/web/storage.ts';

const wrong = (at: string, code: string): Answer => ({
  ok: false,
  issues: [{ field: at, code } satisfies Issue],
});

/**
 * Reads a page and leads to the screen on which it is checked. A text that cannot be read comes back with the reason; a file
 * is kept with it, so that somebody can look at what was brought.
 */
export async function postDocument(exchange: ActorExchange): Promise<Answer> {
  const { actor, files, locale } = exchange;
  const [file, text, url] = [files['file']?.[0], field(exchange, 'text'), field(exchange, 'url').trim()];
  if (file === undefined && text.trim() === '') return wrong('text', 'nothing-given');
  if (file !== undefined && text.trim() !== '') return wrong('text', 'both-given');
  if (url !== '' && !isAddress(url)) return wrong('url', 'not-an-address');
  const at = file === undefined ? 'text' : 'file';
  const bytes = file === undefined ? Buffer.from(text) : Buffer.from(await file.arrayBuffer());
  const name = file?.name ?? '';
  const read = await readImportedPage(bytes, { name, ...(url !== '' && { url }) });
  if (!read.ok && (file === undefined || !isWorthKeeping(bytes))) return wrong(at, read.code);
  const into = field(exchange, 'into');
  const page: PageToKeep = {
    documentId: field(exchange, 'operationId'),
    name: name.slice(0, 300),
    ...(read.ok ? pageOf(read) : { format: 'unread', text: '', reading: unreadPage(read.code) }),
    ...(into !== '' && { projectId: into }),
  };
  const keep = (fileKey?: string) => keepPage(staffDatabase(), actor, { ...page, fileKey });
  const kept = file === undefined ? await keep() : await keepWithOriginal(await siteStorage(), bytes, keep);
  if (!kept.ok && kept.issues[0]?.code === 'storage-full') return wrong(at, 'storage-full');
  return answered(kept, ({ documentId }) => staffPath(locale, 'import', 'documents', documentId));
}

const pageOf = ({ format, text, reading, url }: Extract<ReadOutcome, { ok: true }>) => ({
  format,
  text,
  reading,
  ...(url !== undefined && isAddress(url) && { url }),
});

/** Sends the file as it was brought in, to be saved and never to be shown. */
export async function getOriginal({ actor }: ActorExchange, documentId: string): Promise<Answer> {
  const found = await findOriginal(staffDatabase(), await siteStorage(), actor, documentId);
  if (found === null) return refuse('not-found');
  const headers = fileHeaders({
    mediaType: 'application/octet-stream',
    saveAs: found.name.replace(/[\p{Cc}\p{Cf}/\\]/gu, '_').toWellFormed() || 'document',
  });
  const body = Readable.toWeb(found.body) as ReadableStream<Uint8Array>;
  return { ok: true, response: new Response(body, { headers }) };
}

function isAddress(text: string): boolean {
  if (text.length > 2000 || !URL.canParse(text)) return false;
  const { protocol } = new URL(text);
  return protocol === 'https:' || protocol === 'http:';
}
