/** Loads one project with everything its page shows, its public history, and what became of an address without one. */
import { cache } from 'react';
import { publicDatabase } from '#lib/db/client.ts';
import { findProject, type ProjectWithNames } from '#lib/projects/queries/profile.ts';
import { findPublicFate, type PublicFate } from '#lib/projects/queries/public-fate.ts';
import { findPublicHistory, type PublicHistory } from '#lib/projects/queries/published-changes.ts';
import { listRelated, type RelatedProject } from '#lib/projects/queries/related.ts';
import { nearestTitles } from '#lib/projects/queries/search-nearest.ts';
import type { Named } from '#lib/projects/schema.ts';
import { dependsOn, today } from '#lib/web/loaders/page.ts';
import { declareDependencies } from '#lib/web/page-dependencies.ts';

export interface ProjectPage extends ProjectWithNames {
  today: string;
  related: RelatedProject[];
}

/** The project of this slug, or null. */
export const loadProject = cache(async (slug: string): Promise<ProjectPage | null> => {
  const db = publicDatabase();
  const day = today();
  const found = await findProject(db, slug);
  if (found === null) return null;
  const related = await listRelated(db, found.profile.id, day);
  dependsOn(
    [
      `project:${found.profile.id}`,
      ...related.map(({ card }) => `project:${card.id}`),
      ...Object.values(found.places)
        .flatMap((place) => [place, ...place.above])
        .filter(({ kind }) => kind !== 'country')
        .map(({ id }) => `place:${id}`),
      ...Object.keys(found.targetGroups).map((group) => `target-group:${group}`),
      ...Object.keys(found.organisations).map((organisation) => `organisation:${organisation}`),
      ...(found.programme === null ? [] : [`programme:${found.programme.slug}`]),
    ],
    [found.profile, ...related.map(({ card }) => card)],
    day,
  );
  return { ...found, today: day, related };
});

/** The history of the project of this slug, or null. */
export const loadProjectHistory = cache(async (slug: string): Promise<PublicHistory | null> => {
  const found = await findPublicHistory(publicDatabase(), slug);
  if (found !== null) declareDependencies({ tags: [`project:${found.id}`] });
  return found;
});

/** What became of an address at which no project stands; null when none ever did. */
export const loadProjectFate = cache(async (slug: string): Promise<PublicFate | null> => {
  const fate = await findPublicFate(publicDatabase(), slug);
  if (fate?.kind === 'withdrawn') declareDependencies({ tags: [`project:${fate.notice.projectId}`] });
  return fate;
});

/** Projects whose titles come nearest to an address that leads nowhere; at most five. */
export async function loadNearestProjects(slug: string): Promise<Named[]> {
  return await nearestTitles(publicDatabase(), slug);
}
