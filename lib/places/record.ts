/** Between a place and its row. The only file of this noun that knows column names; it never decides anything. */
import { createHash } from 'node:crypto';
import { nameSlugOf } from '#lib/places/rules.ts';
import type { Place } from '#lib/places/schema.ts';

/** The columns of a place, as `jsonb_to_recordset` reads them. */
export type PlaceRow = {
  id: string;
  slug: string;
  name_slug: string;
  kind: string;
  name_en: string;
  name_bg: string;
  parent_id: string | null;
  nuts3: string | null;
  lat: number | null;
  lon: number | null;
  aliases: string[];
};

/** The columns of a place of the files of content. */
export function placeRow(place: Place): PlaceRow {
  return {
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
  };
}

/** Sixteen characters that tell whether what somebody saw is still what stands. */
export function fingerprintOf(values: unknown): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 16);
}
