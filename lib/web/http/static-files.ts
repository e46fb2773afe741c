/**
 * The files of the build and of public/, listed once when the process starts, so that no address of a request is ever
 * turned into a path. Small enough to be kept in memory, compressed once.
 */

import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { Representation, send } from '#lib/web/http/send.ts';

interface StaticFile {
  path: string;
  type: string;
  isCompressible: boolean;
  cacheControl: string;
  /** Read when first asked for. */
  representation?: Promise<Representation>;
}

const types: Readonly<Record<string, { type: string; isCompressible: boolean }>> = {
  '.css': { type: 'text/css; charset=utf-8', isCompressible: true },
  '.ico': { type: 'image/x-icon', isCompressible: true },
  '.jpg': { type: 'image/jpeg', isCompressible: false },
  '.js': { type: 'text/javascript; charset=utf-8', isCompressible: true },
  '.json': { type: 'application/json; charset=utf-8', isCompressible: true },
  '.map': { type: 'application/json; charset=utf-8', isCompressible: true },
  '.png': { type: 'image/png', isCompressible: false },
  '.svg': { type: 'image/svg+xml; charset=utf-8', isCompressible: true },
  '.txt': { type: 'text/plain; charset=utf-8', isCompressible: true },
  '.webmanifest': { type: 'application/manifest+json; charset=utf-8', isCompressible: true },
  '.webp': { type: 'image/webp', isCompressible: false },
  '.woff': { type: 'font/woff', isCompressible: false },
  '.woff2': { type: 'font/woff2', isCompressible: false },
};

/** Names carry a hash or a version folder (`/fonts/v1/`), so the bytes behind a name never change. */
const immutable = 'public, max-age=31536000, immutable';
const revalidated = 'public, max-age=0, must-revalidate';

export class StaticFiles {
  readonly #files: ReadonlyMap<string, StaticFile>;

  private constructor(files: ReadonlyMap<string, StaticFile>) {
    this.#files = files;
  }

  /** Lists `<buildFolder>/static` and `publicFolder`. */
  static async list(buildFolder: string, publicFolder: string): Promise<StaticFiles> {
    const [built, own] = await Promise.all([
      listFolder(path.join(buildFolder, 'static'), '/_next/static', () => immutable),
      listFolder(publicFolder, '', (address) => (/\/v\d+\//.test(address) ? immutable : revalidated)),
    ]);
    return new StaticFiles(new Map([...own, ...built]));
  }

  /** Answers with the file at `pathname`; false when there is none. */
  async answer(pathname: string, req: IncomingMessage, res: ServerResponse): Promise<boolean> {
    const file = this.#files.get(pathname);
    if (file === undefined) return false;
    file.representation ??= readFile(file.path).then((body) => new Representation(body, 'many'));
    let representation: Representation;
    try {
      representation = await file.representation;
    } catch {
      delete file.representation;
      return false;
    }
    await send(req, res, {
      status: 200,
      headers: { 'Content-Type': file.type, 'Cache-Control': file.cacheControl },
      representation,
      isCompressible: file.isCompressible,
    });
    return true;
  }
}

async function listFolder(
  folder: string,
  prefix: string,
  cacheControl: (address: string) => string,
): Promise<Map<string, StaticFile>> {
  const files = new Map<string, StaticFile>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const kind = types[path.extname(entry.name).toLowerCase()];
    if (!entry.isFile() || kind === undefined) continue;
    const full = path.join(entry.parentPath, entry.name);
    const address = `${prefix}/${path.relative(folder, full).split(path.sep).join('/')}`;
    files.set(encodeURI(address), { path: full, cacheControl: cacheControl(address), ...kind });
  }
  return files;
}
