/**
 * A problem that somebody can mend, as data. Sentences are looked up last, per language; an issue never holds one,
 * except for `reason` of a technical check that only operators read.
 */
import type { z } from 'zod';

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

/** What is wrong with an input, by field: the code that the schema gives as its message, or one for the kind of problem. */
export function issuesOf(error: z.ZodError): Issue[] {
  return error.issues.map(({ path, code, message }) => ({
    field: path.join('.'),
    code: /^[a-z]+(?:-[a-z]+)*$/.test(message)
      ? message
      : code === 'too_big'
        ? 'too-long'
        : code === 'too_small'
          ? 'required'
          : 'invalid',
  }));
}

/** A refusal of the whole, or for one field. */
export function refuse(code: string, field = '', context?: Issue['context']): { ok: false; issues: Issue[] } {
  return { ok: false, issues: [{ field, code, ...(context && { context }) }] };
}
