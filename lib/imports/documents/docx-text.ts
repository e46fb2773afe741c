/**
 * The text of a DOCX whose parts were looked at (docx-parts.ts). Takes no picture and runs nothing of the file.
 */
import mammoth from 'mammoth';
import type { DocumentOutcome } from '#lib/imports/documents/document.ts';
import { readHtml } from '#lib/imports/documents/html-text.ts';

/** The text of the paragraphs, tables and headings of a DOCX. */
export async function readDocx(bytes: Buffer): Promise<DocumentOutcome> {
  try {
    const noPictures = mammoth.images.imgElement(async () => ({ src: '' }));
    const { value } = await mammoth.convertToHtml({ buffer: bytes }, { convertImage: noPictures });
    const read = readHtml(`<body>${value}</body>`);
    return read.ok ? { ...read, format: 'docx' } : read;
  } catch {
    return { ok: false, code: 'broken-docx' };
  }
}
