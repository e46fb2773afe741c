/** Answers that the commands about accounts give in the same words. */
import type { z } from 'zod';
import type { Issue, Outcome } from '#lib/issues.ts';

/** Somebody's network, as limits count it, and the secret of this site. */
export interface Surroundings {
  network: string;
  secret: string;
  now?: Date;
}

/** Nothing was changed, for one reason. */
export function refused(code: string, field = '', context?: Issue['context']) {
  return { ok: false as const, issues: [{ field, code, ...(context && { context }) }] };
}

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value, touched: [] });

/** Too many attempts: how long to wait, in whole minutes. */
export const tooMany = (seconds: number) => refused('too-many', '', { minutes: Math.ceil(seconds / 60) });

/** What is wrong with an input, by field. */
export function problemsOf(error: z.ZodError): { ok: false; issues: Issue[] } {
  const fields = new Set(error.issues.map(({ path }) => String(path[0] ?? '')));
  return { ok: false, issues: [...fields].map((field) => ({ field, code: `invalid-${field || 'form'}` })) };
}
