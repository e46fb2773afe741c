/**
 * The languages of the site as addresses and documents name them. It never guesses a language: what is not one
 * of ours is null, and the caller answers with a 404.
 */
import { type Locale, locales } from '#lib/format/localized.ts';

/** The language a site address begins with, or null for any other text. */
export function localeFrom(value: unknown): Locale | null {
  return locales.find((locale) => locale === value) ?? null;
}

/** The other language of the site. */
export function otherLocale(locale: Locale): Locale {
  return locale === 'en' ? 'bg' : 'en';
}

/** A `lang` attribute where a text is not in the page's language, else undefined so that no attribute is printed. */
export function langUnlessSame(textLocale: string, pageLocale: Locale): string | undefined {
  return textLocale === pageLocale ? undefined : textLocale;
}
