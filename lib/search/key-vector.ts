/**
 * Texts as the index stores them: every key of every word with its place and weight, written as PostgreSQL's tsvector.
 * The database only compares; folding and stemming happen here, for texts and searches alike.
 */
import { tokenise } from '#lib/format/text/tokenise.ts';
import { keysOfText } from '#lib/format/text/word-keys.ts';

/** A is the heaviest. */
export type Weight = 'A' | 'B' | 'C' | 'D';

/** tsvector knows no later place than this; words beyond it are found, only not as a phrase. */
const lastPosition = 16_383;

/** tsvector keeps at most 256 places of one word. */
const mostPositions = 255;

/** Words of different texts never stand next to each other. */
const gap = 10;

/** Collects texts into one vector. */
export class KeyVector {
  readonly #places = new Map<string, string[]>();
  #position = 0;

  /** Adds the words of `text`, after a gap. */
  add(text: string, weight: Weight = 'D'): this {
    for (const { word } of tokenise(text)) {
      this.#position = Math.min(this.#position + 1, lastPosition);
      for (const key of keysOfText(word)) {
        const places = this.#places.get(key);
        if (places === undefined) this.#places.set(key, [`${this.#position}${weight}`]);
        else if (places.length < mostPositions) places.push(`${this.#position}${weight}`);
      }
    }
    this.#position = Math.min(this.#position + gap, lastPosition);
    return this;
  }

  /** The text of a `tsvector` value. */
  toString(): string {
    return [...this.#places].map(([key, places]) => `${quoteKey(key)}:${places.join(',')}`).join(' ');
  }
}

/** A key as tsvector and tsquery write it. */
export function quoteKey(key: string): string {
  return `'${key.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** Words worth correcting to: the key, and the word as written in Latin or Cyrillic. */
export interface VocabularyWord {
  key: string;
  latin: string | null;
  cyrillic: string | null;
}

/** The vocabulary of `texts`: words of four letters and more in one script, sorted by key. */
export function vocabularyOf(texts: Iterable<string>): VocabularyWord[] {
  const words = new Map<string, VocabularyWord>();
  for (const text of texts) {
    for (const { word } of tokenise(text)) {
      const script = /^\p{Script=Latin}{4,40}$/u.test(word) ? 'latin' : 'cyrillic';
      if (script === 'cyrillic' && !/^\p{Script=Cyrillic}{4,40}$/u.test(word)) continue;
      const [key] = keysOfText(word);
      if (key === undefined) continue;
      const known = words.get(key) ?? { key, latin: null, cyrillic: null };
      known[script] ??= word;
      words.set(key, known);
    }
  }
  return [...words.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}
