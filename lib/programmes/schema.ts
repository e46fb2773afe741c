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
