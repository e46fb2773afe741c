/**
 * Text that exists in one or more of the site's languages. Never invents a translation: what is missing is
 * shown in the other language and says so.
 */
import { z } from 'zod';

/** The languages of the site, in the order of their addresses. */
export const locales = ['en', 'bg'] as const;
export type Locale = (typeof locales)[number];

/** Text in English, in Bulgarian or in both; never in neither. */
export const localizedText = z
  .strictObject({ en: z.string().trim().min(1).optional(), bg: z.string().trim().min(1).optional() })
  .refine((text) => text.en !== undefined || text.bg !== undefined, {
    error: 'needs a text in at least one language (en or bg)',
  });
export type LocalizedText = z.infer<typeof localizedText>;

/** The text for a reader of `locale`, with the language it is really in; falls back to the other language. */
export function pick(text: LocalizedText, locale: Locale): { text: string; locale: Locale } {
  const own = text[locale];
  if (own !== undefined) return { text: own, locale };
  const other = locale === 'en' ? 'bg' : 'en';
  return { text: text[other] ?? '', locale: other };
}
