/**
 * A page as it is kept, in memory and on disk, and its form in a file: a checksum before everything else, so that a
 * damaged file is recognised and never shown.
 */
import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { z } from 'zod';

/** Next's own value for a page: its document, its component data, and both headers and status of the answer. */
const appPage = z.strictObject({
  kind: z.literal('APP_PAGE'),
  html: z.string(),
  rscData: z.instanceof(Buffer).optional(),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]).optional()).optional(),
  postponed: z.string().optional(),
  status: z.int().optional(),
  segmentData: z.map(z.string(), z.instanceof(Buffer)).optional(),
});
/** Next's own value for a route handler: its body. */
const appRoute = z.strictObject({
  kind: z.literal('APP_ROUTE'),
  body: z.instanceof(Buffer),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]).optional()).optional(),
  status: z.int(),
});

const keptPage = z.strictObject({
  /** Next's name of the entry. */
  key: z.string(),
  /** The point of the sequence of changes that was known before the page was made. */
  stamp: z.strictObject({ database: z.string(), seq: z.int() }),
  tags: z.array(z.string()),
  /** Milliseconds since 1970; null when the page never changes by itself. */
  expiresAt: z.number().nullable(),
  value: z.discriminatedUnion('kind', [appPage, appRoute]),
});

export type PageValue = z.infer<typeof appPage> | z.infer<typeof appRoute>;
export type KeptPage = z.infer<typeof keptPage>;

/** Changes whenever the form of the file does. */
const mark = Buffer.from('grantfolio page 1\n');
const digestBytes = 32;

/** The bytes of a file that holds `page`. */
export function encodePage(page: KeptPage): Buffer {
  const payload = serialize(page);
  return Buffer.concat([mark, createHash('sha256').update(payload).digest(), payload]);
}

/** The page in a file; null when the file is damaged, cut off or of another form. */
export function decodePage(file: Buffer): KeptPage | null {
  if (!file.subarray(0, mark.length).equals(mark)) return null;
  const digest = file.subarray(mark.length, mark.length + digestBytes);
  const payload = file.subarray(mark.length + digestBytes);
  if (!createHash('sha256').update(payload).digest().equals(digest)) return null;
  const parsed = keptPage.safeParse(deserialize(payload));
  return parsed.success ? parsed.data : null;
}

/** Bytes of memory a page takes, roughly. */
export function weigh({ key, tags, value }: KeptPage): number {
  const own = key.length + tags.length * 32 + 1_000;
  if (value.kind === 'APP_ROUTE') return own + value.body.length;
  const segments = value.segmentData ? [...value.segmentData.values()] : [];
  return (
    own +
    value.html.length * 2 +
    (value.rscData?.length ?? 0) +
    segments.reduce((sum, part) => sum + part.length, 0)
  );
}
