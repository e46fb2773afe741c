/**
 * Smaller bodies for clients that take them. Which bodies are worth it is the caller's business.
 */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

/** Smaller than this a body fits one packet anyway. */
const leastBytes = 1_000;

/** The best encoding that `acceptEncoding` allows for a body of `bytes`. */
export function chooseEncoding(acceptEncoding: string | string[] | undefined, bytes: number): Encoding {
  if (bytes < leastBytes || typeof acceptEncoding !== 'string') return 'identity';
  const accepted = new Set(
    acceptEncoding
      .toLowerCase()
      .split(',')
      .map((part) => part.split(';').map((word) => word.trim()))
      .filter(([, quality]) => quality === undefined || !/^q=0(\.0*)?$/.test(quality))
      .map(([name]) => name),
  );
  if (accepted.has('br')) return 'br';
  return accepted.has('gzip') ? 'gzip' : 'identity';
}

/** `once` for an answer that is made for one request, `many` for bytes that are kept and sent often. */
export type Effort = 'once' | 'many';

const brotliQuality = { once: 4, many: 9 } as const;
const gzipLevel = { once: 5, many: 9 } as const;

/** The bytes of `body` in an encoding, with the effort its use is worth. */
export async function compress(body: Buffer, encoding: Encoding, effort: Effort): Promise<Buffer> {
  if (encoding === 'identity') return body;
  if (encoding === 'gzip') return await deflate(body, { level: gzipLevel[effort] });
  return await brotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: brotliQuality[effort],
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
}
