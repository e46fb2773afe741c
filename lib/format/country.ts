/** Names of countries from their two-letter codes, as readers of each language call them. */
import type { Locale } from '#lib/format/localized.ts';

/** `Bulgaria` / `България` for `BG`; a code that names no country is its own name. */
export function countryName(locale: Locale, code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
}
