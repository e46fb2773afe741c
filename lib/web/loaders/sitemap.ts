/** Loads every public address of the portfolio that shows a project. */
import { publicDatabase } from '#lib/db/client.ts';
import { listCountedOrganisations } from '#lib/organisations/queries.ts';
import { listCountedPlaces } from '#lib/places/queries.ts';
import { listProgrammes } from '#lib/programmes/queries.ts';
import { listProjectAddresses } from '#lib/projects/queries/list.ts';
import { listCountedGroups } from '#lib/target-groups/queries.ts';

/** Slugs by kind of page. */
export interface PublicAddresses {
  projects: { slug: string; updatedOn: Date }[];
  places: string[];
  targetGroups: string[];
  organisations: string[];
  programmes: string[];
}

/** What stands in the sitemap, in both languages alike. */
export async function loadPublicAddresses(): Promise<PublicAddresses> {
  const db = publicDatabase();
  const [projects, places, groups, organisations, programmes] = await Promise.all([
    listProjectAddresses(db),
    listCountedPlaces(db),
    listCountedGroups(db),
    listCountedOrganisations(db),
    listProgrammes(db),
  ]);
  return {
    projects,
    places: places.filter(({ kind }) => kind !== 'country').map(({ slug }) => slug),
    targetGroups: groups.filter(({ projects: count }) => count > 0).map(({ slug }) => slug),
    organisations: organisations.map(({ slug }) => slug),
    programmes: programmes.map(({ slug }) => slug),
  };
}
