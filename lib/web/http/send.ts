/**
 * Sends a whole body: in the encoding the client likes, with a tag by which it can ask whether it has it already.
 */
import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { chooseEncoding, compress, type Effort, type Encoding } from '#lib/web/http/compression.ts';

/** A body and its encodings, made when first asked for. Kept by whoever keeps the body. */
export class Representation {
  readonly body: Buffer;
  readonly etag: string;
  readonly #effort: Effort;
  readonly #encoded = new Map<Encoding, Promise<Buffer>>();

  constructor(body: Buffer, effort: Effort) {
    this.body = body;
    this.etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
    this.#effort = effort;
  }

  encoded(encoding: Encoding): Promise<Buffer> {
    const known = this.#encoded.get(encoding);
    if (known !== undefined) return known;
    const made = compress(this.body, encoding, this.#effort);
    this.#encoded.set(encoding, made);
    return made;
  }
}

export interface Answer {
  status: number;
  headers: OutgoingHttpHeaders;
  representation: Representation;
  /** Whether the body is worth compressing; pictures and fonts are not. */
  isCompressible: boolean;
  /** False for what nobody may keep, which needs no tag. */
  hasTag?: boolean;
}

/** Answers with a whole body; 304 without one when the client has it. Headers already set on `res` are sent too. */
export async function send(req: IncomingMessage, res: ServerResponse, answer: Answer): Promise<void> {
  const { status, headers, representation, isCompressible, hasTag = true } = answer;
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) res.setHeader(name, value);
  const encoding = isCompressible
    ? chooseEncoding(req.headers['accept-encoding'], representation.body.length)
    : 'identity';
  if (isCompressible) addVary(res, 'Accept-Encoding');
  if (status === 200 && hasTag) {
    res.setHeader('ETag', representation.etag);
    if (isKnown(req, representation.etag)) {
      for (const name of ['content-type', 'content-length', 'content-encoding']) res.removeHeader(name);
      res.statusCode = 304;
      res.end();
      return;
    }
  }
  const body = await representation.encoded(encoding);
  if (res.destroyed) return;
  res.statusCode = status;
  if (encoding !== 'identity') res.setHeader('Content-Encoding', encoding);
  res.setHeader('Content-Length', body.length);
  if (req.method === 'HEAD') res.end();
  else res.end(body);
}

function isKnown(req: IncomingMessage, etag: string): boolean {
  const known = req.headers['if-none-match'];
  if (known === undefined) return false;
  const strong = (tag: string) => tag.trim().replace(/^W\//, '');
  return known.trim() === '*' || known.split(',').some((tag) => strong(tag) === strong(etag));
}

function addVary(res: ServerResponse, name: string): void {
  const present = [res.getHeader('Vary') ?? []].flat().join(', ');
  if (present.toLowerCase().split(/,\s*/).includes(name.toLowerCase())) return;
  res.setHeader('Vary', present === '' ? name : `${present}, ${name}`);
}
