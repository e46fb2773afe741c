/**
 * Where the page of a project shows each field of the document. Total: a new field does not compile until it says
 * where it stands, or that it stands nowhere.
 */
import type { ProjectField } from '#lib/projects/schema.ts';

/** The parts of the page, in their order. */
export const profileParts = [
  'header',
  'answer',
  'key-facts',
  'goal',
  'results',
  'narrative',
  'bilateral',
  'map',
  'photos',
  'outputs',
  'sources',
  'contact',
] as const;
export type ProfilePart = (typeof profileParts)[number];

/** `part` is where the field stands; `label` its message under `profile.facts`, for those that have one. */
export interface Fact {
  part: ProfilePart;
  label?: FactLabel;
}

export type FactLabel =
  | 'number'
  | 'programme'
  | 'fund'
  | 'donors'
  | 'fundingPeriod'
  | 'declaredStatus'
  | 'period'
  | 'grant'
  | 'initialCost'
  | 'finalCost'
  | 'promoter'
  | 'partners'
  | 'donorPartners'
  | 'places'
  | 'targetGroups'
  | 'website';

export const facts: Record<ProjectField, Fact | null> = {
  id: null,
  slug: null,
  title: { part: 'header' },
  titleTranslated: { part: 'header' },
  workingTitle: { part: 'header' },
  number: { part: 'key-facts', label: 'number' },
  programme: { part: 'key-facts', label: 'programme' },
  fund: { part: 'key-facts', label: 'fund' },
  donorCountries: { part: 'key-facts', label: 'donors' },
  fundingPeriod: { part: 'key-facts', label: 'fundingPeriod' },
  fundingPeriodDerivedFrom: { part: 'key-facts' },
  declaredStatus: { part: 'key-facts', label: 'declaredStatus' },
  startsOn: { part: 'key-facts', label: 'period' },
  endsOn: { part: 'key-facts', label: 'period' },
  grant: { part: 'key-facts', label: 'grant' },
  initialCost: { part: 'key-facts', label: 'initialCost' },
  finalCost: { part: 'key-facts', label: 'finalCost' },
  promoter: { part: 'key-facts', label: 'promoter' },
  partners: { part: 'key-facts', label: 'partners' },
  donorPartners: { part: 'key-facts', label: 'donorPartners' },
  places: { part: 'key-facts', label: 'places' },
  sensitiveLocation: { part: 'map' },
  targetGroups: { part: 'key-facts', label: 'targetGroups' },
  summary: { part: 'answer' },
  goal: { part: 'goal' },
  sections: { part: 'narrative' },
  results: { part: 'results' },
  bilateral: { part: 'bilateral' },
  contact: { part: 'contact' },
  contactSource: { part: 'contact' },
  website: { part: 'key-facts', label: 'website' },
  photos: { part: 'photos' },
  outputs: { part: 'outputs' },
  sources: { part: 'sources' },
  statements: { part: 'sources' },
  notPublished: { part: 'key-facts' },
  updatedOn: { part: 'header' },
};
