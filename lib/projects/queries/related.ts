/**
 * "You may also like": projects that share something with this one, each with what it shares. Rarer things weigh more,
 * so that "same partner" comes before "also for Roma".
 */
import { z } from 'zod';
import { listProjectsById } from '#lib/projects/queries/list.ts';
import type { Named, ProjectCard } from '#lib/projects/schema.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** What two projects have in common; names are of the shared thing. */
export interface RelatedReason extends Named {
  kind: 'organisation' | 'place' | 'target-group' | 'donor-country' | 'programme';
}

export interface RelatedProject {
  card: ProjectCard;
  /** Strongest first. */
  reasons: RelatedReason[];
}

const sharedRow = z.object({
  project_id: z.string(),
  kind: z.enum(['organisation', 'place', 'target-group', 'donor-country', 'programme']),
  slug: z.string(),
  name_en: z.string(),
  name_bg: z.string(),
  score: z.coerce.number(),
});

/** At most `limit` projects that share most with project `id`, best first, with up to three reasons each. */
export async function listRelated(
  db: Prisma.TransactionClient,
  id: string,
  today: string,
  limit = 4,
): Promise<RelatedProject[]> {
  const shared = z.array(sharedRow).parse(
    await db.$queryRaw`
      WITH shared AS (${sharedThings(id)}),
      best AS (
        SELECT project_id FROM shared GROUP BY project_id ORDER BY sum(score) DESC, project_id LIMIT ${limit}
      )
      SELECT shared.* FROM shared JOIN best USING (project_id)`,
  );
  const byProject = Map.groupBy(shared, (row) => row.project_id);
  const ranked = [...byProject]
    .map(([projectId, rows]) => ({
      projectId,
      rows: rows.toSorted((a, b) => b.score - a.score || a.slug.localeCompare(b.slug)),
      score: rows.reduce((sum, row) => sum + row.score, 0),
    }))
    .toSorted((a, b) => b.score - a.score || a.projectId.localeCompare(b.projectId));
  const cards = await listProjectsById(
    db,
    ranked.map(({ projectId }) => projectId),
    today,
  );
  return cards.map((card) => ({
    card,
    reasons: (ranked.find(({ projectId }) => projectId === card.id)?.rows ?? []).slice(0, 3).map((row) => ({
      kind: row.kind,
      slug: row.slug,
      name: { en: row.name_en, bg: row.name_bg },
    })),
  }));
}

/** Every shared thing weighs its kind over the number of projects that have it. Of places only the nearest counts. */
function sharedThings(id: string): Prisma.Sql {
  return Prisma.sql`
    WITH mine_place AS (
      SELECT DISTINCT above.ancestor_id AS place_id
      FROM portfolio.project_place mine
      JOIN portfolio.place_ancestor above ON above.place_id = mine.place_id
      JOIN portfolio.place ON place.id = above.ancestor_id AND place.kind <> 'country'
      WHERE mine.project_id = ${id}
    ),
    shared_place AS (
      SELECT DISTINCT ON (theirs.project_id, place.name_slug) theirs.project_id, place.slug, place.name_en, place.name_bg,
        CASE place.kind WHEN 'district' THEN 1.5 ELSE 3 END AS weight
      FROM mine_place
      JOIN portfolio.place_ancestor below ON below.ancestor_id = mine_place.place_id
      JOIN portfolio.project_place theirs ON theirs.place_id = below.place_id AND theirs.project_id <> ${id}
      JOIN portfolio.place ON place.id = mine_place.place_id
      ORDER BY theirs.project_id, place.name_slug,
        array_position(ARRAY['quarter', 'town', 'municipality', 'district'], place.kind)
    )
    SELECT project_id, 'place' AS kind, slug, name_en, name_bg, weight AS score FROM shared_place
    UNION ALL
    SELECT theirs.project_id, 'organisation', organisation.slug, organisation.name_en, organisation.name_bg, max(4)
    FROM portfolio.project_participant mine
    JOIN portfolio.project_participant theirs
      ON theirs.organisation_slug = mine.organisation_slug AND theirs.project_id <> ${id}
    JOIN portfolio.organisation ON organisation.slug = mine.organisation_slug
    WHERE mine.project_id = ${id}
    GROUP BY 1, 3, 4, 5
    UNION ALL
    SELECT theirs.project_id, 'target-group', target_group.slug, target_group.name_en, target_group.name_bg,
      max(2.0 / ln(2 + (SELECT count(*) FROM portfolio.project_target_group every
        WHERE every.target_group_slug = target_group.slug)))
    FROM portfolio.project_target_group mine
    JOIN portfolio.project_target_group theirs
      ON theirs.target_group_slug = mine.target_group_slug AND theirs.project_id <> ${id}
    JOIN portfolio.target_group ON target_group.slug = mine.target_group_slug
    WHERE mine.project_id = ${id}
    GROUP BY 1, 3, 4, 5
    UNION ALL
    SELECT theirs.project_id, 'donor-country', lower(mine.country), mine.country, mine.country, 1
    FROM portfolio.project_donor_country mine
    JOIN portfolio.project_donor_country theirs ON theirs.country = mine.country AND theirs.project_id <> ${id}
    WHERE mine.project_id = ${id}
    UNION ALL
    SELECT theirs.id, 'programme', programme.slug, programme.name_en, programme.name_bg, 1
    FROM portfolio.project mine
    JOIN portfolio.project theirs ON theirs.programme_slug = mine.programme_slug AND theirs.id <> mine.id
    JOIN portfolio.programme ON programme.slug = mine.programme_slug
    WHERE mine.id = ${id}`;
}
