/**
 * Brings the places of the files of content into the register. Runs inside the caller's transaction; what staff changed
 * stays, and places that projects or organisations name cannot be dropped.
 */
import { type PlaceRow, placeRow } from '#lib/places/record.ts';
import type { Place } from '#lib/places/schema.ts';
import { type KeptField, mergeRegister } from '#lib/versioning/register-merge.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** Writes `places` over the register, with what lies above what; returns what stayed as staff have it. */
export async function replacePlaces(tx: Prisma.TransactionClient, places: Place[]): Promise<KeptField[]> {
  const current = await tx.$queryRaw<{ row: PlaceRow }[]>`
    SELECT to_jsonb(entry) AS row FROM portfolio.place entry`;
  const used = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT above.ancestor_id AS id FROM portfolio.place_ancestor above
    WHERE above.place_id IN (SELECT place_id FROM portfolio.project_place
      UNION SELECT place_id FROM portfolio.organisation)`;
  const usedIds = new Set(used.map(({ id }) => id));
  const { rows, kept } = await mergeRegister(tx, 'places', {
    key: 'id',
    content: places.map(placeRow),
    current: current.map(({ row }) => row),
    isUsed: (id) => usedIds.has(id),
  });
  await tx.$executeRaw`DELETE FROM portfolio.place_ancestor`;
  await tx.$executeRaw`UPDATE portfolio.place SET slug = 'replaced:' || id`;
  await tx.$executeRaw`
    INSERT INTO portfolio.place (id, slug, name_slug, kind, name_en, name_bg, parent_id, nuts3, lat, lon, aliases)
    SELECT id, slug, name_slug, kind, name_en, name_bg, parent_id, nuts3, lat, lon, aliases
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (id text, slug text, name_slug text, kind text,
      name_en text, name_bg text, parent_id text, nuts3 text, lat float8, lon float8, aliases text[])
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
  return kept;
}
