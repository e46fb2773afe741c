/**
 * Programmes, funds and funding periods: where the money comes from. It holds what published pages state and says
 * what is derived; it never invents a number.
 */
import { z } from 'zod';
import { localizedText } from '#lib/format/localized.ts';
import { fundingPeriods, funds, slug } from '#lib/projects/schema.ts';

const text = z.strictObject({ en: z.string().trim().min(1), bg: z.string().trim().min(1) });

/** A grant programme. `fund` and `fundingPeriod` are absent when nobody states them. */
export const programme = z.strictObject({
  slug,
  name: text,
  /** Languages in which the name is our translation. */
  translated: z.array(z.enum(['en', 'bg'])).default([]),
  description: localizedText.optional(),
  fund: z.enum(funds).optional(),
  fundingPeriod: z.enum(fundingPeriods).optional(),
  /** Set when no page states the period: from what it follows. */
  fundingPeriodDerivedFrom: localizedText.optional(),
  aliases: z.array(z.string().trim().min(1)).default([]),
});
export type Programme = z.infer<typeof programme>;

/** A fund and the countries that give to it, ISO 3166-1. */
export const fund = z.strictObject({
  slug: z.enum(funds),
  name: text,
  donors: z.array(z.enum(['IS', 'LI', 'NO'])).min(1),
  aliases: z.array(z.string().trim().min(1)).default([]),
});
export type Fund = z.infer<typeof fund>;

/** A funding period by its first and last year. */
export const fundingPeriod = z
  .strictObject({
    slug: z.enum(fundingPeriods),
    name: text,
    startYear: z.int().min(1994).max(2100),
    endYear: z.int().min(1994).max(2100),
  })
  .refine((period) => period.startYear < period.endYear, {
    path: ['endYear'],
    error: 'must be after startYear',
  });
export type FundingPeriod = z.infer<typeof fundingPeriod>;

const noTwins = (entries: readonly { slug: string }[]) =>
  new Set(entries.map((entry) => entry.slug)).size === entries.length;
const twins = { error: 'holds a slug twice' };

export const programmesFile = z.array(programme).refine(noTwins, twins);
export const fundsFile = z.array(fund).refine(noTwins, twins);
export const fundingPeriodsFile = z.array(fundingPeriod).refine(noTwins, twins);

const name = z.string().trim().min(1, { error: 'name-needed' }).max(200, { error: 'too-long' });
const about = z.string().trim().max(2000, { error: 'too-long' });

/** What staff say of a programme. `slug` null: a new one. `was`: the fingerprint of the entry that they changed. */
export const programmeInput = z.strictObject({
  slug: slug.nullable(),
  was: z.string().max(64),
  nameEn: name,
  nameBg: name,
  descriptionEn: about,
  descriptionBg: about,
  fund: z.enum(['', ...funds], { error: 'invalid' }),
  fundingPeriod: z.enum(['', ...fundingPeriods], { error: 'invalid' }),
  aliases: z
    .array(z.string().trim().min(1).max(200, { error: 'too-long' }))
    .max(50, { error: 'too-many-names' }),
});
export type ProgrammeInput = z.infer<typeof programmeInput>;

/** A programme as staff see it. `fourEyes` is what its people decided; `fingerprint` tells whether it changed since. */
export interface ProgrammeEntry {
  slug: string;
  nameEn: string;
  nameBg: string;
  descriptionEn: string | null;
  descriptionBg: string | null;
  fund: string | null;
  fundingPeriod: string | null;
  aliases: string[];
  fourEyes: boolean;
  /** Published projects, and all projects that staff know. */
  published: number;
  projects: number;
  fingerprint: string;
}
