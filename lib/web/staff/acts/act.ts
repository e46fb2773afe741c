/** From a command to the answer of its endpoint: what was done leads on, what was refused stays with the form. */
import type { Outcome } from '#lib/issues.ts';
import { type ActorExchange, type Answer, answerStaff } from '#lib/web/staff/answer.ts';
import type { EndpointName } from '#lib/web/staff/endpoints.ts';

/** A route handler below a folder `[id]`. */
export type IdHandler = (request: Request, context: { params: Promise<{ id: string }> }) => Promise<Response>;

/** The handler of the endpoint `name`; `id` is the one in its address. */
export function actOn(
  name: EndpointName,
  work: (exchange: ActorExchange, id: string) => Promise<Answer>,
): IdHandler {
  return (request, { params }) =>
    answerStaff(request, name, async (exchange) => await work(exchange, (await params).id));
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
