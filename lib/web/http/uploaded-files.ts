/**
 * Sends the files of published photos and documents, `/files/<folder>/<name>`: asked in the database each time, so that
 * what is withdrawn is gone at once, also for who has it already. Never sends what no published page shows.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Database } from '#lib/db/client.ts';
import { type FoundFile, isPublished, openFile } from '#lib/media/queries/files.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { isDatabaseUnavailable } from '#lib/web/database-away.ts';
import { answerWithErrorPage } from '#lib/web/http/error-pages.ts';

const address = /^\/files\/([A-Za-z0-9_-]{20,64})\/([a-z0-9-]{1,80}\.[a-z0-9]{1,8})$/;

export interface UploadedFilesOptions {
  db: Pick<Database, 'publishedFile'>;
  storage: Storage;
}

export class UploadedFiles {
  readonly #options: UploadedFilesOptions;

  constructor(options: UploadedFilesOptions) {
    this.#options = options;
  }

  /** Answers for an address of ours; false for any other. */
  async answer(
    pathname: string,
    { req, res, requestId }: { req: IncomingMessage; res: ServerResponse; requestId: string },
  ): Promise<boolean> {
    const [, folder, name] = address.exec(pathname) ?? [];
    if (folder === undefined || name === undefined) return false;
    try {
      const { db, storage } = this.#options;
      const isThere = await isPublished(db, folder);
      // The folder is random and its files never change: the name is as good as a hash.
      const tag = `"${folder}/${name}"`;
      if (isThere && req.headers['if-none-match'] === tag) return notModified(res, tag);
      const file = isThere ? await openFile(storage, folder, name) : null;
      if (file === null) await answerWithErrorPage(req, res, 404, requestId);
      else await sendFile(req, res, file, tag);
    } catch (error) {
      if (!isDatabaseUnavailable(error)) throw error;
      await answerWithErrorPage(req, res, 503, requestId);
    }
    return true;
  }
}

function notModified(res: ServerResponse, tag: string): true {
  res.writeHead(304, { ETag: tag, 'Cache-Control': 'no-cache' }).end();
  return true;
}

async function sendFile(
  req: IncomingMessage,
  res: ServerResponse,
  { body, mediaType, saveAs }: FoundFile,
  tag: string,
): Promise<void> {
  res.writeHead(200, { ...fileHeaders({ mediaType, saveAs }), ETag: tag, 'Cache-Control': 'no-cache' });
  if (req.method === 'HEAD') {
    body.destroy();
    res.end();
    return;
  }
  // A reader who leaves early is no failure of ours.
  await pipeline(body, res).catch(() => res.destroy());
}

/** What goes with the bytes of a file: nothing in it may run, and a document is saved, never shown. */
export function fileHeaders({
  mediaType,
  saveAs,
}: Pick<FoundFile, 'mediaType' | 'saveAs'>): Record<string, string> {
  return {
    'Content-Type': mediaType,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(saveAs !== null && { 'Content-Disposition': attachment(saveAs) }),
  };
}

/** RFC 6266: a plain name for old programs, the real one for the others. */
function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}
