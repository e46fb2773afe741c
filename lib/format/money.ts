/**
 * Amounts as readers of each language write them. Amounts come in the smallest unit of their currency and are
 * never converted here.
 */
import type { Locale } from '#lib/format/localized.ts';
import { intlTags } from '#lib/format/number.ts';

interface Amount {
  amountCents: number;
  currency: string;
}

/** `€129,068.80` / `129 068,80 €`; cents are left out when there are none: `€34,649` / `34 649 €`. */
export function formatMoney(amount: Amount, locale: Locale): string {
  const places = amount.amountCents % 100 === 0 ? 0 : 2;
  return formatter(amount.currency, locale, places).format(amount.amountCents / 100);
}

/** With cents always, so that a column of sums aligns: `€34,649.00` / `34 649,00 €`. */
export function formatMoneyAligned(amount: Amount, locale: Locale): string {
  return formatter(amount.currency, locale, 2).format(amount.amountCents / 100);
}

const cache = new Map<string, Intl.NumberFormat>();

function formatter(currency: string, locale: Locale, places: 0 | 2): Intl.NumberFormat {
  const key = `${locale} ${currency} ${places}`;
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(intlTags[locale], {
    style: 'currency',
    currency,
    useGrouping: 'always',
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  });
  cache.set(key, made);
  return made;
}
