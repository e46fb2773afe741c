/** Tables as programs save them, and what the site knows of their headers. */
import { type HeaderWords, readHeaderWords } from '#lib/imports/tables/header-words.ts';

/** The words of the committed content. */
export async function committedHeaderWords(): Promise<HeaderWords> {
  const read = await readHeaderWords('content');
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value;
}
