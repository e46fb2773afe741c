/**
 * How statements point into a document. Paths go by id, never by index: `results[children].achieved`,
 * `promoter.nameAsStated`, `places[lom]`.
 */

/** What each source says about the value at `path` or about a part of it. */
export function statementsAbout<S extends { path: string }>(statements: readonly S[], path: string): S[] {
  return statements.filter((statement) => statement.path === path || statement.path.startsWith(`${path}.`));
}

/** Ids of the sources that state the value shown at `path`, in the order of `sources`. */
export function sourcesOf(
  document: {
    sources: readonly { id: string }[];
    statements: readonly { path: string; sourceId: string; preferred: boolean }[];
  },
  path: string,
): string[] {
  const stating = new Set(
    statementsAbout(document.statements, path)
      .filter(({ preferred }) => preferred)
      .map(({ sourceId }) => sourceId),
  );
  return document.sources.map(({ id }) => id).filter((id) => stating.has(id));
}

/** The number that a page gives a source: its place among the sources, from 1. */
export function sourceNumber({ sources }: { sources: readonly { id: string }[] }, id: string): number {
  return sources.findIndex((source) => source.id === id) + 1;
}

/** The field a path begins with and the id of the item inside it, if any: `results[lom].achieved` is results, lom. */
export function fieldOfPath(path: string): { field: string; item: string | null } {
  const parts = /^([a-zA-Z]+)(?:\[([a-z0-9-]+)\])?/.exec(path);
  return { field: parts?.[1] ?? path, item: parts?.[2] ?? null };
}

/** A number as pages are told apart by it: amendments (`-C01`) and spellings of one number are one. */
export function pageNumber(printed: string): string {
  return printed
    .toUpperCase()
    .replace(/[‐‑–—]/g, '-')
    .replace(/-C\d{1,2}$/, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** A page that was put away or refused stays for a month, so that a mistake is seen. */
export const dismissedDays = 30;

/** A page that nobody went on with stays for half a year. */
export const openDays = 180;
