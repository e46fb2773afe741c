/** Loads what the editor knows of places, organisations, programmes and target groups. The registers hold no draft. */
import { listPlaces } from '#lib/places/queries.ts';
import type { FormRegisters } from '#lib/projects/form/registers.ts';
import { nameOf } from '#lib/projects/record.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** The registers, whole: a few hundred places, and as many organisations as there are. */
export async function loadFormRegisters(db: Prisma.TransactionClient): Promise<FormRegisters> {
  const places = await listPlaces(db);
  const organisations = await db.organisation.findMany({ orderBy: { nameEn: 'asc' } });
  const moves = Map.groupBy(await db.organisationRedirect.findMany(), ({ target }) => target);
  const programmes = await db.programme.findMany({ orderBy: { position: 'asc' } });
  const groups = await db.targetGroup.findMany({ orderBy: { position: 'asc' } });
  return {
    places,
    organisations: organisations.map((row) => ({
      slug: row.slug,
      name: nameOf(row),
      aliases: row.aliases,
      formerSlugs: (moves.get(row.slug) ?? []).map(({ slug }) => slug),
    })),
    programmes: programmes.map((row) => ({ slug: row.slug, name: nameOf(row) })),
    targetGroups: groups.map((row) => ({ slug: row.slug, name: nameOf(row), parentSlug: row.parentSlug })),
  };
}
