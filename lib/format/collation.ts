/** The order of names as readers of each language expect it; digits by value, case aside. */
import type { Locale } from '#lib/format/localized.ts';
import { intlTags } from '#lib/format/number.ts';

const collators: Record<Locale, Intl.Collator> = { en: collator('en'), bg: collator('bg') };

/** For `Array.sort`: the order of two names in a language. */
export function compareNames(locale: Locale): (a: string, b: string) => number {
  return collators[locale].compare;
}

function collator(locale: Locale): Intl.Collator {
  return new Intl.Collator(intlTags[locale], { numeric: true, sensitivity: 'base' });
}
