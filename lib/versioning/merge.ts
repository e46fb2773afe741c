/**
 * Three-way merge of drafts. What both changed differently becomes a conflict that holds both texts; nothing that either
 * wrote is ever dropped, and no value is ever made up of parts of two values: only long prose is merged within a text.
 */
import { diff3Merge } from 'node-diff3';
import type { Locale } from '#lib/format/localized.ts';
import { type Draft, itemIds, textAt } from '#lib/versioning/draft.ts';
import { wordsOf } from '#lib/versioning/words.ts';

/** A text that two people changed in different ways; `base` is what both had seen. */
export interface Conflict {
  path: string;
  base: string;
  mine: string;
  theirs: string;
}

export interface Merged {
  /** The merge; where there is a conflict, mine stands in it. */
  merged: Draft;
  conflicts: Conflict[];
}

/** Shorter texts are titles, names and sums: two changes of one of them are a matter for a person. */
const shortestProse = 120;

/** Longer texts are not compared word by word in one request; both stay, as a conflict. */
const mostWords = 20_000;

/** Merges what `mine` and `theirs` made of `base`, path by path; lists by id, long prose by paragraph, then by word. */
export function mergeDrafts(base: Draft, mine: Draft, theirs: Draft): Merged {
  const paths = new Set([...Object.keys(base), ...Object.keys(theirs), ...Object.keys(mine)]);
  const lists = listsIn(paths);
  const merged: Record<string, string> = {};
  const conflicts: Conflict[] = [];
  const put = (path: string, text: string) => {
    if (text !== '')
      Object.defineProperty(merged, path, {
        value: text,
        enumerable: true,
        writable: true,
        configurable: true,
      });
  };
  for (const path of paths) {
    const [was, here, there] = [textAt(base, path), textAt(mine, path), textAt(theirs, path)];
    if (lists.has(path)) put(path, mergeLists(path, base, mine, theirs));
    else if (here === there || there === was) put(path, here);
    else if (here === was) put(path, there);
    else {
      const both = mergeProse(path, was, here, there);
      if (both === null) conflicts.push({ path, base: was, mine: here, theirs: there });
      put(path, both ?? here);
    }
  }
  return { merged, conflicts: conflicts.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

/** Paths under which items stand: `results` when there is `results[a].title.en`. */
function listsIn(paths: ReadonlySet<string>): ReadonlySet<string> {
  const lists = new Set<string>();
  for (const path of paths) {
    const item = /^(?!source:|quote:)(.*)\[[^[\]]*\]/.exec(path);
    if (item?.[1] !== undefined) lists.add(item[1]);
  }
  return lists;
}

/**
 * Items that either added stay; one that either removed goes, unless the other changed something in it. My order, with
 * what they added after the item it followed.
 */
function mergeLists(list: string, base: Draft, mine: Draft, theirs: Draft): string {
  const [was, here, there] = [itemIds(base, list), itemIds(mine, list), itemIds(theirs, list)];
  const order = isSameOrder(was, here) ? [...there] : [...here];
  const other = isSameOrder(was, here) ? here : there;
  for (const [index, id] of other.entries()) {
    if (order.includes(id)) continue;
    const before = other.slice(0, index).findLast((each) => order.includes(each));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  }
  return order
    .filter((id) => {
      if (!was.includes(id)) return true;
      if (!here.includes(id)) return there.includes(id) && isChanged(`${list}[${id}]`, base, theirs);
      return there.includes(id) || isChanged(`${list}[${id}]`, base, mine);
    })
    .join(' ');
}

function isSameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a.join(' ') === b.join(' ');
}

/** True when a text of the item is another than before. */
function isChanged(item: string, before: Draft, after: Draft): boolean {
  const inside = (path: string) =>
    path === item || path.startsWith(`${item}.`) || path.startsWith(`${item}[`);
  return [...Object.keys(before), ...Object.keys(after)].some(
    (path) => inside(path) && textAt(before, path) !== textAt(after, path),
  );
}

/** Both changes in one text, or null when they touch or the text is no long prose. */
function mergeProse(path: string, base: string, mine: string, theirs: string): string | null {
  const locale = /\.(en|bg)$/.exec(path)?.[1] as Locale | undefined;
  if (locale === undefined || base === '' || mine === '' || theirs === '') return null;
  if (Math.max(base.length, mine.length, theirs.length) < shortestProse && !base.includes('\n')) return null;
  const pieces = mergeSequences(paragraphsOf(mine), paragraphsOf(base), paragraphsOf(theirs), (a, o, b) => {
    const [left, middle, right] = [a, o, b].map((each) => wordsOf(each.join(''), locale)) as [
      string[],
      string[],
      string[],
    ];
    if (Math.max(left.length, middle.length, right.length) > mostWords) return null;
    return mergeSequences(left, middle, right, () => null);
  });
  return pieces === null ? null : pieces.join('');
}

/** Paragraphs, each with the empty lines after it. */
function paragraphsOf(text: string): string[] {
  return text.match(/[^\n]*(?:\n+|$)/g)?.filter((each) => each !== '') ?? [];
}

/** Merges sequences of pieces; `settle` is asked where both changed the same stretch and may give up with null. */
function mergeSequences(
  mine: readonly string[],
  base: readonly string[],
  theirs: readonly string[],
  settle: (mine: string[], base: string[], theirs: string[]) => string[] | null,
): string[] | null {
  const start = sharedStart(mine, base, theirs);
  const end = sharedEnd(mine, base, theirs, start);
  const inner = (pieces: readonly string[]) => pieces.slice(start, pieces.length - end);
  const merged = base.slice(0, start);
  for (const { ok, conflict } of diff3Merge(inner(mine), inner(base), inner(theirs), {
    excludeFalseConflicts: true,
  })) {
    const pieces = ok ?? (conflict === undefined ? [] : settle(conflict.a, conflict.o, conflict.b));
    if (pieces === null) return null;
    merged.push(...pieces);
  }
  return [...merged, ...base.slice(base.length - end)];
}

function sharedStart(...all: readonly (readonly string[])[]): number {
  const shortest = Math.min(...all.map(({ length }) => length));
  let count = 0;
  while (count < shortest && all.every((each) => each[count] === all[0]?.[count])) count += 1;
  return count;
}

function sharedEnd(
  mine: readonly string[],
  base: readonly string[],
  theirs: readonly string[],
  start: number,
): number {
  const shortest = Math.min(mine.length, base.length, theirs.length) - start;
  let count = 0;
  while (
    count < shortest &&
    mine.at(-1 - count) === base.at(-1 - count) &&
    theirs.at(-1 - count) === base.at(-1 - count)
  )
    count += 1;
  return count;
}
