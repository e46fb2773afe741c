/** Loads the pages of target groups: the hierarchy, and one group with what was done for it. */
import { cache } from 'react';
import { publicDatabase } from '#lib/db/client.ts';
import { type CountedPlace, listCountedPlaces } from '#lib/places/queries.ts';
import { listProjects } from '#lib/projects/queries/list.ts';
import type { ProjectCard } from '#lib/projects/schema.ts';
import { type CountedGroup, listCountedGroups } from '#lib/target-groups/queries.ts';
import { dependsOn, today } from '#lib/web/loaders/page.ts';

/** The whole hierarchy, also groups without a project. */
export const loadTargetGroups = cache(async (): Promise<{ groups: CountedGroup[] }> => {
  const groups = await listCountedGroups(publicDatabase());
  dependsOn(['projects'], [], today());
  return { groups };
});

export interface TargetGroupPage {
  today: string;
  group: CountedGroup;
  parent: CountedGroup | null;
  children: CountedGroup[];
  projects: ProjectCard[];
  /** Places with projects for the group. */
  places: CountedPlace[];
}

/** The page of one group; null when the hierarchy does not have it. */
export const loadTargetGroup = cache(async (slug: string): Promise<TargetGroupPage | null> => {
  const db = publicDatabase();
  const day = today();
  const groups = await listCountedGroups(db);
  const group = groups.find((each) => each.slug === slug);
  if (group === undefined) return null;
  const [projects, places] = await Promise.all([
    listProjects(db, { targetGroupSlug: slug }, day),
    listCountedPlaces(db, { targetGroupSlug: slug }),
  ]);
  dependsOn([`target-group:${slug}`], projects, day);
  return {
    today: day,
    group,
    parent: groups.find((each) => each.slug === group.parentSlug) ?? null,
    children: groups.filter((each) => each.parentSlug === slug),
    projects,
    places,
  };
});
