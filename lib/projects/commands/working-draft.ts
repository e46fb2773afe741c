/** Makes a posted draft storable without losing a letter of it: what PostgreSQL cannot hold is replaced and counted. */
import { type Draft, longestDraftBytes } from '#lib/versioning/draft.ts';

export interface StorableDraft {
  draft: Draft;
  /** How many characters were replaced by U+FFFD: NUL, and halves of a character. */
  replaced: number;
}

/** The draft as it can be stored, or null when it is longer than {@link longestDraftBytes}. */
export function storableDraft(draft: Draft): StorableDraft | null {
  let replaced = 0;
  let bytes = 0;
  const clean = (text: string): string => {
    if (!text.includes('\0') && text.isWellFormed()) return text;
    return text.toWellFormed().replaceAll('\0', '\ufffd');
  };
  const texts = Object.entries(draft).map(([path, text]): [string, string] => {
    const pair: [string, string] = [clean(path), clean(text)];
    if (pair[1] !== text) replaced += countDifferences(text, pair[1]);
    bytes += Buffer.byteLength(pair[0]) + Buffer.byteLength(pair[1]);
    return pair;
  });
  return bytes > longestDraftBytes ? null : { draft: Object.fromEntries(texts), replaced };
}

/** Both replacements keep the length, unit by unit. */
function countDifferences(before: string, after: string): number {
  let count = 0;
  for (let index = 0; index < before.length; index += 1)
    if (before.charCodeAt(index) !== after.charCodeAt(index)) count += 1;
  return count;
}
