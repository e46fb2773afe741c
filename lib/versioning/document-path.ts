/**
 * Finds the value that a path means in a document. Paths go by id, never by index: `results[children].achieved`,
 * `promoter.nameAsStated`, `places[lom]`.
 */

/** The value that `path` points to, or undefined when nothing stands there. */
export function resolveStatementPath(document: object, path: string): unknown {
  let value: unknown = document;
  for (const step of path.split('.')) {
    const parts = /^([a-zA-Z]+)(?:\[([a-z0-9-]+)\])?$/.exec(step);
    if (parts === null || typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[parts[1] as string];
    if (parts[2] !== undefined) {
      value = Array.isArray(value) ? value.find((item) => item?.id === parts[2]) : undefined;
    }
  }
  return value;
}
