/** From a command to the answer of its endpoint: what was done leads on, what was refused stays with the form. */
import type { Outcome } from '#lib/issues.ts';
import type { ActorExchange, Answer } from '#lib/web/staff/answer.ts';

/** What a route handler below a folder `[id]` is given besides the request. */
export interface IdContext {
  params: Promise<{ id: string }>;
}

/** Leads `to` when the command did it. */
export function answered<Value>(outcome: Outcome<Value>, to: string | ((value: Value) => string)): Answer {
  if (!outcome.ok) return outcome;
  return { ok: true, to: typeof to === 'string' ? to : to(outcome.value) };
}

/** The page the form stood on, without the part below `#`; My work when the form named none. */
export function backTo({ page, locale }: ActorExchange): string {
  return page ?? `/${locale}/staff`;
}

/** A field as posted; empty when it was not. */
export function field({ form }: ActorExchange, name: string): string {
  return form[name] ?? '';
}
