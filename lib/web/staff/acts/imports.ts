/** What is brought in to be imported: a pasted page or a file is read, compared with what is there, and kept. */
import { staffDatabase } from '#lib/db/client.ts';
import { keepPage } from '#lib/imports/keep-page.ts';
import { readImportedPage } from '#lib/imports/page-reader.ts';
import type { Issue } from '#lib/issues.ts';
import { staffPath } from '#lib/paths.ts';
import { answered, field } from '#lib/web/staff/acts/act.ts';
import type { ActorExchange, Answer } from '#lib/web/staff/answer.ts';

const wrong = (at: string, code: string): Answer => ({
  ok: false,
  issues: [{ field: at, code } satisfies Issue],
});

/** Reads a page and leads to the screen on which it is checked. What cannot be read at all is told in words. */
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
  if (!read.ok) return wrong(at, read.code);
  const { format, text: pageText, reading } = read;
  const into = field(exchange, 'into');
  const kept = await keepPage(staffDatabase(), actor, {
    documentId: field(exchange, 'operationId'),
    name: name.slice(0, 300),
    format,
    text: pageText,
    reading,
    ...(read.url !== undefined && isAddress(read.url) && { url: read.url }),
    ...(into !== '' && { projectId: into }),
  });
  return answered(kept, ({ documentId }) => staffPath(locale, 'import', 'documents', documentId));
}

function isAddress(text: string): boolean {
  if (text.length > 2000 || !URL.canParse(text)) return false;
  const { protocol } = new URL(text);
  return protocol === 'https:' || protocol === 'http:';
}
