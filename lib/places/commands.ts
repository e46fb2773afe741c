/** Writes the register of places. Runs inside the caller's transaction; places that projects name cannot be dropped. */
import { nameSlugOf } from '#lib/places/rules.ts';
import type { Place } from '#lib/places/schema.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** Makes the register exactly `places`, with the closure of what lies above what. */
export async function replacePlaces(tx: Prisma.TransactionClient, places: Place[]): Promise<void> {
  const rows = JSON.stringify(
    places.map((place) => ({
      id: place.id,
      slug: place.slug,
      name_slug: nameSlugOf(place.name.en),
      kind: place.kind,
      name_en: place.name.en,
      name_bg: place.name.bg,
      parent_id: place.parent ?? null,
      nuts3: place.nuts3 ?? null,
      lat: place.lat ?? null,
      lon: place.lon ?? null,
      aliases: place.aliases,
    })),
  );
  await tx.$executeRaw`DELETE FROM portfolio.place_ancestor`;
  await tx.$executeRaw`UPDATE portfolio.place SET slug = 'replaced:' || id`;
  await tx.$executeRaw`
    INSERT INTO portfolio.place (id, slug, name_slug, kind, name_en, name_bg, parent_id, nuts3, lat, lon, aliases)
    SELECT id, slug, name_slug, kind, name_en, name_bg, parent_id, nuts3, lat, lon, aliases
    FROM jsonb_to_recordset(${rows}::jsonb) AS given (id text, slug text, name_slug text, kind text, name_en text,
      name_bg text, parent_id text, nuts3 text, lat float8, lon float8, aliases text[])
    ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, name_slug = excluded.name_slug, kind = excluded.kind,
      name_en = excluded.name_en, name_bg = excluded.name_bg, parent_id = excluded.parent_id, nuts3 = excluded.nuts3,
      lat = excluded.lat, lon = excluded.lon, aliases = excluded.aliases`;
  await tx.$executeRaw`DELETE FROM portfolio.place WHERE slug LIKE 'replaced:%'`;
  await tx.$executeRaw`
    INSERT INTO portfolio.place_ancestor (place_id, ancestor_id, distance)
    WITH RECURSIVE up (place_id, ancestor_id, distance) AS (
      SELECT id, id, 0 FROM portfolio.place
      UNION ALL
      SELECT up.place_id, place.parent_id, up.distance + 1
      FROM up JOIN portfolio.place ON place.id = up.ancestor_id WHERE place.parent_id IS NOT NULL
    )
    SELECT place_id, ancestor_id, distance FROM up`;
}
