/**
 * What somebody chooses when two projects become one: field by field where they differ, item by item what only one has.
 * Sources of both always stay; nothing is chosen here, only offered and put together.
 */
import { typedFields } from '#lib/projects/form/fields.ts';
import { type Draft, itemIds, textAt } from '#lib/versioning/draft.ts';

export type MergeSide = 'from' | 'into';

/** A field whose text differs. */
export interface FieldChoice {
  path: string;
  from: string;
  into: string;
  /** Proposed: what stays, unless it is empty. */
  side: MergeSide;
}

/** An item that only the project that goes has. */
export interface ItemChoice {
  list: string;
  id: string;
}

export interface TakenChoices {
  fields: Readonly<Record<string, MergeSide>>;
  /** `list id` of each item that is taken over. */
  items: ReadonlySet<string>;
}

const lists: readonly string[] = typedFields.flatMap(({ name, shape }) =>
  shape.kind === 'list' ? [name] : [],
);
const choosable = lists.filter((list) => list !== 'sources');

/** Everything on which the two differ. */
export function mergeChoices(from: Draft, into: Draft): { fields: FieldChoice[]; items: ItemChoice[] } {
  const items = choosable.flatMap((list) =>
    itemIds(from, list)
      .filter((id) => !hasItem(into, list, id, from))
      .map((id) => ({ list, id })),
  );
  const paths = [...new Set([...Object.keys(from), ...Object.keys(into)])].filter((path) => isField(path));
  const fields = paths
    .filter((path) => textAt(from, path) !== textAt(into, path))
    .filter((path) => [from, into].every((draft) => !isOfMissingItem(path, draft)))
    .map((path): FieldChoice => {
      const [theirs, ours] = [textAt(from, path), textAt(into, path)];
      return { path, from: theirs, into: ours, side: ours === '' ? 'from' : 'into' };
    });
  const order = new Map(typedFields.map(({ name }, index): [string, number] => [name, index]));
  const place = ({ path }: FieldChoice) => order.get(/^[a-zA-Z]+/.exec(path)?.[0] ?? '') ?? order.size;
  return { items, fields: fields.toSorted((a, b) => place(a) - place(b)) };
}

/** The text of the one project that comes of two. */
export function chosenDraft(from: Draft, into: Draft, taken: TakenChoices): Draft {
  const draft: Record<string, string> = { ...into };
  const { fields, items } = mergeChoices(from, into);
  const renames = sourceRenames(from, into);
  const copy = (path: string) => {
    draft[path] = textAt(from, path);
    for (const aside of ['source:', 'quote:']) {
      const text = textAt(from, aside + path);
      if (text !== '') draft[aside + path] = aside === 'source:' ? (renames.get(text) ?? text) : text;
    }
  };
  for (const { path, side } of fields) if ((taken.fields[path] ?? side) === 'from') copy(path);
  for (const { list, id } of items) {
    if (!taken.items.has(`${list} ${id}`)) continue;
    draft[list] = [...itemIds(draft, list), id].join(' ');
    for (const path of Object.keys(from)) if (path.startsWith(`${list}[${id}].`)) copy(path);
  }
  return withSourcesOf(from, into, draft);
}

/** `draft` with every source of `from`, under the id that it has beside those of `into`. */
export function withSourcesOf(from: Draft, into: Draft, draft: Draft): Draft {
  const all: Record<string, string> = { ...draft };
  for (const [id, joined] of sourceRenames(from, into)) {
    if (itemIds(all, 'sources').includes(joined)) continue;
    all['sources'] = [...itemIds(all, 'sources'), joined].join(' ');
    for (const [path, text] of Object.entries(from))
      if (path.startsWith(`sources[${id}].`))
        all[`sources[${joined}].${path.slice(`sources[${id}].`.length)}`] = text;
  }
  return all;
}

/** Rows of `from` that name the same place or organisation as a row of `into` under another id: `partners[a]` → `b`. */
export function rowRenames(from: Draft, into: Draft): Map<string, string> {
  const renames = new Map<string, string>();
  for (const list of choosable)
    for (const id of itemIds(from, list)) {
      const twin = itemIds(into, list).includes(id) ? undefined : twinOf(into, list, id, from);
      if (twin !== undefined) renames.set(`${list}[${id}]`, twin);
    }
  return renames;
}

/** Each source of `from` by its id with the id that it has beside those of `into`; the same page is one source. */
export function sourceRenames(from: Draft, into: Draft): Map<string, string> {
  const taken = new Set(itemIds(into, 'sources'));
  const renames = new Map<string, string>();
  for (const id of itemIds(from, 'sources')) {
    const twin = itemIds(into, 'sources').find((other) => isSameSource(from, id, into, other));
    const joined = twin ?? freeId(id, taken);
    taken.add(joined);
    renames.set(id, joined);
  }
  return renames;
}

/** The id, or the id with the first number from 2 on that nothing has. */
function freeId(id: string, taken: ReadonlySet<string>): string {
  let free = id;
  for (let number = 2; taken.has(free); number += 1) free = `${id}-${number}`;
  return free;
}

function isSameSource(from: Draft, id: string, into: Draft, other: string): boolean {
  const [url, title] = [textAt(from, `sources[${id}].url`), textAt(from, `sources[${id}].title`)];
  return url === ''
    ? title !== '' &&
        title === textAt(into, `sources[${other}].title`) &&
        textAt(into, `sources[${other}].url`) === ''
    : url === textAt(into, `sources[${other}].url`);
}

/** A text of its own: no order of a list, no source, no remark about a missing fact. */
function isField(path: string): boolean {
  if (path.includes(':') || path.endsWith('.id') || /^(?:sources|notPublished)\b/.test(path)) return false;
  return !lists.includes(path);
}

/** True for a text of an item that the draft does not have. */
function isOfMissingItem(path: string, draft: Draft): boolean {
  const [, list, id] = /^([a-zA-Z]+)\[([^\]]*)\]/.exec(path) ?? [];
  return list !== undefined && !itemIds(draft, list).includes(id ?? '');
}

/** The same id, or the same place or organisation under another one. */
function hasItem(into: Draft, list: string, id: string, from: Draft): boolean {
  return itemIds(into, list).includes(id) || twinOf(into, list, id, from) !== undefined;
}

/** The row of `into` that names the same place or organisation. */
function twinOf(into: Draft, list: string, id: string, from: Draft): string | undefined {
  if (list === 'bilateral') return undefined;
  return itemIds(into, list).find((other) =>
    ['place', 'organisation'].some((part) => {
      const named = textAt(from, `${list}[${id}].${part}`);
      return named !== '' && textAt(into, `${list}[${other}].${part}`) === named;
    }),
  );
}
