/** Reads the hierarchy of target groups and how much was funded for each. */
import { z } from 'zod';
import { Prisma } from '#prisma/generated/client.ts';

/** A group with the projects for it and for the groups below it. Sums are euro cents. */
export interface CountedGroup {
  slug: string;
  name: { en: string; bg: string };
  description: { en?: string; bg?: string };
  parentSlug: string | null;
  position: number;
  projects: number;
  /** Projects in which a source itself declares the group. */
  declared: number;
  cents: number;
  withoutAmount: number;
}

const countedRow = z.object({
  slug: z.string(),
  name_en: z.string(),
  name_bg: z.string(),
  description_en: z.string().nullable(),
  description_bg: z.string().nullable(),
  parent_slug: z.string().nullable(),
  position: z.number(),
  projects: z.coerce.number(),
  declared: z.coerce.number(),
  cents: z.coerce.number(),
  without_amount: z.coerce.number(),
});

/** Every group, also those without a project, in the order of the hierarchy; counted within `placeIds` if given. */
export async function listCountedGroups(
  db: Prisma.TransactionClient,
  scope: { placeIds?: string[] } = {},
): Promise<CountedGroup[]> {
  const inPlaces =
    scope.placeIds === undefined
      ? Prisma.empty
      : Prisma.sql`WHERE EXISTS (
          SELECT 1 FROM portfolio.project_place named
          JOIN portfolio.place_ancestor above ON above.place_id = named.place_id
          WHERE named.project_id = g.project_id AND above.ancestor_id = ANY(${scope.placeIds}))`;
  const rows = await db.$queryRaw`
    SELECT target_group.slug, target_group.name_en, target_group.name_bg, target_group.description_en,
      target_group.description_bg, target_group.parent_slug, target_group.position,
      coalesce(counted.projects, 0) AS projects, coalesce(counted.declared, 0) AS declared,
      coalesce(counted.cents, 0) AS cents, coalesce(counted.without_amount, 0) AS without_amount
    FROM portfolio.target_group
    LEFT JOIN (
      SELECT pair.ancestor_slug, count(*) AS projects, count(*) FILTER (WHERE pair.declared) AS declared,
        sum(project.grant_eur_cents) AS cents,
        count(*) FILTER (WHERE project.grant_eur_cents IS NULL) AS without_amount
      FROM (
        SELECT g.project_id, above.ancestor_slug,
          bool_or(g.basis = 'declared' AND above.distance = 0) AS declared
        FROM portfolio.project_target_group g
        JOIN portfolio.target_group_ancestor above USING (target_group_slug)
        ${inPlaces}
        GROUP BY g.project_id, above.ancestor_slug
      ) pair
      JOIN portfolio.project ON project.id = pair.project_id
      GROUP BY pair.ancestor_slug
    ) counted ON counted.ancestor_slug = target_group.slug
    ORDER BY target_group.position`;
  return z
    .array(countedRow)
    .parse(rows)
    .map((row) => ({
      slug: row.slug,
      name: { en: row.name_en, bg: row.name_bg },
      description: {
        ...(row.description_en !== null && { en: row.description_en }),
        ...(row.description_bg !== null && { bg: row.description_bg }),
      },
      parentSlug: row.parent_slug,
      position: row.position,
      projects: row.projects,
      declared: row.declared,
      cents: row.cents,
      withoutAmount: row.without_amount,
    }));
}
