/**
 * What a place is: Bulgaria, its districts, municipalities and towns, and the quarters that published pages name.
 * The register is a tree with Bulgaria at the root. It never holds a boundary, only a position.
 */
import { z } from 'zod';
import { slug } from '#lib/projects/schema.ts';

/** From the widest to the narrowest; a parent always stands before its children in this order. */
export const placeKinds = ['country', 'district', 'municipality', 'town', 'quarter'] as const;
export type PlaceKind = (typeof placeKinds)[number];

const parentKind: Record<PlaceKind, PlaceKind | null> = {
  country: null,
  district: 'country',
  municipality: 'district',
  town: 'municipality',
  quarter: 'town',
};

const idShape: Record<PlaceKind, RegExp> = {
  country: /^[A-Z]{2}$/,
  district: /^[A-Z]{2}\d{3}$/,
  municipality: /^[A-Z]{3}\d{2}$/,
  town: /^\d{5}$/,
  quarter: /^quarter:[a-z0-9-]+$/,
};

export const placeName = z.strictObject({ en: z.string().trim().min(1), bg: z.string().trim().min(1) });

/**
 * One place. `id` is the ISO country code, the NUTS 3 code (BG421), the national municipality code (PDV22), the EKATTE
 * settlement code (56784) or `quarter:…`. `lat` and `lon` are WGS 84 degrees of the place's centre or seat, absent
 * where the place above stands in; `approximate` marks those known to a minute of arc only.
 */
export const place = z
  .strictObject({
    id: z.string(),
    kind: z.enum(placeKinds),
    slug,
    name: placeName,
    parent: z.string().optional(),
    /** Three-letter code of the district in the national register (PDV). */
    code: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional(),
    nuts3: z
      .string()
      .regex(/^BG\d{3}$/)
      .optional(),
    lat: z.number().min(-90).max(90).optional(),
    lon: z.number().min(-180).max(180).optional(),
    approximate: z.boolean().default(false),
    /** Other spellings, in any script: older romanisations, former and everyday names. */
    aliases: z.array(z.string().trim().min(1)).default([]),
  })
  .refine((value) => idShape[value.kind].test(value.id), {
    path: ['id'],
    error: 'is no id of this kind of place',
  })
  .refine((value) => (value.lat === undefined) === (value.lon === undefined), {
    path: ['lat'],
    error: 'needs latitude and longitude together',
  });
export type Place = z.infer<typeof place>;

/** The whole register: ids and slugs unique, every parent present and of the level above. */
export const placesFile = z.array(place).superRefine((places, context) => {
  const kinds = new Map(places.map((each) => [each.id, each.kind]));
  const ids = new Set<string>();
  const slugs = new Set<string>();
  for (const [index, each] of places.entries()) {
    const complain = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [index, field], message });
    if (ids.has(each.id)) complain('id', `stands twice: ${each.id}`);
    if (slugs.has(each.slug)) complain('slug', `stands twice: ${each.slug}`);
    ids.add(each.id);
    slugs.add(each.slug);
    const above = each.parent === undefined ? null : kinds.get(each.parent);
    if (above !== parentKind[each.kind]) {
      complain('parent', `must be a ${parentKind[each.kind] ?? 'missing value'}, found ${above ?? 'none'}`);
    }
  }
});

/** Other spellings of a place: all that staff may change of it, since codes and names are the nation's. */
export const placeAliasesInput = z.strictObject({
  id: z.string().min(1).max(100),
  was: z.string().max(64),
  aliases: z
    .array(z.string().trim().min(1).max(100, { error: 'too-long' }))
    .max(50, { error: 'too-many-names' }),
});

/** A place as staff see it; `fingerprint` tells whether its spellings changed since. */
export interface PlaceEntry {
  id: string;
  slug: string;
  kind: PlaceKind;
  nameEn: string;
  nameBg: string;
  aliases: string[];
  /** What it lies in, narrowest first. */
  above: { id: string; nameEn: string; nameBg: string }[];
  /** Published projects that name it or a place in it. */
  projects: number;
  fingerprint: string;
}
