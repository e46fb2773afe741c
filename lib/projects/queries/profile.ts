/** Reads one published project with the names and positions of everything it refers to. */
import { type NamedRow, nameOf, toProfile } from '#lib/projects/record.ts';
import type { Named, ProjectProfile } from '#lib/projects/schema.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** A place of the profile with what lies above it, nearest first, and its position on the map. */
export interface PlaceOfProject extends Named {
  id: string;
  name: { en: string; bg: string };
  kind: string;
  lat: number | null;
  lon: number | null;
  above: (Named & { id: string; kind: string })[];
}

export interface OrganisationOfProject extends Named {
  kind: string;
  country: string;
  aliases: string[];
}

/** A document and the register entries it points to. */
export interface ProjectWithNames {
  profile: ProjectProfile;
  /** By register id. */
  places: Record<string, PlaceOfProject>;
  /** By slug. */
  targetGroups: Record<string, Named>;
  organisations: Record<string, OrganisationOfProject>;
  programme: Named | null;
}

/** The published project of this slug, or null. */
export async function findProject(
  db: Prisma.TransactionClient,
  slug: string,
): Promise<ProjectWithNames | null> {
  const row = await db.project.findUnique({
    where: { slug },
    include: {
      places: {
        include: {
          place: {
            include: { above: { include: { ancestor: true }, orderBy: { distance: 'asc' } } },
          },
        },
      },
      targetGroups: { include: { targetGroup: true }, orderBy: { targetGroup: { position: 'asc' } } },
      participants: { include: { organisation: true }, orderBy: { position: 'asc' } },
      programme: true,
    },
  });
  if (row === null) return null;
  return {
    profile: toProfile(row),
    places: Object.fromEntries(
      row.places.map(({ place }): [string, PlaceOfProject] => [place.id, toPlace(place)]),
    ),
    targetGroups: Object.fromEntries(
      row.targetGroups.map(({ targetGroup }) => [
        targetGroup.slug,
        { slug: targetGroup.slug, name: nameOf(targetGroup) },
      ]),
    ),
    organisations: Object.fromEntries(
      row.participants.map(({ organisation }) => [organisation.slug, toOrganisation(organisation)]),
    ),
    programme: row.programme === null ? null : { slug: row.programme.slug, name: nameOf(row.programme) },
  };
}

type PlaceRow = Prisma.PlaceGetPayload<{ include: { above: { include: { ancestor: true } } } }>;

/** A row of the register, its ancestors nearest first, as a page shows it. */
export function toPlace(row: PlaceRow): PlaceOfProject {
  const named = (place: NamedRow & { id: string; slug: string; kind: string }) => ({
    id: place.id,
    slug: place.slug,
    kind: place.kind,
    name: nameOf(place),
  });
  const above = row.above.filter(({ distance }) => distance > 0).map(({ ancestor }) => named(ancestor));
  return { ...named(row), lat: row.lat, lon: row.lon, above };
}

/** A row of the register as a page shows it. */
export function toOrganisation(
  row: NamedRow & { slug: string; kind: string; country: string; aliases: string[] },
): OrganisationOfProject {
  return {
    slug: row.slug,
    name: nameOf(row),
    kind: row.kind,
    country: row.country,
    aliases: row.aliases,
  };
}

/** Every published document but those with these ids. */
export async function listProfilesExcept(
  db: Prisma.TransactionClient,
  ids: string[],
): Promise<ProjectProfile[]> {
  const rows = await db.project.findMany({ where: { id: { notIn: ids } }, select: { document: true } });
  return rows.map(toProfile);
}
