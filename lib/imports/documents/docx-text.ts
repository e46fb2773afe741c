/**
 * The text of a DOCX. What it unpacks to is counted before anything reads it; protected files, macros and document type
 * declarations are refused.
 */
import mammoth from 'mammoth';
import { fromBufferPromise } from 'yauzl';
import {
  type DocumentOutcome,
  largestUnpackedBytes,
  type RefusalCode,
} from '#lib/imports/documents/document.ts';
import { readHtml } from '#lib/imports/documents/html-text.ts';

/** The text of the paragraphs, tables and headings of a DOCX. */
export async function readDocx(bytes: Buffer): Promise<DocumentOutcome> {
  const trouble = await inspect(bytes);
  if (trouble !== null) return { ok: false, code: trouble };
  try {
    const noPictures = mammoth.images.imgElement(async () => ({ src: '' }));
    const { value } = await mammoth.convertToHtml({ buffer: bytes }, { convertImage: noPictures });
    const read = readHtml(`<body>${value}</body>`);
    return read.ok ? { ...read, format: 'docx' } : read;
  } catch {
    return { ok: false, code: 'broken-docx' };
  }
}

/** A document of Word has some twenty parts; a hundred pictures more are plausible. */
const mostEntries = 2_000;

/** Reads every part to its end without keeping it, counting; the reason for refusing the file, or null. */
async function inspect(bytes: Buffer): Promise<RefusalCode | null> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
    if (zip.entryCount > mostEntries) return 'too-complex';
    let total = 0;
    let document = false;
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName === 'word/document.xml') document = true;
      if (/vbaproject/i.test(entry.fileName)) return 'macros';
      if ((entry.generalPurposeBitFlag & 1) !== 0) return 'encrypted-docx';
      if (entry.fileName.endsWith('/')) continue;
      const isXml = /\.(?:xml|rels)$/i.test(entry.fileName);
      let head = '';
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        const part = chunk as Buffer;
        total += part.length;
        if (total > largestUnpackedBytes) return 'unpacked-too-large';
        if (isXml && head.length < 4096) head += part.toString('latin1', 0, 4096);
      }
      if (/<!DOCTYPE|<!ENTITY/i.test(head)) return 'doctype';
    }
    return document ? null : 'archive';
  } catch {
    return 'broken-docx';
  }
}
