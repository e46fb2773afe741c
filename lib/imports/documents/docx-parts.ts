/**
 * Looks at the parts of a DOCX before a reader sees them: what they unpack to is counted; protected files, macros and
 * document type declarations are refused. Keeps nothing of what it unpacks.
 */
import { type Entry, fromBufferPromise } from 'yauzl';
import { largestUnpackedBytes, type RefusalCode } from '#lib/imports/documents/document.ts';

/** A document of Word has some twenty parts; a hundred pictures more are plausible. */
const mostEntries = 2_000;

/** A report of a hundred pages has some 100,000 tags in its parts. */
const mostTags = 200_000;

/**
 * Why the file is refused, or null. First by the sizes that its parts claim, without unpacking; then every part is
 * unpacked to its end without keeping it, because claims lie.
 */
export async function inspectDocx(bytes: Buffer): Promise<RefusalCode | null> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true });
    if (zip.entryCount > mostEntries) return 'too-complex';
    const entries: Entry[] = [];
    let claimed = 0;
    let document = false;
    let workbook = false;
    for await (const entry of zip.eachEntry()) {
      claimed += entry.uncompressedSize;
      if (claimed > largestUnpackedBytes) return 'unpacked-too-large';
      if (entry.fileName === 'word/document.xml') document = true;
      if (/^xl\/workbook\.(?:xml|bin)$/.test(entry.fileName)) workbook = true;
      if (/vbaproject/i.test(entry.fileName)) return 'macros';
      if ((entry.generalPurposeBitFlag & 1) !== 0) return 'encrypted-docx';
      if (!entry.fileName.endsWith('/')) entries.push(entry);
    }
    if (!document) return workbook ? 'table' : 'archive';
    let total = 0;
    let tags = 0;
    for (const entry of entries) {
      const isXml = /\.(?:xml|rels)$/i.test(entry.fileName);
      let carried = '';
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        const part = chunk as Buffer;
        total += part.length;
        if (total > largestUnpackedBytes) return 'unpacked-too-large';
        if (!isXml) continue;
        const text = carried + part.toString('latin1');
        if (/<!DOCTYPE|<!ENTITY|<\0!\0D\0O\0C/i.test(text)) return 'doctype';
        for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) tags += 1;
        if (tags > mostTags) return 'too-complex';
        carried = text.slice(-10);
      }
    }
    return null;
  } catch {
    return 'broken-docx';
  }
}
