/**
 * A problem that somebody can mend, as data. Sentences are looked up last, per language; an issue never holds one,
 * except for `reason` of a technical check that only operators read.
 */

export interface Issue {
  /** Path of the value in the document, by id: `results[children-reached].achieved`. */
  field: string;
  /** Stable name of the problem: `unknown-place`, `invalid`, `duplicate-slug`. */
  code: string;
  /** Values that the sentence needs. */
  context?: Record<string, string | number>;
  /** Where in a file of content the value stands; lines count from 1. */
  at?: { file: string; line: number };
}

/** The outcome of a command: a value and the cache tags it touched, or what has to be mended. */
export type Outcome<T> = { ok: true; value: T; touched: string[] } | { ok: false; issues: Issue[] };
