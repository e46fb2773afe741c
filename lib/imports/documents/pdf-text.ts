/** The text of a PDF by its lines. Runs no script of the file, loads nothing it points to, asks for no password. */
import { getDocumentProxy } from 'unpdf';
import { type DocumentOutcome, longestCharacters } from '#lib/imports/documents/document.ts';

/** Reports of projects have up to some hundred pages. */
const mostPages = 300;

/** The lines of every page; an empty line where the gap between two is wide. */
export async function readPdf(bytes: Buffer): Promise<DocumentOutcome> {
  let document: Awaited<ReturnType<typeof getDocumentProxy>>;
  try {
    document = await getDocumentProxy(new Uint8Array(bytes), {
      disableFontFace: true,
      useSystemFonts: false,
      stopAtErrors: false,
      maxImageSize: 1,
      verbosity: 0,
    });
  } catch (error) {
    const protectedFile = error instanceof Error && error.name === 'PasswordException';
    return { ok: false, code: protectedFile ? 'encrypted-pdf' : 'broken-pdf' };
  }
  if (document.numPages > mostPages) return { ok: false, code: 'too-complex' };
  let text = '';
  try {
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      text += text === '' ? '' : '\n';
      let last: { y: number; height: number } | null = null;
      for (const item of items) {
        if (!('str' in item)) continue;
        const y = Number(item.transform[5]);
        const apart = last !== null && item.str.trim() !== '' && last.y - y > last.height * 1.9;
        if (apart && text.endsWith('\n') && !text.endsWith('\n\n')) text += '\n';
        text += item.str;
        if (item.hasEOL) text += '\n';
        if (item.str.trim() !== '') last = { y, height: item.height > 0 ? item.height : 10 };
      }
      page.cleanup();
      if (text.length > longestCharacters) return { ok: false, code: 'too-long' };
    }
  } catch {
    return { ok: false, code: 'broken-pdf' };
  }
  return /\p{L}/u.test(text)
    ? { ok: true, format: 'pdf', text, headings: [] }
    : { ok: false, code: 'no-text' };
}
