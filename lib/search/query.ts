/**
 * The search as a value: to its address, changed one condition at a time, and judged. What an address means is
 * parse-search.ts; what it finds is nobody's business here.
 */
import {
  type Choice,
  type ChoiceName,
  choiceNames,
  type FacetTable,
  type Range,
  type RangeName,
  rangeNames,
  type SearchQuery,
  type SearchSpec,
} from '#lib/search/facet.ts';
import { effectiveSort } from '#lib/search/parse-search.ts';

/** One condition of a search: what a chip names and removes. */
export type Condition<T extends FacetTable = FacetTable> =
  | { kind: 'words'; words: string }
  | { kind: 'any' | 'none'; facet: ChoiceName<T>; value: string }
  | { kind: 'range'; facet: RangeName<T>; min: string | number | null; max: string | number | null };

/** A part of a search that can be left out as a whole: the words or one facet. */
export type Part<T extends FacetTable = FacetTable> = 'words' | ChoiceName<T> | RangeName<T>;

/** The search that asks for nothing: everything, in the default order. */
export function everything<T extends FacetTable, S extends string>(
  spec: SearchSpec<T, S>,
): SearchQuery<T, S> {
  const none: Choice = { any: [], none: [] };
  const open: Range<never> = { min: null, max: null };
  return {
    words: '',
    exact: false,
    choices: Object.fromEntries(choiceNames(spec.facets).map((name) => [name, none])),
    ranges: Object.fromEntries(rangeNames(spec.facets).map((name) => [name, open])),
    sort: spec.defaultSort.withoutWords,
    page: 1,
  } as unknown as SearchQuery<T, S>;
}

/**
 * The parameters of the canonical address: words, facets in the order of the table with `not-` after its facet and
 * values sorted, then sort and page; defaults left out. Equal searches have equal addresses.
 */
export function toParameters<T extends FacetTable, S extends string>(
  spec: SearchSpec<T, S>,
  query: SearchQuery<T, S>,
): URLSearchParams {
  const parameters = new URLSearchParams();
  if (query.words !== '') parameters.append('q', query.words);
  if (query.exact && query.words !== '') parameters.append('exact', '1');
  for (const [name, facet] of Object.entries(spec.facets)) {
    if (facet.kind === 'choice') {
      const choice = choiceOf(query, name);
      for (const value of choice.any.toSorted()) parameters.append(name, value);
      for (const value of choice.none.toSorted()) parameters.append(`not-${name}`, value);
    } else {
      const { min, max } = rangeOf(query, name);
      if (min !== null) parameters.append(facet.min, String(min));
      if (max !== null) parameters.append(facet.max, String(max));
    }
  }
  if (query.sort !== effectiveSort(spec, query.words, null)) parameters.append('sort', query.sort);
  if (query.page !== 1) parameters.append('page', String(query.page));
  return parameters;
}

/** The canonical address of a search on `path` (`/en/projects`). */
export function addressOf<T extends FacetTable, S extends string>(
  spec: SearchSpec<T, S>,
  path: string,
  query: SearchQuery<T, S>,
): string {
  const parameters = toParameters(spec, query).toString();
  return parameters === '' ? path : `${path}?${parameters}`;
}

/** The conditions in the order of chips: words, then facet by facet. */
export function conditionsOf<T extends FacetTable, S extends string>(
  spec: SearchSpec<T, S>,
  query: SearchQuery<T, S>,
): Condition<T>[] {
  const conditions: Condition<T>[] = query.words === '' ? [] : [{ kind: 'words', words: query.words }];
  for (const [name, facet] of Object.entries(spec.facets)) {
    if (facet.kind === 'choice') {
      const choice = choiceOf(query, name);
      for (const kind of ['any', 'none'] as const) {
        for (const value of choice[kind]) conditions.push({ kind, facet: name as ChoiceName<T>, value });
      }
    } else {
      const { min, max } = rangeOf(query, name);
      if (min !== null || max !== null) {
        conditions.push({ kind: 'range', facet: name as RangeName<T>, min, max });
      }
    }
  }
  return conditions;
}

/** The search without one condition, on its first page. */
export function withoutCondition<T extends FacetTable, S extends string>(
  spec: SearchSpec<T, S>,
  query: SearchQuery<T, S>,
  condition: Condition<T>,
): SearchQuery<T, S> {
  if (condition.kind === 'words') return withWords(spec, query, '');
  if (condition.kind === 'range') return withoutPart(spec, query, condition.facet);
  const choice = choiceOf(query, condition.facet);
  const left = choice[condition.kind].filter((value) => value !== condition.value);
  return withChoice(query, condition.facet, { ...choice, [condition.kind]: left });
}

/** The search with one value of a facet added, or taken out where it stands already; never both wanted and excluded. */
export function toggled<T extends FacetTable, S extends string>(
  query: SearchQuery<T, S>,
  facet: ChoiceName<T>,
  value: string,
  kind: 'any' | 'none' = 'any',
): SearchQuery<T, S> {
  const choice = choiceOf(query, facet);
  const others = {
    any: choice.any.filter((each) => each !== value),
    none: choice.none.filter((each) => each !== value),
  };
  if (!choice[kind].includes(value)) others[kind] = [...others[kind], value].sort();
  return withChoice(query, facet, others);
}

/** The search without its words, or without everything it asks of one facet. */
export function withoutPart<T extends FacetTable, S extends string>(
  spec: SearchSpec<T, S>,
  query: SearchQuery<T, S>,
  part: Part<T>,
): SearchQuery<T, S> {
  if (part === 'words') return withWords(spec, query, '');
  if (spec.facets[part]?.kind === 'choice')
    return withChoice(query, part as ChoiceName<T>, { any: [], none: [] });
  return { ...query, page: 1, ranges: { ...query.ranges, [part]: { min: null, max: null } } };
}

/** The search for other words; the order falls back where it made sense only with words. */
export function withWords<T extends FacetTable, S extends string>(
  spec: SearchSpec<T, S>,
  query: SearchQuery<T, S>,
  words: string,
): SearchQuery<T, S> {
  const isDefault = query.sort === effectiveSort(spec, query.words, null);
  const sort = effectiveSort(spec, words, isDefault ? null : query.sort);
  return { ...query, words, exact: query.exact && words !== '', sort, page: 1 };
}

/** The search in another order, from its first page. */
export function withSort<T extends FacetTable, S extends string>(
  query: SearchQuery<T, S>,
  sort: S,
): SearchQuery<T, S> {
  return { ...query, sort, page: 1 };
}

/** Another page of the search. */
export function withPage<T extends FacetTable, S extends string>(
  query: SearchQuery<T, S>,
  page: number,
): SearchQuery<T, S> {
  return { ...query, page };
}

/** The search that takes its words literally. */
export function exactly<T extends FacetTable, S extends string>(query: SearchQuery<T, S>): SearchQuery<T, S> {
  return { ...query, exact: query.words !== '', page: 1 };
}

/**
 * Whether search engines may list the page: nothing typed and at most one condition, else the combinations are endless
 * (`noindex, nofollow`).
 */
export function isIndexable<T extends FacetTable, S extends string>(
  spec: SearchSpec<T, S>,
  query: SearchQuery<T, S>,
): boolean {
  return query.words === '' && conditionsOf(spec, query).length <= 1;
}

/** What a search asks of one choice facet. */
export function choiceOf(query: { choices: Readonly<Record<string, Choice>> }, facet: string): Choice {
  return query.choices[facet] ?? { any: [], none: [] };
}

/** What a search asks of one range facet. */
export function rangeOf(
  query: { ranges: Readonly<Record<string, Range<string> | Range<number>>> },
  facet: string,
): Range<string> | Range<number> {
  return query.ranges[facet] ?? { min: null, max: null };
}

function withChoice<T extends FacetTable, S extends string>(
  query: SearchQuery<T, S>,
  facet: ChoiceName<T>,
  choice: Choice,
): SearchQuery<T, S> {
  return { ...query, page: 1, choices: { ...query.choices, [facet]: choice } };
}
