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
  startsOn: string;
  endsOn: string;
}

/**
 * Serves one table: it also remembers on which line a row named a project or a number. Every way in is built when the
 * table first asks for it, because most tables ask by one key only.
 */
export class EntryIndex {
  readonly #entries: readonly IndexedEntry[];
  /** Line of the row that named the project of that place in the list; 0: none did. */
  readonly #lines: Uint32Array;
  #ids: Map<string, number> | null = null;
  #slugs: Map<string, number> | null = null;
  /** Places in the list; a number below 0 is the line of a row that begins a project. */
  #families: Map<string, number | number[]> | null = null;
  #titles: Map<string, IndexedEntry[]> | null = null;
  #unnumbered: Map<string, IndexedEntry[]> | null = null;

  constructor(entries: readonly IndexedEntry[]) {
    this.#entries = entries;
    this.#lines = new Uint32Array(entries.length);
  }

  /** The place of the project in the list, -1 when there is none. */
  byId(id: string): number {
    this.#ids ??= new Map(this.#entries.map(({ projectId }, place) => [projectId, place]));
    return this.#ids.get(id) ?? -1;
  }

  bySlug(slug: string): number {
    this.#slugs ??= new Map(this.#entries.map((entry, place) => [entry.slug, place]));
    return this.#slugs.get(slug) ?? -1;
  }

  /** The places of those that bear a number of the family (see {@link familyOf}). */
  byFamily(family: string): number | readonly number[] {
    const found = this.#byFamily().get(family);
    return found === undefined || (typeof found === 'number' && found < 0) ? -1 : found;
  }

  at(place: number): IndexedEntry {
    const entry = this.#entries[place];
    if (entry === undefined) throw new RangeError(`There is no project at ${place}.`);
    return entry;
  }

  /** Notes that the row of `line` names the project; gives the line of a row that did before, or 0. */
  claim(place: number, line: number): number {
    const before = this.#lines[place] ?? 0;
    if (before === 0) this.#lines[place] = line;
    return before;
  }

  /** Notes that the row of `line` begins a project with the number; gives the line of a row that did before, or 0. */
  claimFamily(family: string, line: number): number {
    const families = this.#byFamily();
    const before = families.get(family);
    if (before === undefined) families.set(family, -line);
    return typeof before === 'number' && before < 0 ? -before : 0;
  }

  /**
   * Those that share a title. Titles tell nothing of two projects with numbers of their own, so that a row with a number
   * is compared with projects without one.
   */
  byTitle(titles: readonly string[], hasNumber: boolean): readonly IndexedEntry[] {
    const known = hasNumber ? this.#titlesWithoutNumber() : this.#allTitles();
    if (known.size === 0) return none;
    const found = new Set<IndexedEntry>();
    for (const title of titles) for (const entry of known.get(title) ?? none) found.add(entry);
    return found.size === 0 ? none : [...found];
  }

  /** True when no title can tell anything of a row with a number. */
  get areAllNumbered(): boolean {
    return this.#titlesWithoutNumber().size === 0;
  }

  #byFamily(): Map<string, number | number[]> {
    if (this.#families !== null) return this.#families;
    const families = new Map<string, number | number[]>();
    for (const [place, { texts }] of this.#entries.entries()) {
      const family = familyOf(textAt(texts, 'number'));
      const known = families.get(family);
      if (family === '') continue;
      families.set(
        family,
        known === undefined ? place : [...(typeof known === 'number' ? [known] : known), place],
      );
    }
    this.#families = families;
    return families;
  }

  #titlesWithoutNumber(): Map<string, IndexedEntry[]> {
    const unnumbered = () => this.#entries.filter(({ texts }) => textAt(texts, 'number').trim() === '');
    this.#unnumbered ??= byTitles(unnumbered());
    return this.#unnumbered;
  }

  #allTitles(): Map<string, IndexedEntry[]> {
    this.#titles ??= byTitles(this.#entries);
    return this.#titles;
  }
}

const none: readonly IndexedEntry[] = [];

function byTitles(entries: readonly IndexedEntry[]): Map<string, IndexedEntry[]> {
  const groups = new Map<string, IndexedEntry[]>();
  for (const entry of entries)
    for (const key of titleKeys(entry.title.en, entry.title.bg)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [entry]);
      else group.push(entry);
    }
  return groups;
}

/** The traits of a project. */
export function traitsOf({ texts, title }: Pick<IndexedEntry, 'texts' | 'title'>): Traits {
  return {
    family: familyOf(textAt(texts, 'number')),
    titles: titleKeys(title.en, title.bg),
    promoter: textAt(texts, 'promoter.organisation'),
    startsOn: textAt(texts, 'startsOn'),
    endsOn: textAt(texts, 'endsOn'),
  };
}

/** The same number in whatever spelling, amendments included; empty for none. */
export function familyOf(number: string): string {
  if (number === '') return '';
  // A table asks a hundred thousand times, and nearly all numbers are of these signs and no amendments.
  if (!/^[A-Z0-9.-]+$/.test(number) || /-C\d{1,2}$/.test(number)) return numberFamily(number);
  return number.includes('-') || number.includes('.') ? number.replace(/[.-]+/g, '') : number;
}

/** Titles of fewer letters are shared by strangers. */
const shortestTitle = 9;

/** The titles as they are compared, each once. */
export function titleKeys(...titles: readonly string[]): string[] {
  const keys = titles.filter((title) => title !== '').map(titleKey);
  return keys.filter((key, index) => key.length >= shortestTitle && keys.indexOf(key) === index);
}

/** Letters that look the same in every normal form: for them the short way gives what `nameKey` gives. */
const plainLetters = /^[\x20-\x7e\u0400-\u045f\u201c-\u201e\u2013\u2014]*$/;

function titleKey(title: string): string {
  if (!plainLetters.test(title)) return nameKey(title);
  return title
    .toLowerCase()
    .replace(/[^a-z0-9\u0430-\u045f]+/g, ' ')
    .trim();
}

/** True for two periods that are the same, however their days are written. */
export function isSamePeriod(a: Traits, b: Traits): boolean {
  if (a.startsOn === '' || a.endsOn === '' || b.startsOn === '' || b.endsOn === '') return false;
  return dateKey(a.startsOn) === dateKey(b.startsOn) && dateKey(a.endsOn) === dateKey(b.endsOn);
}

function dateKey(text: string): string {
  const read = readDate(text);
  return read.ok ? read.value : text;
}
