/**
 * Tells by its bytes what a document is, whatever its name says, and reads it with the reader of its format. Loads each
 * reader when it is first needed. Runs in a process of its own (see reader-process.ts).
 */
import { fileTypeFromBuffer } from 'file-type';
import { decodeText } from '#lib/imports/documents/decode-text.ts';
import {
  type DocumentOutcome,
  largestBytes,
  longestCharacters,
  type RefusalCode,
} from '#lib/imports/documents/document.ts';

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
    const { readDocx } = await import('#lib/imports/documents/docx-text.ts');
    return readDocx(bytes);
  }
  if (start.startsWith('\xd0\xcf\x11\xe0')) return { ok: false, code: 'old-word' };
  const kind = await fileTypeFromBuffer(bytes);
  const refused = kind === undefined ? null : refusalOf(kind.mime);
  if (refused !== null) return { ok: false, code: refused };
  const { declaredEncoding, readHtml } = await import('#lib/imports/documents/html-text.ts');
  const text = decodeText(bytes, declaredEncoding(bytes));
  if (text === null) return { ok: false, code: 'binary' };
  const head = text.slice(0, 2000).trimStart();
  if (head.startsWith('{\\rtf')) return { ok: false, code: 'other-format' };
  if (/^(?:<\?xml[^>]{0,200}>\s{0,20})?<(?:svg|rss|feed)[\s>]/i.test(head))
    return { ok: false, code: 'other-format' };
  if (/<(?:!doctype html|html|head|body|div|table|p|h[1-6]|ul|dl|section|article)[\s>]/i.test(head))
    return readHtml(text);
  if (!/[\p{L}\p{N}]/u.test(text)) return { ok: false, code: 'empty' };
  return { ok: true, format: 'text', text, headings: [] };
}

/** Texts of every kind are looked at by their words; XML is, because pages may begin so. */
function refusalOf(mime: string): RefusalCode | null {
  if (mime.startsWith('image/')) return 'image';
  if (/zip|compressed|x-tar|x-7z|x-rar|gzip|bzip|x-xz|zstd/.test(mime)) return 'archive';
  return mime.startsWith('text/') || mime === 'application/xml' ? null : 'other-format';
}
