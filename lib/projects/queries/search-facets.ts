/** Counted values of each facet as a page lists them: places as a tree, selected values even when they count nothing. */
import type { Locale } from '#lib/format/localized.ts';
import { type ProjectFacet, type ProjectQuery, projectFacets } from '#lib/projects/facets.ts';
import {
  type ProjectRegisters,
  placeIdsOf,
  type RegisteredName,
} from '#lib/projects/queries/search-registers.ts';
import type { CountRow } from '#lib/search/compile.ts';
import { type ChoiceName, choiceNames } from '#lib/search/facet.ts';
import { choiceOf } from '#lib/search/query.ts';

/** One value to choose. */
export interface FacetValue {
  /** What the address says. */
  value: string;
  /** Absent where messages name the value (status, has, period) or the platform does (countries). */
  name?: { en: string; bg: string };
  /** Level of a place. */
  kind?: string;
  /** Projects one would see with it, every other facet applied. */
  count: number;
  isSelected: boolean;
  isExcluded: boolean;
  /** The value of the address that selects or excludes it: a bare name selects places that have longer slugs. */
  chosenBy: string | null;
  children: FacetValue[];
}

export type ProjectFacetCounts = Record<ChoiceName<typeof projectFacets>, FacetValue[]>;

/** The facets from the rows of the counting query. */
export function facetCounts(
  rows: readonly CountRow[],
  query: ProjectQuery,
  registers: ProjectRegisters,
  organisations: ReadonlyMap<string, RegisteredName>,
  locale: Locale,
): ProjectFacetCounts {
  const counts = Map.groupBy(rows, ({ kind }) => kind);
  const countOf = (facet: string) =>
    new Map((counts.get(facet) ?? []).map(({ value, count }) => [value, count]));
  const { compare } = new Intl.Collator(locale);
  const byName = (a: FacetValue, b: FacetValue) =>
    compare(a.name?.[locale] ?? a.value, b.name?.[locale] ?? b.value);
  const byCount = (a: FacetValue, b: FacetValue) => b.count - a.count || byName(a, b);

  const flat = (facet: ChoiceName<typeof projectFacets>, names?: ReadonlyMap<string, RegisteredName>) => {
    const counted = countOf(facet);
    const { any, none } = choiceOf(query, facet);
    const values = new Set([...any, ...none, ...counted.keys()]);
    return [...values].map((value) =>
      facetValue(
        value,
        counted.get(value) ?? 0,
        names?.get(value)?.name,
        any.includes(value),
        none.includes(value),
      ),
    );
  };
  const inOrder = (facet: 'status' | 'has') => {
    const order: readonly string[] = projectFacets[facet].values;
    return flat(facet).sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
  };
  const values: ProjectFacetCounts = {
    place: placeTree(countOf('place'), query, registers, byCount),
    'target-group': groupTree(flat('target-group', registers.targetGroups), registers),
    status: inOrder('status'),
    programme: flat('programme', registers.programmes).sort(byCount),
    organisation: flat('organisation', organisations).sort(byCount),
    'partner-country': flat('partner-country').sort(byCount),
    period: flat('period').sort((a, b) => (a.value < b.value ? 1 : -1)),
    has: inOrder('has'),
  };
  for (const facet of choiceNames(projectFacets)) if (facet !== 'place') selectedFirst(values[facet]);
  return values;
}

/** The slugs of organisations that the rows count. */
export function countedOrganisations(rows: readonly CountRow[]): string[] {
  const facet: ProjectFacet = 'organisation';
  return rows.filter(({ kind }) => kind === facet).map(({ value }) => value);
}

function facetValue(
  value: string,
  count: number,
  name: RegisteredName['name'] | undefined,
  isSelected: boolean,
  isExcluded: boolean,
): FacetValue {
  return {
    value,
    ...(name !== undefined && { name }),
    count,
    isSelected,
    isExcluded,
    chosenBy: isSelected || isExcluded ? value : null,
    children: [],
  };
}

/** Selected values are never out of sight. */
function selectedFirst(values: FacetValue[]): void {
  values.sort((a, b) => Number(b.isSelected || b.isExcluded) - Number(a.isSelected || a.isExcluded));
}

/** Districts with their municipalities with their towns, as far as they count or are chosen; the country is no choice. */
function placeTree(
  counted: ReadonlyMap<string, number>,
  query: ProjectQuery,
  registers: ProjectRegisters,
  order: (a: FacetValue, b: FacetValue) => number,
): FacetValue[] {
  const { any, none } = choiceOf(query, 'place');
  const chosen = (values: readonly string[]) =>
    new Map(values.flatMap((value) => placeIdsOf(registers, value).map((id) => [id, value] as const)));
  const [selected, excluded] = [chosen(any), chosen(none)];
  const nodes = new Map<string, FacetValue>();
  const roots: FacetValue[] = [];
  const nodeOf = (id: string): FacetValue | null => {
    const known = nodes.get(id);
    const place = registers.placesById.get(id);
    if (known !== undefined || place === undefined || place.kind === 'country') return known ?? null;
    const node: FacetValue = {
      value: place.slug,
      name: place.name,
      kind: place.kind,
      count: counted.get(id) ?? 0,
      isSelected: selected.has(id),
      isExcluded: excluded.has(id),
      chosenBy: selected.get(id) ?? excluded.get(id) ?? null,
      children: [],
    };
    nodes.set(id, node);
    const above = place.parentId === null ? null : nodeOf(place.parentId);
    (above?.children ?? roots).push(node);
    return node;
  };
  for (const id of [...counted.keys(), ...selected.keys(), ...excluded.keys()]) nodeOf(id);
  for (const node of nodes.values()) node.children.sort(order);
  return roots.sort(order);
}

/** Groups below the groups they belong to, in the order of the register. */
function groupTree(values: FacetValue[], registers: ProjectRegisters): FacetValue[] {
  const position = (value: FacetValue) => registers.targetGroups.get(value.value)?.position ?? 0;
  const byValue = new Map(values.map((value) => [value.value, value]));
  const roots: FacetValue[] = [];
  for (const value of values.toSorted((a, b) => position(a) - position(b))) {
    const parent = byValue.get(registers.targetGroups.get(value.value)?.parentSlug ?? '');
    (parent?.children ?? roots).push(value);
  }
  return roots;
}
