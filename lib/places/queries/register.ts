/** The places as staff see them: searched by code or any spelling in any script, with how often each is used. */
import { z } from 'zod';
import type { StaffActor } from '#lib/auth/actor.ts';
import { foldKey } from '#lib/format/text/fold-key.ts';
import { tokenise } from '#lib/format/text/tokenise.ts';
import { canReadPlaces } from '#lib/places/policy.ts';
import { fingerprintOf } from '#lib/places/record.ts';
import { type PlaceEntry, placeKinds } from '#lib/places/schema.ts';
import type { Prisma } from '#prisma/generated/client.ts';

const row = z.object({
  id: z.string(),
  slug: z.string(),
  kind: z.enum(placeKinds),
  nameEn: z.string(),
  nameBg: z.string(),
  aliases: z.array(z.string()).nullable(),
  above: z.array(z.object({ id: z.string(), nameEn: z.string(), nameBg: z.string() })),
  projects: z.coerce.number(),
});

/** Every place, widest first. The register has some hundred places: it is read whole. */
async function allPlaces(db: Prisma.TransactionClient): Promise<PlaceEntry[]> {
  const rows = await db.$queryRaw`
    SELECT place.id, place.slug, place.kind, place.name_en AS "nameEn", place.name_bg AS "nameBg", place.aliases,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', up.id, 'nameEn', up.name_en, 'nameBg', up.name_bg)
          ORDER BY above.distance)
        FROM portfolio.place_ancestor above JOIN portfolio.place up ON up.id = above.ancestor_id
        WHERE above.place_id = place.id AND above.distance > 0), '[]') AS above,
      coalesce(counted.projects, 0) AS projects
    FROM portfolio.place
    LEFT JOIN (SELECT above.ancestor_id, count(DISTINCT named.project_id) AS projects
      FROM portfolio.project_place named JOIN portfolio.place_ancestor above ON above.place_id = named.place_id
      GROUP BY above.ancestor_id) counted ON counted.ancestor_id = place.id
    ORDER BY array_position(ARRAY['country', 'district', 'municipality', 'town', 'quarter'], place.kind), place.name_en,
      place.id`;
  return z
    .array(row)
    .parse(rows)
    .map((place) => {
      const aliases = place.aliases ?? [];
      return { ...place, aliases, fingerprint: fingerprintOf([place.id, aliases]) };
    });
}

const keysOf = (text: string) => tokenise(text).map(({ word }) => foldKey(word));

/** Places that a text can mean, of one kind if given; all of them for an empty text. Null for an actor without a role. */
export async function searchPlaceEntries(
  db: Prisma.TransactionClient,
  actor: StaffActor,
  { text, kind, after, limit }: { text: string; kind: string; after: string | null; limit: number },
): Promise<{ rows: PlaceEntry[]; next: string | null; total: number } | null> {
  if (!canReadPlaces(actor)) return null;
  const words = keysOf(text.slice(0, 200));
  const code = text.trim().toLowerCase();
  const found = (await allPlaces(db)).filter((place) => {
    if (kind !== '' && place.kind !== kind) return false;
    if (place.id.toLowerCase() === code) return true;
    const keys = [place.nameEn, place.nameBg, ...place.aliases].flatMap(keysOf);
    return words.every((word) => keys.some((key) => key.startsWith(word)));
  });
  const start = after === null ? 0 : found.findIndex(({ id }) => id === after) + 1;
  const page = found.slice(start, start + limit);
  return {
    rows: page,
    next: start + limit < found.length ? (page.at(-1)?.id ?? null) : null,
    total: found.length,
  };
}

/** One place; null when there is none, or the actor has no role. */
export async function findPlaceEntry(
  db: Prisma.TransactionClient,
  actor: StaffActor,
  id: string,
): Promise<PlaceEntry | null> {
  if (!canReadPlaces(actor)) return null;
  return (await allPlaces(db)).find((place) => place.id === id) ?? null;
}
