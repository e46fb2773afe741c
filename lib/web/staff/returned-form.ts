/**
 * What a page shows of a form that was refused: every posted value and what is wrong. Empty on any other visit.
 */
import { getRequestContext, type ReturnedForm } from '#lib/web/request-context.ts';

/** The refused form that this page is shown again for, with its sentences; null on an ordinary visit. */
export function returnedForm(): ReturnedForm | null {
  const context = getRequestContext();
  if (!context?.returned) return null;
  context.isReturnedShown = true;
  return context.returned;
}
