/**
 * Organisations that may be one, each pair with the reasons why somebody should look. It proposes and never decides;
 * pairs that a person told apart do not come back until somebody takes that back.
 */
import { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import { canChangeOrganisations } from '#lib/organisations/policy.ts';
import { organisationEntries } from '#lib/organisations/queries/register.ts';
import type { OrganisationPair, OrganisationsApart } from '#lib/organisations/schema.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** More pairs than somebody looks at in one sitting. */
const mostPairs = 100;

const pairRow = z.object({
  first: z.string(),
  second: z.string(),
  reason: z.string(),
  degree: z.number(),
});

/** Likely pairs, likeliest first; only those with the organisation `slug` if given. */
export async function listOrganisationPairs(
  db: Prisma.TransactionClient,
  actor: StaffActor,
  slug: string | null = null,
): Promise<OrganisationPair[]> {
  if (!canChangeOrganisations(actor)) return [];
  const named = z
    .array(pairRow)
    .parse(
      await db.$queryRaw`SELECT * FROM editorial.similar_organisations(${slug}::text, ${mostPairs}::int)`,
    );
  const sameSite = z.array(pairRow).parse(
    await db.$queryRaw`
      WITH site AS (
        SELECT slug, regexp_replace(lower(url), '^https?://(www\.)?([^/?#]+).*$', '\\2') AS host
        FROM portfolio.organisation WHERE url IS NOT NULL
      )
      SELECT a.slug AS first, b.slug AS second, 'same-website' AS reason, 0.5::real AS degree
      FROM site a JOIN site b ON a.host = b.host AND a.slug < b.slug
      WHERE (${slug}::text IS NULL OR a.slug = ${slug} OR b.slug = ${slug})
        AND NOT EXISTS (SELECT FROM editorial.told_apart t
          WHERE t.kind = 'organisation' AND t.first = a.slug AND t.second = b.slug)
      ORDER BY 1, 2 LIMIT ${mostPairs}`,
  );
  const pairs = Map.groupBy([...named, ...sameSite], ({ first, second }) => `${first} ${second}`);
  const entries = await organisationEntries(
    db,
    [...pairs.values()].flatMap(([pair]) => (pair === undefined ? [] : [pair.first, pair.second])),
  );
  return [...pairs.values()]
    .flatMap((rows): OrganisationPair[] => {
      const [first, second] = [entries.get(rows[0]?.first ?? ''), entries.get(rows[0]?.second ?? '')];
      if (first === undefined || second === undefined) return [];
      const reasons = new Set(rows.map(({ reason }) => reason));
      if (first.placeId !== null && first.placeId === second.placeId) reasons.add('same-place');
      const degree = Math.max(...rows.map((row) => row.degree)) + 0.1 * (reasons.size - 1);
      return [{ first, second, reasons: [...reasons], degree: Math.round(100 * Math.min(1, degree)) }];
    })
    .toSorted((a, b) => b.degree - a.degree)
    .slice(0, mostPairs);
}

/** Pairs that somebody told apart, told last first; only those with the organisation `slug` if given. */
export async function listOrganisationsApart(
  db: Prisma.TransactionClient,
  actor: StaffActor,
  slug: string | null = null,
): Promise<{ pairs: OrganisationsApart[]; total: number }> {
  if (!canChangeOrganisations(actor)) return { pairs: [], total: 0 };
  const where = {
    kind: 'organisation',
    ...(slug !== null && { OR: [{ first: slug }, { second: slug }] }),
  };
  const rows = await db.toldApart.findMany({
    where,
    orderBy: [{ at: 'desc' }, { first: 'asc' }, { second: 'asc' }],
    take: mostPairs,
  });
  const entries = await organisationEntries(
    db,
    rows.flatMap(({ first, second }) => [first, second]),
  );
  const pairs = rows.flatMap((row): OrganisationsApart[] => {
    const [first, second] = [entries.get(row.first), entries.get(row.second)];
    return first === undefined || second === undefined ? [] : [{ first, second, by: row.by, at: row.at }];
  });
  return { pairs, total: await db.toldApart.count({ where }) };
}
