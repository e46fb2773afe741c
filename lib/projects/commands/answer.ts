/** What every command of the staff area answers and takes besides its input. Holds no rule. */
import type { z } from 'zod';
import type { Issue } from '#lib/issues.ts';

/** Time and chance, so that a test can set them. */
export interface Circumstances {
  now?: Date;
  newId?: () => string;
}

export interface Refused {
  ok: false;
  issues: Issue[];
}

/** A refusal for the whole form, or for one field. */
export function refuse(code: string, field = '', context?: Issue['context']): Refused {
  return { ok: false, issues: [{ field, code, ...(context && { context }) }] };
}

export const forbidden = refuse('forbidden');
export const notFound = refuse('not-found');

/** What is wrong with an input, by field. */
export function invalid(error: z.ZodError): Refused {
  return {
    ok: false,
    issues: error.issues.map(({ path, code }) => ({
      field: path.join('.'),
      code: code === 'too_big' ? 'too-long' : code === 'too_small' ? 'required' : 'invalid',
    })),
  };
}
