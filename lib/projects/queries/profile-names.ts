/**
 * The names and positions of everything that a document refers to, whether or not it is published: for the preview of a
 * page that nobody sees yet. What the registers do not know is left out.
 */
import {
  type PlaceOfProject,
  type ProjectWithNames,
  toOrganisation,
  toPlace,
} from '#lib/projects/queries/profile.ts';
import { nameOf } from '#lib/projects/record.ts';
import { organisationsOf } from '#lib/projects/rules/organisations.ts';
import type { ProjectProfile } from '#lib/projects/schema.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** `profile` as its public page would need it. */
export async function nameProfile(
  db: Prisma.TransactionClient,
  profile: ProjectProfile,
): Promise<ProjectWithNames> {
  const placeIds = profile.places.map(({ place }) => place);
  const groupSlugs = profile.targetGroups.map(({ id }) => id);
  const places = await db.place.findMany({
    where: { id: { in: placeIds } },
    include: { above: { include: { ancestor: true }, orderBy: { distance: 'asc' } } },
  });
  const groups = await db.targetGroup.findMany({
    where: { slug: { in: groupSlugs } },
    orderBy: { position: 'asc' },
  });
  const organisations = await db.organisation.findMany({ where: { slug: { in: organisationsOf(profile) } } });
  const programme =
    profile.programme === undefined
      ? null
      : await db.programme.findUnique({ where: { slug: profile.programme } });
  return {
    profile,
    places: Object.fromEntries(places.map((place): [string, PlaceOfProject] => [place.id, toPlace(place)])),
    targetGroups: Object.fromEntries(
      groups.map((group) => [group.slug, { slug: group.slug, name: nameOf(group) }]),
    ),
    organisations: Object.fromEntries(organisations.map((row) => [row.slug, toOrganisation(row)])),
    programme: programme === null ? null : { slug: programme.slug, name: nameOf(programme) },
  };
}
