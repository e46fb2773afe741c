/**
 * What a page shows of a form that was refused: every posted value and what is wrong. Empty on any other visit.
 */
import { getRequestContext, type ReturnedForm } from '#lib/web/request-context.ts';
import type { EndpointName } from '#lib/web/staff/endpoints.ts';

/**
 * The refused form that this page is shown again for, with its sentences; null on an ordinary visit. A page with
 * several forms names the endpoint of the one it asks about.
 */
export function returnedForm(endpoint?: EndpointName): ReturnedForm | null {
  const context = getRequestContext();
  if (!context?.returned) return null;
  if (endpoint !== undefined && context.returned.endpoint !== endpoint) return null;
  context.isReturnedShown = true;
  return context.returned;
}
