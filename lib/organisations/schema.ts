/**
 * Who takes part: promoters, partners and donor partners, each with every name it goes by. It holds no person and no
 * contact; what an organisation did stands in the projects.
 */
import { z } from 'zod';
import { localizedText } from '#lib/format/localized.ts';
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
  url: z.url().optional(),
});
export type Organisation = z.infer<typeof organisation>;

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
