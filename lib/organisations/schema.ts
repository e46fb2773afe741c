/**
 * Who takes part: promoters, partners and donor partners, each with every name it goes by. It holds no person and no
 * contact; what an organisation did stands in the projects.
 */
import { z } from 'zod';
import { localizedText } from '#lib/format/localized.ts';
import { webAddress } from '#lib/format/web-address.ts';
import { slug } from '#lib/projects/schema.ts';

export const organisationKinds = [
  'association',
  'foundation',
  'ngo',
  'public-authority',
  'municipality',
  'university',
  'school',
  'company',
  'international',
  'other',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** An organisation of the register. `place` is an id of the register of places, absent when no page states it. */
export const organisation = z.strictObject({
  slug,
  name: localizedText,
  /** Languages in which the name is our rendering, not one the organisation or a page uses. */
  translated: z.array(z.enum(['en', 'bg'])).default([]),
  kind: z.enum(organisationKinds),
  country: z.string().regex(/^[A-Z]{2}$/, { error: 'must be an ISO 3166-1 code such as BG' }),
  place: z.string().min(1).max(60).optional(),
  /** Every name by which a page calls it, as printed, the one shown left out. */
  aliases: z.array(z.string().trim().min(1).max(300)).default([]),
  url: webAddress.optional(),
});
export type Organisation = z.infer<typeof organisation>;

const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Case, quotation marks, dashes and punctuation do not tell names of organisations apart. */
export function organisationNameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The register: no slug and no name stands for two organisations. */
export const organisationsFile = z.array(organisation).superRefine((organisations, context) => {
  const slugs = new Set<string>();
  const names = new Map<string, string>();
  for (const [index, each] of organisations.entries()) {
    if (slugs.has(each.slug)) {
      context.addIssue({ code: 'custom', path: [index, 'slug'], message: `stands twice: ${each.slug}` });
    }
    slugs.add(each.slug);
    for (const name of [each.name.en, each.name.bg, ...each.aliases]) {
      if (name === undefined) continue;
      const owner = names.get(organisationNameKey(name));
      if (owner !== undefined && owner !== each.slug) {
        context.addIssue({
          code: 'custom',
          path: [index, 'aliases'],
          message: `"${name}" already means ${owner}`,
        });
      }
      names.set(organisationNameKey(name), each.slug);
    }
  }
});

const nameText = z.string().trim().max(300, { error: 'too-long' });

/** What staff say of an organisation. `slug` null: a new one. `was`: the fingerprint of the entry that they changed. */
export const organisationInput = z
  .strictObject({
    slug: slug.nullable(),
    was: z.string().max(64),
    nameEn: nameText,
    nameBg: nameText,
    translated: z.array(z.enum(['en', 'bg'])).max(2),
    kind: z.enum(organisationKinds, { error: 'choose-kind' }),
    country: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{2}$/, { error: 'unknown-country', abort: true })
      .refine((code) => regionNames.of(code) !== undefined && code !== 'ZZ', { error: 'unknown-country' }),
    place: z.string().trim().max(100, { error: 'too-long' }),
    aliases: z
      .array(z.string().trim().min(1).max(300, { error: 'too-long' }))
      .max(100, { error: 'too-many-names' }),
    url: z.union([z.literal(''), z.url({ protocol: /^https?$/, error: 'invalid-address' }).max(500)], {
      error: 'invalid-address',
    }),
  })
  .refine(({ nameEn, nameBg }) => nameEn !== '' || nameBg !== '', { path: ['nameEn'], error: 'name-needed' });
export type OrganisationInput = z.infer<typeof organisationInput>;

/** Two organisations that are one: `from` becomes a name of `into`. */
export const organisationMergeInput = z
  .strictObject({
    from: slug,
    into: slug,
    /** From which of the two each value is taken. */
    keep: z.partialRecord(
      z.enum(['nameEn', 'nameBg', 'kind', 'country', 'place', 'url']),
      z.enum(['from', 'into']),
    ),
  })
  .refine(({ from, into }) => from !== into, { path: ['into'], error: 'same-organisation' });
export type OrganisationMergeInput = z.infer<typeof organisationMergeInput>;

export const undoOrganisationMergeInput = z.strictObject({ from: slug });

/** The values of an organisation, as its row has them. */
export const organisationValues = z.object({
  nameEn: z.string(),
  nameBg: z.string(),
  kind: z.string(),
  country: z.string(),
  placeId: z.string().nullable(),
  aliases: z.array(z.string()),
  url: z.string().nullable(),
  translated: z.array(z.string()),
});
export type OrganisationValues = z.infer<typeof organisationValues>;

/** What is kept of a merge. */
export const keptMerge = z.object({
  gone: organisationValues.extend({ slug: z.string() }),
  before: organisationValues,
  after: organisationValues,
  apart: z.array(
    z.object({
      kind: z.string(),
      first: z.string(),
      second: z.string(),
      by: z.string(),
      at: z.coerce.date(),
    }),
  ),
  namings: z.record(z.string(), z.looseObject({})),
});

/** A merge that can be undone until `until`. */
export interface UndoableMerge {
  from: string;
  nameEn: string;
  nameBg: string;
  at: Date;
  until: Date;
}

/** An organisation as staff see it. `fingerprint` tells whether somebody changed it since. */
export interface OrganisationEntry {
  slug: string;
  nameEn: string;
  nameBg: string;
  kind: string;
  country: string;
  placeId: string | null;
  aliases: string[];
  url: string | null;
  translated: string[];
  fingerprint: string;
}

/** Two entries that may be one organisation, and why somebody should look. */
export interface OrganisationPair {
  first: OrganisationEntry & { projects: number };
  second: OrganisationEntry & { projects: number };
  /** same-name, similar-name, name-within, same-website, same-place */
  reasons: string[];
  /** Likeness of the names, 0 to 100. */
  degree: number;
}

/** Two entries that somebody said are two organisations. */
export interface OrganisationsApart extends Pick<OrganisationPair, 'first' | 'second'> {
  /** Who said it, by id. */
  by: string;
  at: Date;
}
