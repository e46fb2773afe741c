/** Names of countries from their two-letter codes, as readers of each language call them. */
import type { Locale } from '#lib/format/localized.ts';

const names: Readonly<Record<Locale, Intl.DisplayNames>> = {
  en: new Intl.DisplayNames('en', { type: 'region' }),
  bg: new Intl.DisplayNames('bg', { type: 'region' }),
};

/** `Bulgaria` / `България` for `BG`; a code that names no country is its own name. */
export function countryName(locale: Locale, code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (names[locale].of(code) ?? code) : code;
}
