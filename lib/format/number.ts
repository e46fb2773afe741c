/**
 * Numbers as readers of each language write them. Bulgarian groups thousands from 1 000 on, which Intl does only
 * when told. Nothing here rounds what it is not asked to round.
 */
import type { Locale } from '#lib/format/localized.ts';

export const intlTags: Record<Locale, string> = { en: 'en-GB', bg: 'bg-BG' };

const integers = formatters({ maximumFractionDigits: 0 });
const decimals = formatters({ maximumFractionDigits: 6 });
const percents = formatters({ style: 'percent', maximumFractionDigits: 0 });

/** `1,290` / `1 290`; a fraction keeps up to six places. */
export function formatNumber(value: number, locale: Locale): string {
  return (Number.isInteger(value) ? integers : decimals)[locale].format(value);
}

/** A ratio (1 = all) as a whole percentage: `98%` / `98%`. */
export function formatPercent(ratio: number, locale: Locale): string {
  return percents[locale].format(ratio);
}

function formatters(options: Intl.NumberFormatOptions): Record<Locale, Intl.NumberFormat> {
  const make = (locale: Locale) =>
    new Intl.NumberFormat(intlTags[locale], { ...options, useGrouping: 'always' });
  return { en: make('en'), bg: make('bg') };
}
