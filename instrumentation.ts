/** Tells the server why a page failed, so that it answers with the right status and words. */
import { getRequestContext } from '#lib/web/request-context.ts';

export function onRequestError(error: unknown): void {
  const context = getRequestContext();
  if (context !== undefined) context.failure ??= error;
}
