/** Loads the register of organisations, and one with all its roles, names, projects and sums. */
import { cache } from 'react';
import { publicDatabase } from '#lib/db/client.ts';
import {
  type CountedOrganisation,
  findOrganisation,
  listCountedOrganisations,
  listParticipations,
  type Organisation,
  organisationMoves,
  type Participation,
} from '#lib/organisations/queries.ts';
import { listProjectsById, longestList } from '#lib/projects/queries/list.ts';
import type { ProjectCard } from '#lib/projects/schema.ts';
import { dependsOn, today } from '#lib/web/loaders/page.ts';

/** Organisations that take part in a project. */
export const loadOrganisations = cache(async (): Promise<{ organisations: CountedOrganisation[] }> => {
  const organisations = await listCountedOrganisations(publicDatabase());
  dependsOn(['projects'], [], today());
  return { organisations };
});

export interface OrganisationPage {
  today: string;
  organisation: Organisation;
  /** The first `longestList`, leading roles first. */
  participations: (Participation & { card: ProjectCard })[];
  /** Projects, roles and sums over all participations; null when it takes part in nothing published. */
  counted: CountedOrganisation | null;
}

/** The page of one organisation; null when the register does not have it. */
export const loadOrganisation = cache(async (slug: string): Promise<OrganisationPage | null> => {
  const db = publicDatabase();
  const day = today();
  const organisation = await findOrganisation(db, slug);
  if (organisation === null) return null;
  const [participations, [counted]] = await Promise.all([
    listParticipations(db, slug, longestList),
    listCountedOrganisations(db, slug),
  ]);
  const cards = await listProjectsById(
    db,
    participations.map(({ projectId }) => projectId),
    day,
  );
  const byId = new Map(cards.map((card) => [card.id, card]));
  dependsOn([`organisation:${slug}`], cards, day);
  return {
    today: day,
    organisation,
    participations: participations.flatMap((part) => {
      const card = byId.get(part.projectId);
      return card === undefined ? [] : [{ ...part, card }];
    }),
    counted: counted ?? null,
  };
});

/** The address of the organisation into which the one of this slug was merged; null when it never was one. */
export const loadOrganisationMove = cache(async (slug: string): Promise<string | null> => {
  return (await organisationMoves(publicDatabase(), [slug])).get(slug) ?? null;
});
