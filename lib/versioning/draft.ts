/**
 * A document while it is being edited: a flat map from path to the text exactly as somebody typed it. Nothing is parsed
 * or refused here, so nothing typed can be lost; an HTML form of the same names posts exactly this.
 */

/**
 * Path → text. Paths go by id: `title.en`, `grant.amount`, `results[children-reached].expected.number`. The order of a
 * list is the text of its own path, ids with a space between: `results` → `children-reached parents`. Empty text and
 * an absent path mean the same.
 */
export type Draft = Readonly<Record<string, string>>;

/** The longest draft, in UTF-8 bytes of all its paths and texts together. */
export const longestDraftBytes = 2 * 1024 * 1024;

/** Ids of the items of a list, in their order. */
export function itemIds(draft: Draft, list: string): string[] {
  return textAt(draft, list)
    .split(' ')
    .filter((id) => id !== '');
}

/** The text at `path`, empty when there is none. A path may be called like what every object has. */
export function textAt(draft: Draft, path: string): string {
  return Object.hasOwn(draft, path) ? (draft[path] ?? '') : '';
}

/** Paths whose text differs, in the order of the alphabet. */
export function changedPaths(before: Draft, after: Draft): string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...paths].filter((path) => textAt(before, path) !== textAt(after, path)).sort();
}

/** The same draft without empty texts and with its paths in order: equal drafts have equal JSON. */
export function normalDraft(draft: Draft): Draft {
  return Object.fromEntries(
    Object.entries(draft)
      .filter(([, text]) => text !== '')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
