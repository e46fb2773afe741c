/** Reads the register of places and what was funded where. A project counts once for a place, however often it names it. */
import { z } from 'zod';
import { placeRegister, resolvePlaceSlug } from '#lib/places/rules.ts';
import type { PlaceKind } from '#lib/places/schema.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** A place with the projects in it and below it. Sums are euro cents. */
export interface CountedPlace extends Omit<RegisteredPlace, 'aliases'> {
  projects: number;
  cents: number;
  withoutAmount: number;
}

const countedRow = z.object({
  id: z.string(),
  slug: z.string(),
  name_slug: z.string(),
  kind: z.string(),
  name_en: z.string(),
  name_bg: z.string(),
  parent_id: z.string().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  projects: z.coerce.number(),
  cents: z.coerce.number(),
  without_amount: z.coerce.number(),
});

/** Which projects count: all, or those for a target group (with the groups below it) or in some places. */
export interface PlaceCountScope {
  targetGroupSlug?: string;
  withinPlaceIds?: string[];
}

/** Every place that has a project in it or below it, by level and English name. */
export async function listCountedPlaces(
  db: Prisma.TransactionClient,
  scope: PlaceCountScope = {},
): Promise<CountedPlace[]> {
  const forGroup =
    scope.targetGroupSlug === undefined
      ? Prisma.empty
      : Prisma.sql`AND EXISTS (
          SELECT 1 FROM portfolio.project_target_group g
          JOIN portfolio.target_group_ancestor ga USING (target_group_slug)
          WHERE g.project_id = named.project_id AND ga.ancestor_slug = ${scope.targetGroupSlug})`;
  const inPlaces =
    scope.withinPlaceIds === undefined
      ? Prisma.empty
      : Prisma.sql`AND EXISTS (
          SELECT 1 FROM portfolio.place_ancestor up
          WHERE up.place_id = above.ancestor_id AND up.ancestor_id = ANY(${scope.withinPlaceIds}))`;
  const rows = await db.$queryRaw`
    SELECT place.id, place.slug, place.name_slug, place.kind, place.name_en, place.name_bg, place.parent_id,
      place.lat, place.lon, counted.projects, counted.cents, counted.without_amount
    FROM (
      SELECT pair.ancestor_id, count(*) AS projects, coalesce(sum(project.grant_eur_cents), 0) AS cents,
        count(*) FILTER (WHERE project.grant_eur_cents IS NULL) AS without_amount
      FROM (
        SELECT DISTINCT named.project_id, above.ancestor_id
        FROM portfolio.project_place named
        JOIN portfolio.place_ancestor above ON above.place_id = named.place_id
        WHERE true ${forGroup} ${inPlaces}
      ) pair
      JOIN portfolio.project ON project.id = pair.project_id
      GROUP BY pair.ancestor_id
    ) counted
    JOIN portfolio.place ON place.id = counted.ancestor_id
    ORDER BY array_position(ARRAY['country', 'district', 'municipality', 'town', 'quarter'], place.kind),
      place.name_en, place.id`;
  return z
    .array(countedRow)
    .parse(rows)
    .map((row) => ({
      id: row.id,
      slug: row.slug,
      nameSlug: row.name_slug,
      kind: row.kind,
      name: { en: row.name_en, bg: row.name_bg },
      parentId: row.parent_id,
      lat: row.lat,
      lon: row.lon,
      projects: row.projects,
      cents: row.cents,
      withoutAmount: row.without_amount,
    }));
}

/** A place as the register holds it. */
export interface RegisteredPlace {
  id: string;
  slug: string;
  nameSlug: string;
  kind: string;
  name: { en: string; bg: string };
  parentId: string | null;
  lat: number | null;
  lon: number | null;
  aliases: string[];
}

/** The places that an address means: the one of that slug, or every place of that bare name, widest first. */
export async function findPlacesBySlug(
  db: Prisma.TransactionClient,
  slug: string,
): Promise<RegisteredPlace[]> {
  const rows = await db.place.findMany({ where: { OR: [{ slug }, { nameSlug: slug }] } });
  const exact = rows.filter((row) => row.slug === slug && row.nameSlug !== slug);
  return (exact.length > 0 ? exact : rows)
    .map(toPlace)
    .toSorted((a, b) => levelOf(a) - levelOf(b) || (a.id < b.id ? -1 : 1));
}

/** The place and everything above it, widest first, for breadcrumbs. */
export async function listPlacesAbove(db: Prisma.TransactionClient, id: string): Promise<RegisteredPlace[]> {
  const rows = await db.placeAncestor.findMany({
    where: { placeId: id, distance: { gt: 0 } },
    include: { ancestor: true },
    orderBy: { distance: 'desc' },
  });
  return rows.map(({ ancestor }) => toPlace(ancestor));
}

/** The whole register. */
export async function listPlaces(db: Prisma.TransactionClient): Promise<RegisteredPlace[]> {
  return (await db.place.findMany({ orderBy: { id: 'asc' } })).map(toPlace);
}

/** The slug that another spelling of a place or of a bare name means (`rousse` is `ruse`); null when it means none. */
export function spellingsOf(places: readonly RegisteredPlace[]): (slug: string) => string | null {
  let register: ReturnType<typeof placeRegister> | null = null;
  return (slug) => {
    register ??= placeRegister(
      places.map(({ parentId, id, kind, slug: own, name, aliases }) => ({
        id,
        slug: own,
        name,
        aliases,
        kind: kind as PlaceKind,
        ...(parentId !== null && { parent: parentId }),
        approximate: false,
      })),
    );
    return resolvePlaceSlug(register, slug)?.canonicalSlug ?? null;
  };
}

/** The id of the place that somebody means: by its id, its address, or a name that no other place has; else null. */
export async function findPlaceId(db: Prisma.TransactionClient, text: string): Promise<string | null> {
  const rows = await db.$queryRaw<{ id: string; exact: boolean }[]>`
    SELECT id, (id = ${text} OR slug = ${text}) AS exact FROM portfolio.place
    WHERE id = ${text} OR slug = ${text} OR lower(name_en) = lower(${text}) OR lower(name_bg) = lower(${text})
      OR EXISTS (SELECT FROM unnest(aliases) alias WHERE lower(alias) = lower(${text}))
    ORDER BY exact DESC, id LIMIT 3`;
  const [first, second] = rows;
  return first !== undefined && (first.exact || second === undefined) ? first.id : null;
}

const levels = ['country', 'district', 'municipality', 'town', 'quarter'];

function levelOf(place: { kind: string }): number {
  return levels.indexOf(place.kind);
}

function toPlace(row: {
  id: string;
  slug: string;
  nameSlug: string;
  kind: string;
  nameEn: string;
  nameBg: string;
  parentId: string | null;
  lat: number | null;
  lon: number | null;
  aliases: string[];
}): RegisteredPlace {
  const { nameEn, nameBg, ...rest } = row;
  return {
    id: rest.id,
    slug: rest.slug,
    nameSlug: rest.nameSlug,
    kind: rest.kind,
    name: { en: nameEn, bg: nameBg },
    parentId: rest.parentId,
    lat: rest.lat,
    lon: rest.lon,
    aliases: rest.aliases,
  };
}
