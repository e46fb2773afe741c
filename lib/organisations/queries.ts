/** Reads the register of organisations with the roles they have had. */

import { z } from 'zod';
import type { GrantTotal } from '#lib/projects/schema.ts';
import type { Prisma } from '#prisma/generated/client.ts';

export interface Organisation {
  slug: string;
  name: { en: string; bg: string };
  /** Languages in which the name is our translation. */
  translated: string[];
  kind: string;
  country: string;
  aliases: string[];
  url: string | null;
  place: { slug: string; name: { en: string; bg: string } } | null;
}

/** An organisation of the list: how often it took part, in which roles, and what it received as promoter. */
export interface CountedOrganisation {
  slug: string;
  name: { en: string; bg: string };
  kind: string;
  country: string;
  projects: number;
  roles: { role: string; projects: number }[];
  /** Grants of the projects it leads; a partner's share is not published. */
  asPromoter: GrantTotal;
}

/** One participation: which project, in which role, under which name. */
export interface Participation {
  projectId: string;
  role: string;
  nameAsStated: string;
}

/** The organisation of this slug, or null. */
export async function findOrganisation(
  db: Prisma.TransactionClient,
  slug: string,
): Promise<Organisation | null> {
  const row = await db.organisation.findUnique({ where: { slug }, include: { place: true } });
  if (row === null) return null;
  return {
    slug: row.slug,
    name: { en: row.nameEn, bg: row.nameBg },
    translated: row.translated,
    kind: row.kind,
    country: row.country,
    aliases: row.aliases,
    url: row.url,
    place:
      row.place === null
        ? null
        : { slug: row.place.slug, name: { en: row.place.nameEn, bg: row.place.nameBg } },
  };
}

/** At most `limit` participations of an organisation, promoter before partner before donor partner. */
export async function listParticipations(
  db: Prisma.TransactionClient,
  slug: string,
  limit: number,
): Promise<Participation[]> {
  return await db.projectParticipant.findMany({
    where: { organisationSlug: slug },
    select: { projectId: true, role: true, nameAsStated: true },
    orderBy: [{ role: 'desc' }, { projectId: 'asc' }],
    take: limit,
  });
}

const countedRow = z.object({
  slug: z.string(),
  name_en: z.string(),
  name_bg: z.string(),
  kind: z.string(),
  country: z.string(),
  projects: z.coerce.number(),
  promoter: z.coerce.number(),
  partner: z.coerce.number(),
  donor_partner: z.coerce.number(),
  cents: z.coerce.number(),
  with_amount: z.coerce.number(),
});

/** Organisations that take part in a published project, most projects first; only the one of `slug` if given. */
export async function listCountedOrganisations(
  db: Prisma.TransactionClient,
  slug?: string,
): Promise<CountedOrganisation[]> {
  const rows = await db.$queryRaw`
    SELECT organisation.slug, organisation.name_en, organisation.name_bg, organisation.kind, organisation.country,
      count(DISTINCT part.project_id) AS projects,
      count(*) FILTER (WHERE part.role = 'promoter') AS promoter,
      count(*) FILTER (WHERE part.role = 'partner') AS partner,
      count(*) FILTER (WHERE part.role = 'donor-partner') AS donor_partner,
      coalesce(sum(project.grant_eur_cents) FILTER (WHERE part.role = 'promoter'), 0) AS cents,
      count(project.grant_eur_cents) FILTER (WHERE part.role = 'promoter') AS with_amount
    FROM portfolio.organisation
    JOIN portfolio.project_participant part ON part.organisation_slug = organisation.slug
    JOIN portfolio.project ON project.id = part.project_id
    WHERE ${slug ?? null}::text IS NULL OR organisation.slug = ${slug ?? null}
    GROUP BY organisation.slug
    ORDER BY projects DESC, organisation.name_en`;
  return z
    .array(countedRow)
    .parse(rows)
    .map((row) => ({
      slug: row.slug,
      name: { en: row.name_en, bg: row.name_bg },
      kind: row.kind,
      country: row.country,
      projects: row.projects,
      roles: [
        { role: 'promoter', projects: row.promoter },
        { role: 'partner', projects: row.partner },
        { role: 'donor-partner', projects: row.donor_partner },
      ].filter(({ projects }) => projects > 0),
      asPromoter: {
        cents: row.cents,
        withAmount: row.with_amount,
        withoutAmount: row.promoter - row.with_amount,
      },
    }));
}

/** Of `slugs`, those that were merged into another organisation, with the slug it has now. */
export async function organisationMoves(
  db: Prisma.TransactionClient,
  slugs: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db.organisationRedirect.findMany({ where: { slug: { in: [...slugs] } } });
  return new Map(rows.map(({ slug, target }) => [slug, target]));
}
