/**
 * Tells by its bytes what a document is, whatever its name says, and reads it with the reader of its format. Loads each
 * reader when it is first needed. Runs in a process of its own (see reader-process.ts).
 */
import { decodeText } from '#lib/imports/documents/decode-text.ts';
import {
  type DocumentOutcome,
  largestBytes,
  longestCharacters,
  type RefusalCode,
} from '#lib/imports/documents/document.ts';
import { declaredEncoding, isTooComplex } from '#lib/imports/documents/html-shape.ts';

/** The text of a document, or why it is refused. */
export async function readBytes(bytes: Buffer): Promise<DocumentOutcome> {
  if (bytes.length === 0) return { ok: false, code: 'empty' };
  if (bytes.length > largestBytes) return { ok: false, code: 'too-large' };
  const outcome = await readByKind(bytes);
  return outcome.ok && outcome.text.length > longestCharacters ? { ok: false, code: 'too-long' } : outcome;
}

async function readByKind(bytes: Buffer): Promise<DocumentOutcome> {
  const start = bytes.subarray(0, 1024).toString('latin1');
  if (start.includes('%PDF-')) return (await import('#lib/imports/documents/pdf-text.ts')).readPdf(bytes);
  if (start.startsWith('PK\x03\x04')) {
    const { inspectDocx } = await import('#lib/imports/documents/docx-parts.ts');
    const trouble = await inspectDocx(bytes);
    if (trouble !== null) return { ok: false, code: trouble };
    return (await import('#lib/imports/documents/docx-text.ts')).readDocx(bytes);
  }
  if (start.startsWith('\xd0\xcf\x11\xe0')) return { ok: false, code: 'old-word' };
  const refused = start.startsWith('GIF8') ? 'image' : isPlain(bytes) ? null : await refusalOf(bytes);
  if (refused !== null) return { ok: false, code: refused };
  const text = decodeText(bytes, declaredEncoding(bytes));
  if (text === null) return { ok: false, code: 'binary' };
  const head = text.slice(0, 2000).trimStart();
  if (/^(?:\{\\rtf|%!PS)/.test(head)) return { ok: false, code: 'other-format' };
  if (/<iati-activit(?:y|ies)[\s>]/i.test(head) || (head.startsWith('{') && head.includes('"grants"')))
    return { ok: false, code: 'table' };
  if (/<!ENTITY\s/i.test(head)) return { ok: false, code: 'doctype' };
  if (/^<(?:\?xml|svg|rss|feed)[\s>]/i.test(head) && !/<html[\s>]/i.test(head))
    return { ok: false, code: 'other-format' };
  if (/<(?:!doctype html|html|head|body|div|table|p|h[1-6]|ul|dl|section|article)[\s>]/i.test(head)) {
    if (isTooComplex(text)) return { ok: false, code: 'too-complex' };
    return (await import('#lib/imports/documents/html-text.ts')).readHtml(text);
  }
  if (!/[\p{L}\p{N}]/u.test(text)) return { ok: false, code: 'empty' };
  return { ok: true, format: 'text', text, headings: [] };
}

/** No sign at the beginning that text does not have: nothing else needs to be asked what the file is. */
const isPlain = (bytes: Buffer) =>
  bytes.subarray(0, 512).every((byte) => byte > 31 || (byte > 8 && byte < 14));

/** Texts of every kind are looked at by their words; XML is, because pages may begin so. */
async function refusalOf(bytes: Buffer): Promise<RefusalCode | null> {
  const { fileTypeFromBuffer } = await import('file-type');
  const mime = (await fileTypeFromBuffer(bytes))?.mime;
  if (mime === undefined) return null;
  if (mime.startsWith('image/')) return 'image';
  if (/zip|compressed|x-tar|x-7z|x-rar|gzip|bzip|x-xz|zstd/.test(mime)) return 'archive';
  return mime.startsWith('text/') || mime === 'application/xml' ? null : 'other-format';
}
