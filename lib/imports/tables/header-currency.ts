/** The currency that the header of a column names, as in `Сума (лв.)` or `Grant in EUR`. Guesses nothing from the cells. */
import { headerKey } from '#lib/imports/tables/header-words.ts';
import { currencyNamed } from '#lib/projects/form/numerals.ts';
import type { Money } from '#lib/projects/schema.ts';

export interface HeaderCurrency {
  currency: Money['currency'] | null;
  /** The key of the header without its currency. */
  bare: string;
}

/** What the header says of the currency; thousands and millions are part of the words that stay. */
export function headerCurrency(header: string): HeaderCurrency {
  const words = headerKey(header).split(' ');
  const named = words.length > 1 ? currencyNamed(words.at(-1) ?? '') : null;
  const currency = named ?? (header.includes('€') ? 'EUR' : null);
  if (named !== null) {
    words.pop();
    if (['in', 'в', 'във'].includes(words.at(-1) ?? '')) words.pop();
  }
  return { currency, bare: words.join(' ') };
}
