/**
 * What can be filtered, as a table that a noun hands over: the words of the address and the kind of each value. Knows no
 * noun and no database.
 */

/** A filter by names: repeated values are alternatives, `not-<name>` excludes. */
export interface ChoiceFacet {
  kind: 'choice';
  /** The closed list of values in the order they are shown, or `register`: the caller says which values exist. */
  values: readonly string[] | 'register';
}

/** A filter by a lower and an upper bound, each a parameter of its own. */
export interface RangeFacet {
  kind: 'range';
  of: 'euro' | 'date';
  min: string;
  max: string;
}

export type Facet = ChoiceFacet | RangeFacet;
export type FacetTable = Readonly<Record<string, Facet>>;

/** The facets of one search and the orders it offers. */
export interface SearchSpec<T extends FacetTable = FacetTable, S extends string = string> {
  /** In the order of parameters in the canonical address and of chips. */
  facets: T;
  sorts: readonly S[];
  /** The order that needs no parameter: with words and without. */
  defaultSort: { withWords: S; withoutWords: S };
  /** Orders that make sense only with words; without them they mean the default. */
  sortsByWords: readonly S[];
}

export type ChoiceName<T extends FacetTable> = {
  [K in keyof T]: T[K] extends ChoiceFacet ? K : never;
}[keyof T] &
  string;

export type RangeName<T extends FacetTable> = {
  [K in keyof T]: T[K] extends RangeFacet ? K : never;
}[keyof T] &
  string;

/** Values of a choice: any of these, and none of those. Sorted, without repeats. */
export interface Choice {
  any: readonly string[];
  none: readonly string[];
}

/** Whole euro, or dates as `YYYY`, `YYYY-MM`, `YYYY-MM-DD`; null where there is no bound. */
export interface Range<V> {
  min: V | null;
  max: V | null;
}

/** A search as a value: goes to an address, to SQL and to a sentence, and comes back from the address unchanged. */
export interface SearchQuery<T extends FacetTable = FacetTable, S extends string = string> {
  /** What was typed, in normal form: trimmed, single spaces; empty when nothing was. */
  words: string;
  /** True when the words mean exactly what they say: no guessing at typing errors. */
  exact: boolean;
  choices: { readonly [K in ChoiceName<T>]: Choice };
  ranges: {
    readonly [K in RangeName<T>]: T[K] extends { of: 'euro' } ? Range<number> : Range<string>;
  };
  sort: S;
  /** Counts from 1. */
  page: number;
}

/** The choice facets of a table, in order. */
export function choiceNames<T extends FacetTable>(facets: T): ChoiceName<T>[] {
  return Object.keys(facets).filter((name) => facets[name]?.kind === 'choice') as ChoiceName<T>[];
}

/** The range facets of a table, in order. */
export function rangeNames<T extends FacetTable>(facets: T): RangeName<T>[] {
  return Object.keys(facets).filter((name) => facets[name]?.kind === 'range') as RangeName<T>[];
}
