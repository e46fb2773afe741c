/** Loads the portfolio at a glance: what, where, for whom, with how much. */
import { cache } from 'react';
import { publicDatabase } from '#lib/db/client.ts';
import { listCountedOrganisations } from '#lib/organisations/queries.ts';
import { countOutputs } from '#lib/outputs/queries.ts';
import { type CountedPlace, listCountedPlaces } from '#lib/places/queries.ts';
import { listProgrammes, type Programme } from '#lib/programmes/queries.ts';
import { listProjects, sumProjects } from '#lib/projects/queries/list.ts';
import type { GrantTotal, ProjectCard } from '#lib/projects/schema.ts';
import { type CountedGroup, listCountedGroups } from '#lib/target-groups/queries.ts';
import { dependsOn, today } from '#lib/web/loaders/page.ts';

export interface HomePage {
  today: string;
  total: GrantTotal & { projects: number };
  latest: ProjectCard[];
  /** Every counted place; the map takes the narrowest that have a position, the list takes the districts. */
  places: CountedPlace[];
  /** Groups with at least one project, most projects first. */
  groups: CountedGroup[];
  programmes: Programme[];
  organisations: number;
  outputs: number;
}

export const loadHome = cache(async (): Promise<HomePage> => {
  const db = publicDatabase();
  const day = today();
  const [total, latest, places, groups, programmes, organisations, outputs] = await Promise.all([
    sumProjects(db, {}),
    listProjects(db, {}, day, 6),
    listCountedPlaces(db),
    listCountedGroups(db),
    listProgrammes(db),
    listCountedOrganisations(db),
    countOutputs(db),
  ]);
  dependsOn(['projects'], latest, day);
  return {
    today: day,
    total,
    latest,
    places,
    groups: groups
      .filter(({ projects }) => projects > 0)
      .toSorted((a, b) => b.projects - a.projects || a.position - b.position),
    programmes,
    organisations: organisations.length,
    outputs,
  };
});
