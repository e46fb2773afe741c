/**
 * Words of a text with their places in it, so that what matched can be marked in the original. Knows no language;
 * never changes the text.
 */

export interface Token {
  /** The word as it stands in the text. */
  word: string;
  /** Offset of its first UTF-16 unit, and of the first one after it. */
  start: number;
  end: number;
}

/** Letters, digits and marks; an apostrophe, a soft hyphen or a zero-width sign inside a word belongs to it. */
const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’\u00AD\u200B-\u200D\u2060][\p{L}\p{N}\p{M}]+)*/gu;

/** The words of `text` in order. Linear in its length. */
export function tokenise(text: string): Token[] {
  return Array.from(text.matchAll(word), (match) => ({
    word: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}
