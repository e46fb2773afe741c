/**
 * How the public filters projects: the parameters of the address and their values. Which column answers each stands
 * with the queries; which words name it stands in the messages.
 */
import { statuses } from '#lib/projects/rules.ts';
import { fundingPeriods } from '#lib/projects/schema.ts';
import type { FacetTable, SearchQuery, SearchSpec } from '#lib/search/facet.ts';

/** What a project has beside its facts. */
export const parts = ['results', 'documents', 'photos', 'bilateral'] as const;

/** Orders of a list of projects. */
export const projectSorts = [
  'relevance',
  'newest',
  'ends-soon',
  'amount-desc',
  'amount-asc',
  'title',
  'updated',
] as const;
export type ProjectSort = (typeof projectSorts)[number];

export const projectFacets = {
  place: { kind: 'choice', values: 'register' },
  'target-group': { kind: 'choice', values: 'register' },
  status: { kind: 'choice', values: statuses },
  programme: { kind: 'choice', values: 'register' },
  organisation: { kind: 'choice', values: 'register' },
  'partner-country': { kind: 'choice', values: 'register' },
  period: { kind: 'choice', values: fundingPeriods },
  amount: { kind: 'range', of: 'euro', min: 'amount-min', max: 'amount-max' },
  dates: { kind: 'range', of: 'date', min: 'from', max: 'to' },
  has: { kind: 'choice', values: parts },
} as const satisfies FacetTable;

export type ProjectFacet = keyof typeof projectFacets;

/** The search for projects. `newest` is by start, the latest first. */
export const projectSearch = {
  facets: projectFacets,
  sorts: projectSorts,
  defaultSort: { withWords: 'relevance', withoutWords: 'newest' },
  sortsByWords: ['relevance'],
} as const satisfies SearchSpec<typeof projectFacets, ProjectSort>;

export type ProjectQuery = SearchQuery<typeof projectFacets, ProjectSort>;

/** The order of the sentence: "projects for Roma in Plovdiv with results". */
export const projectSentenceOrder = [
  'target-group',
  'place',
  'organisation',
  'partner-country',
  'programme',
  'period',
  'dates',
  'amount',
  'has',
  'status',
] as const satisfies readonly ProjectFacet[];
