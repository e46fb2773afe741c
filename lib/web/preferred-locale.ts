/**
 * The language to greet a reader in who asked for none by address. Only `/` asks; no page looks at the browser.
 */
import { type Locale, locales } from '#lib/format/localized.ts';

/** Longer than any browser's list; the rest of a longer one is not read. */
const mostRanges = 20;

/** The language of ours that `acceptLanguage` (RFC 9110, 12.5.4) likes best; English when it names none. */
export function preferredLocale(acceptLanguage: string | null): Locale {
  const ranges = (acceptLanguage ?? '')
    .split(',', mostRanges)
    .map((range) => {
      const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
      const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
      return { language: tag.split('-', 1)[0], quality: quality >= 0 && quality <= 1 ? quality : 0 };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  for (const { language } of ranges) {
    const locale = locales.find((each) => each === language);
    if (locale !== undefined) return locale;
  }
  return 'en';
}
