/**
 * A search in words, as keys of messages and their values: "4 projects for Roma in Plovdiv with results". Holds no
 * sentence; the catalogue of each language does, under `search.sentence`.
 */
import type { FacetTable, SearchQuery, SearchSpec } from '#lib/search/facet.ts';
import { choiceNames, rangeNames } from '#lib/search/facet.ts';
import { type Condition, choiceOf, rangeOf } from '#lib/search/query.ts';

/** A message and what it needs; `names` still have to be joined with the language's word for "or". */
export interface SentencePart {
  /** Below `search.sentence`: `count`, `words`, `any.place`, `none.place`, `range.amount.between`. */
  key: string;
  /** `initial` is the first letter of the first name: Bulgarian says във Враца and със снимки. */
  values: Readonly<Record<string, string | number>>;
  names?: readonly string[];
}

/** How a value of a facet is called in the reader's language. */
export type LabelOf = (facet: string, value: string) => string;

/**
 * The parts of the sentence in reading order, to be joined with spaces: how many, the words, then the facets in the
 * order of `order`; facets it leaves out come last.
 */
export function describeSearch<T extends FacetTable, S extends string>(
  spec: SearchSpec<T, S>,
  query: SearchQuery<T, S>,
  total: number,
  labelOf: LabelOf,
  order: readonly string[] = [],
): SentencePart[] {
  const parts: SentencePart[] = [{ key: 'count', values: { count: total } }];
  if (query.words !== '') parts.push({ key: 'words', values: { words: query.words } });
  const names = [...new Set([...order, ...choiceNames(spec.facets), ...rangeNames(spec.facets)])];
  for (const kind of ['any', 'none'] as const) {
    for (const name of names) {
      if (spec.facets[name]?.kind === 'choice') {
        const values = choiceOf(query, name)[kind];
        if (values.length > 0) {
          const labels = values.map((value) => labelOf(name, value));
          parts.push({ key: `${kind}.${name}`, values: { initial: initialOf(labels[0]) }, names: labels });
        }
      } else if (kind === 'any') {
        const { min, max } = rangeOf(query, name);
        const bounds = rangeKey(min, max);
        if (bounds !== null) parts.push({ key: `range.${name}.${bounds}`, values: present({ min, max }) });
      }
    }
  }
  return parts;
}

/** The message of a chip below `search.chip`: `words`, `any`, `none`, `range.amount.from`, and what it needs. */
export function describeCondition<T extends FacetTable>(
  condition: Condition<T>,
  labelOf: LabelOf,
): SentencePart {
  if (condition.kind === 'words') return { key: 'words', values: { words: condition.words } };
  if (condition.kind === 'range') {
    const { facet, min, max } = condition;
    return { key: `range.${facet}.${rangeKey(min, max) ?? 'from'}`, values: present({ min, max }) };
  }
  return {
    key: condition.kind,
    values: { facet: condition.facet, name: labelOf(condition.facet, condition.value) },
  };
}

function rangeKey(
  min: string | number | null,
  max: string | number | null,
): 'between' | 'from' | 'to' | null {
  if (min !== null && max !== null) return 'between';
  if (min !== null) return 'from';
  return max === null ? null : 'to';
}

function present(values: Record<string, string | number | null>): Record<string, string | number> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Record<
    string,
    string | number
  >;
}

function initialOf(label: string | undefined): string {
  return label?.match(/\p{L}/u)?.[0].toLowerCase() ?? '';
}
