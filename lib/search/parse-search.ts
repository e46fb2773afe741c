/**
 * From the address to the search. Whatever an address holds, the answer is a valid search and a list of what was ignored
 * and why; it never throws and never passes an unknown name on.
 */
import { type PartialDate, partialDate } from '#lib/format/partial-date.ts';
import { tokenise } from '#lib/format/text/tokenise.ts';
import type { Issue } from '#lib/issues.ts';
import {
  type Choice,
  type ChoiceFacet,
  choiceNames,
  type FacetTable,
  type Range,
  rangeNames,
  type SearchQuery,
  type SearchSpec,
} from '#lib/search/facet.ts';
import {
  largestEuro,
  lastPage,
  longestValue,
  longestWords,
  mostNotices,
  mostParameters,
  mostValues,
  mostWords,
} from '#lib/search/limits.ts';
import { clausesOf } from '#lib/search/words.ts';

/** The parameters of an address as the platform or the framework gives them. */
export type Parameters = URLSearchParams | Readonly<Record<string, string | readonly string[] | undefined>>;

/** For each facet whose values a register holds: the canonical value, or null when it has none. */
export type Resolvers = Readonly<Record<string, (value: string) => string | null>>;

/** A valid search, and what was ignored: `field` is the parameter, `code` the reason, `context.value` what it said. */
export interface ParsedSearch<T extends FacetTable, S extends string> {
  query: SearchQuery<T, S>;
  notices: Issue[];
}

/** Parameters that other sites append to links; they change nothing and deserve no notice. */
const tracking = /^(?:utm_[a-z]{1,20}|fbclid|gclid|msclkid|mc_[ce]id)$/;

// Control characters, unpaired surrogates, and signs that reverse or hide text.
const unprintable = /[\p{Cc}\p{Cs}\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFD]/gu;

/** Reads a search from parameters. `resolvers` has an entry for every facet whose values stand in a register. */
export function parseSearch<T extends FacetTable, S extends string>(
  spec: SearchSpec<T, S>,
  parameters: Parameters,
  resolvers: Resolvers,
): ParsedSearch<T, S> {
  const reader = new ParameterReader(parameters);
  const words = reader.words();
  const exact = reader.oneOf('exact', ['1']) === '1';
  const choices = Object.fromEntries(
    choiceNames(spec.facets).map((name) => [
      name,
      reader.choice(name, spec.facets[name] as ChoiceFacet, resolvers[name]),
    ]),
  );
  const ranges = Object.fromEntries(
    rangeNames(spec.facets).map((name) => {
      const facet = spec.facets[name];
      if (facet?.kind !== 'range') throw new Error(`no range facet ${name}`);
      return [name, facet.of === 'euro' ? reader.euroRange(facet) : reader.dateRange(facet)];
    }),
  );
  const sort = reader.oneOf('sort', spec.sorts);
  const page = reader.page();
  const query = {
    words,
    exact: exact && words !== '',
    choices,
    ranges,
    sort: effectiveSort(spec, words, sort),
    page,
  } as SearchQuery<T, S>;
  return { query, notices: reader.notices() };
}

/** The order a search without this choice, or with an order that needs words and has none, falls back to. */
export function effectiveSort<T extends FacetTable, S extends string>(
  spec: SearchSpec<T, S>,
  words: string,
  sort: S | null,
): S {
  if (words === '') {
    return sort === null || spec.sortsByWords.includes(sort) ? spec.defaultSort.withoutWords : sort;
  }
  return sort ?? spec.defaultSort.withWords;
}

/** Takes values out of the parameters and remembers what it could not use. */
class ParameterReader {
  readonly #values = new Map<string, string[]>();
  readonly #issues: Issue[] = [];
  readonly #read = new Set<string>();

  constructor(parameters: Parameters) {
    let count = 0;
    for (const [name, value] of pairs(parameters)) {
      count += 1;
      if (count > mostParameters) {
        this.#ignore('parameters', 'too-many', { most: mostParameters });
        break;
      }
      // A form sends its empty fields too.
      if (value.trim() === '') continue;
      const values = this.#values.get(name);
      if (values === undefined) this.#values.set(name, [value]);
      else values.push(value);
    }
  }

  words(): string {
    const raw = this.#single('q');
    if (raw === null) return '';
    let words = this.#printable('q', raw.slice(0, 10 * longestWords))
      .normalize('NFC')
      .replace(/\s+/gu, ' ')
      .trim();
    if (words.length > longestWords) {
      words = cutAtSpace(words, longestWords);
      this.#ignore('q', 'too-long', { most: longestWords });
    }
    const found = tokenise(words);
    const excess = found[mostWords];
    if (excess !== undefined) {
      words = words.slice(0, excess.start).trim();
      this.#ignore('q', 'too-many-words', { most: mostWords });
    }
    if (clausesOf(words).length === 0) {
      if (words !== '') this.#ignore('q', 'no-words', { value: shown(words) });
      return '';
    }
    return words;
  }

  choice(name: string, facet: ChoiceFacet, resolve: Resolvers[string] | undefined): Choice {
    return { any: this.#names(name, facet, resolve), none: this.#names(`not-${name}`, facet, resolve) };
  }

  #names(parameter: string, facet: ChoiceFacet, resolve: Resolvers[string] | undefined): string[] {
    const names = new Set<string>();
    for (const raw of this.#take(parameter)) {
      const value = this.#short(parameter, raw);
      if (value === null) continue;
      const lower = value.toLowerCase();
      const known = facet.values === 'register' ? (resolve?.(value) ?? resolve?.(lower) ?? null) : lower;
      if (known === null || (facet.values !== 'register' && !facet.values.includes(known))) {
        this.#ignore(parameter, 'unknown-value', { value: shown(value) });
      } else if (names.size >= mostValues && !names.has(known)) {
        this.#ignore(parameter, 'too-many', { most: mostValues });
        break;
      } else names.add(known);
    }
    return [...names].sort();
  }

  euroRange(facet: { min: string; max: string }): Range<number> {
    const range = { min: this.#euro(facet.min), max: this.#euro(facet.max) };
    if (range.min === null || range.max === null || range.min <= range.max) return range;
    this.#ignore(facet.min, 'reversed', { min: range.min, max: range.max });
    return { min: range.max, max: range.min };
  }

  #euro(parameter: string): number | null {
    const raw = this.#single(parameter);
    const value = raw === null ? null : this.#short(parameter, raw);
    if (value === null) return null;
    // "€ 100 000" is what a person types; 100.000 and 100,000 mean different things to different people.
    const digits = value
      .replace(/^€\s?|\s?(?:€|EUR)$/giu, '')
      .replace(/(?<=\d)[ \u00A0\u202F](?=\d{3})/g, '');
    const euro = /^\d{1,15}$/.test(digits) ? Number(digits) : null;
    if (euro !== null && euro <= largestEuro) return euro;
    this.#ignore(parameter, 'not-an-amount', { value: shown(value) });
    return null;
  }

  dateRange(facet: { min: string; max: string }): Range<PartialDate> {
    const range = { min: this.#date(facet.min), max: this.#date(facet.max) };
    if (range.min === null || range.max === null) return range;
    const [first, last] = [range.min.padEnd(10, '-01'), range.max.padEnd(10, '-31')];
    if (first <= last) return range;
    this.#ignore(facet.min, 'reversed', { min: range.min, max: range.max });
    return { min: range.max, max: range.min };
  }

  #date(parameter: string): PartialDate | null {
    const raw = this.#single(parameter);
    const value = raw === null ? null : this.#short(parameter, raw);
    if (value === null) return null;
    const date = partialDate.safeParse(value);
    if (date.success) return date.data;
    this.#ignore(parameter, 'not-a-date', { value: shown(value) });
    return null;
  }

  oneOf<V extends string>(parameter: string, values: readonly V[]): V | null {
    const raw = this.#single(parameter);
    const value = raw === null ? null : this.#short(parameter, raw);
    if (value === null) return null;
    const known = values.find((each) => each === value.toLowerCase());
    if (known !== undefined) return known;
    this.#ignore(parameter, 'unknown-value', { value: shown(value) });
    return null;
  }

  page(): number {
    const raw = this.#single('page');
    const value = raw === null ? null : this.#short('page', raw);
    if (value === null) return 1;
    const page = /^\d{1,9}$/.test(value) ? Number(value) : 0;
    if (page >= 1 && page <= lastPage) return page;
    this.#ignore('page', 'page-out-of-range', { value: shown(value) });
    return 1;
  }

  /** What was ignored, unknown parameters last; past the limit one notice counts the rest. */
  notices(): Issue[] {
    for (const [name, values] of this.#values) {
      if (this.#read.has(name) || tracking.test(name)) continue;
      this.#ignore(shown(name), 'unknown-parameter', { value: shown(values[0] ?? '') });
    }
    if (this.#issues.length <= mostNotices) return this.#issues;
    const further = {
      field: 'parameters',
      code: 'more',
      context: { count: this.#issues.length - mostNotices },
    };
    return [...this.#issues.slice(0, mostNotices), further];
  }

  #take(parameter: string): string[] {
    this.#read.add(parameter);
    return this.#values.get(parameter) ?? [];
  }

  #single(parameter: string): string | null {
    const [first, second] = this.#take(parameter);
    if (second !== undefined) this.#ignore(parameter, 'repeated', { value: shown(second) });
    return first ?? null;
  }

  #short(parameter: string, raw: string): string | null {
    if (raw.length > longestValue) {
      this.#ignore(parameter, 'too-long', { most: longestValue });
      return null;
    }
    return this.#printable(parameter, raw).normalize('NFC').trim() || null;
  }

  #printable(parameter: string, raw: string): string {
    const printable = raw.replace(unprintable, (sign) => (/\s/.test(sign) ? ' ' : ''));
    if (/[\p{Cc}\p{Cs}]/u.test(raw.replace(/\s/g, ''))) this.#ignore(parameter, 'control-characters', {});
    return printable;
  }

  #ignore(field: string, code: string, context: Record<string, string | number>): void {
    this.#issues.push({ field, code, context });
  }
}

function* pairs(parameters: Parameters): Iterable<[string, string]> {
  if (parameters instanceof URLSearchParams) {
    yield* parameters;
    return;
  }
  for (const [name, value] of Object.entries(parameters)) {
    if (typeof value === 'string') yield [name, value];
    else for (const each of value ?? []) yield [name, each];
  }
}

/** A piece of hostile input that a notice can repeat: printable and at most 60 characters. */
function shown(value: string): string {
  const printable = value.slice(0, 400).replace(unprintable, '').trim();
  return printable.length <= 60 ? printable : `${[...printable].slice(0, 59).join('')}…`;
}

function cutAtSpace(words: string, most: number): string {
  const cut = words.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
  const space = cut.lastIndexOf(' ');
  return space > most / 2 ? cut.slice(0, space) : cut;
}
