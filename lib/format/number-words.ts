/**
 * Numbers and sums of money in words, as somebody reads them aloud: the ear hears a digit too many that the eye passes
 * over. Nothing here rounds; what cannot be said exactly is not said.
 */
import type { Locale } from '#lib/format/localized.ts';
import { bulgarianFraction, bulgarianMoney, bulgarianWords } from '#lib/format/number-words/bulgarian.ts';
import {
  englishFraction,
  englishMoney,
  englishWords,
  type NamedCurrency,
} from '#lib/format/number-words/english.ts';

/** From here on numbers would need words that few have heard. */
const tooLarge = 1e15;

/** `thirty-four thousand six hundred and forty-nine`; null for a number of more than six decimal places, or too large. */
export function numberInWords(value: number, locale: Locale): string | null {
  const size = Math.abs(value);
  if (!(size < tooLarge)) return null;
  const [whole = '0', digits = ''] = decimalOf(size).split('.');
  if (digits.length > 6 || Number(`${whole}.${digits || '0'}`) !== size) return null;
  const words =
    locale === 'en'
      ? digits === ''
        ? englishWords(size)
        : englishFraction(Number(whole), digits)
      : digits === ''
        ? bulgarianWords(size)
        : bulgarianFraction(Number(whole), digits);
  return value < 0 ? `${minus[locale]} ${words}` : words;
}

/** `thirty-four thousand six hundred and forty-nine euro`; null for a sum that is too large, or none in whole cents. */
export function moneyInWords(
  { amountCents, currency }: { amountCents: number; currency: NamedCurrency },
  locale: Locale,
): string | null {
  const size = Math.abs(amountCents);
  if (!Number.isSafeInteger(size) || size / 100 >= tooLarge) return null;
  const [whole, cents] = [Math.floor(size / 100), size % 100];
  const words = (locale === 'en' ? englishMoney : bulgarianMoney)(whole, cents, currency);
  return amountCents < 0 ? `${minus[locale]} ${words}` : words;
}

const minus: Record<Locale, string> = { en: 'minus', bg: 'минус' };

const plain = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 20 });

/** The shortest digits that mean the number, never with an exponent. */
const decimalOf = (size: number): string => plain.format(size);
