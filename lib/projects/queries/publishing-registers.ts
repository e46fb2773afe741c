/**
 * What publishing has to know of the registers, as the database has them: names for the search, and what lies above
 * what. Of the organisations, which may be many, only those that the documents name.
 */
import { organisationMoves } from '#lib/organisations/queries.ts';
import { nameOf } from '#lib/projects/record.ts';
import { organisationsOf } from '#lib/projects/rules/organisations.ts';
import type { ProjectProfile } from '#lib/projects/schema.ts';
import type { SearchRegisters } from '#lib/projects/searchable.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** The registers for writing `profiles` into the read model. An organisation that was merged is found by both slugs. */
export async function loadPublishingRegisters(
  db: Prisma.TransactionClient,
  profiles: readonly ProjectProfile[],
): Promise<SearchRegisters> {
  const named = [...new Set(profiles.flatMap(organisationsOf))];
  const moved = await organisationMoves(db, named);
  const places = byKey(await db.place.findMany(), ({ id }) => id);
  const groups = byKey(await db.targetGroup.findMany(), ({ slug }) => slug);
  const programmes = byKey(await db.programme.findMany(), ({ slug }) => slug);
  const organisations = byKey(
    await db.organisation.findMany({ where: { slug: { in: [...named, ...moved.values()] } } }),
    ({ slug }) => slug,
  );
  return {
    placesAbove: (id) => chain(id, (each) => places.get(each)?.parentId),
    groupsAbove: (slug) => chain(slug, (each) => groups.get(each)?.parentSlug),
    place: (id) => namesOf(places.get(id)),
    targetGroup: (slug) => namesOf(groups.get(slug)),
    programme: (slug) => namesOf(programmes.get(slug)),
    organisation(slug) {
      const row = organisations.get(moved.get(slug) ?? slug);
      return row && { name: nameOf(row), aliases: row.aliases, country: row.country };
    },
  };
}

function namesOf(row: { nameEn: string; nameBg: string; aliases: string[] } | undefined) {
  return row && { name: nameOf(row), aliases: row.aliases };
}

function byKey<T>(rows: readonly T[], key: (row: T) => string): Map<string, T> {
  return new Map(rows.map((row) => [key(row), row]));
}

/** The entry and all above it, nearest first; stops where it has been before. */
function chain(start: string, parentOf: (id: string) => string | null | undefined): string[] {
  const found: string[] = [];
  for (
    let id: string | null | undefined = start;
    id !== null && id !== undefined && !found.includes(id);
    id = parentOf(id)
  )
    found.push(id);
  return found;
}
