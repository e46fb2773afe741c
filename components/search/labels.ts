import { countryName } from '#lib/format/country.ts';
import { formatDate } from '#lib/format/date.ts';
import type { Locale } from '#lib/format/localized.ts';
import { formatMoney } from '#lib/format/money.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { LabelOf, SentencePart } from '#lib/search/describe.ts';

/** Names of register entries by facet and value, in the reader's language. */
export type Names = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** How each value of each facet is called: fixed values by their messages, countries by Intl, the rest by name. */
export function labelsIn(locale: Locale, names: Names): LabelOf {
  const t = messages(locale, 'search');
  return (facet, value) => {
    if (facet === 'partner-country') return countryName(locale, value.toUpperCase());
    if (facet === 'period') return value.replace('-', '–');
    if (facet === 'status' || facet === 'has') {
      const key = `value.${facet}.${value}` as Parameters<typeof t>[0];
      return t.has(key) ? t(key) : value;
    }
    return names[facet]?.[value] ?? value;
  };
}

/** A part of a description in words: amounts as money, dates as dates, names joined by "or". */
export function partText(part: SentencePart, below: 'sentence' | 'chip', locale: Locale): string {
  const t = messages(locale, 'search');
  const values: Record<string, string | number> = { ...part.values };
  if (part.names !== undefined) {
    values.names = new Intl.ListFormat(locale, { type: 'disjunction' }).format(part.names);
  }
  for (const bound of ['min', 'max'] as const) {
    const value = values[bound];
    if (value === undefined) continue;
    values[bound] =
      typeof value === 'number'
        ? formatMoney({ amountCents: value * 100, currency: 'EUR' }, locale)
        : formatDate(value, locale);
  }
  return t(`${below}.${part.key}` as Parameters<typeof t>[0], values as never);
}
