/**
 * Tells the one error that is nobody's fault from all others. Bundled pages and plain modules have classes of their
 * own, so the name decides.
 */

/** Whether `error`, or what caused it, says that the database does not answer. */
export function isDatabaseUnavailable(error: unknown): boolean {
  for (let each = error, depth = 0; each instanceof Error && depth < 10; each = each.cause, depth += 1)
    if (each.name === 'DatabaseUnavailable') return true;
  return false;
}
