/**
 * The projects that the rows of a table are compared with, found by id, address, number or title: built once from a list,
 * asked for every row. It never asks the database.
 */
import { nameKey } from '#lib/imports/values/names.ts';
import { numberFamily } from '#lib/imports/values/numbers.ts';
import { readDate } from '#lib/projects/form/dates.ts';
import type { IndexedEntry } from '#lib/projects/schema/batch.ts';
import { textAt } from '#lib/versioning/draft.ts';

/** What of a project or a row tells it from others. */
export interface Traits {
  family: string;
  titles: readonly string[];
  promoter: string;
  period: string;
}

export class EntryIndex {
  readonly #byId = new Map<string, IndexedEntry>();
  readonly #bySlug = new Map<string, IndexedEntry>();
  readonly #byNumber = new Map<string, IndexedEntry[]>();
  readonly #byTitle = new Map<string, IndexedEntry[]>();

  constructor(entries: Iterable<IndexedEntry>) {
    for (const entry of entries) this.#add(entry);
  }

  byId(id: string): IndexedEntry | null {
    return this.#byId.get(id) ?? null;
  }

  bySlug(slug: string): IndexedEntry | null {
    return this.#bySlug.get(slug) ?? null;
  }

  /** Those that bear the number, in whatever spelling, amendments included. */
  byNumber(number: string): readonly IndexedEntry[] {
    return this.#byNumber.get(numberFamily(number)) ?? [];
  }

  /** Those that share number or title with the row. */
  alike({ family, titles }: Traits): Set<IndexedEntry> {
    const found = new Set<IndexedEntry>();
    const add = (entries: readonly IndexedEntry[] | undefined) => {
      for (const entry of entries ?? []) found.add(entry);
    };
    if (family !== '') add(this.#byNumber.get(family));
    for (const title of titles) add(this.#byTitle.get(title));
    return found;
  }

  #add(entry: IndexedEntry): void {
    this.#byId.set(entry.projectId, entry);
    this.#bySlug.set(entry.slug, entry);
    const { family, titles } = traitsOf(entry);
    if (family !== '') push(this.#byNumber, family, entry);
    for (const title of titles) push(this.#byTitle, title, entry);
  }
}

/** Titles of fewer letters are shared by strangers. */
const shortestTitle = 9;

/** The traits of a project. */
export function traitsOf({ texts, title }: Pick<IndexedEntry, 'texts' | 'title'>): Traits {
  return traits({
    number: textAt(texts, 'number'),
    titles: [title.en, title.bg],
    promoter: textAt(texts, 'promoter.organisation'),
    startsOn: textAt(texts, 'startsOn'),
    endsOn: textAt(texts, 'endsOn'),
  });
}

/** Traits by the texts that make them up. */
export function traits(of: {
  number: string;
  titles: readonly string[];
  promoter: string;
  startsOn: string;
  endsOn: string;
}): Traits {
  return {
    family: of.number === '' ? '' : numberFamily(of.number),
    titles: of.titles.map(nameKey).filter((title) => title.length >= shortestTitle),
    promoter: of.promoter,
    period: of.startsOn !== '' && of.endsOn !== '' ? `${dateKey(of.startsOn)}/${dateKey(of.endsOn)}` : '',
  };
}

function dateKey(text: string): string {
  const read = readDate(text);
  return read.ok ? read.value : text;
}

function push(map: Map<string, IndexedEntry[]>, key: string, entry: IndexedEntry): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [entry]);
  else known.push(entry);
}
