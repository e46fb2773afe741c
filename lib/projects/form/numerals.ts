/**
 * Reads numbers and sums as people and pages write them: `129 068,80 EUR`, `€ 34,649`, `1.234,50 лв.`. Never guesses
 * silently: a text that can mean two numbers gives both.
 */
import { currencies, type Money } from '#lib/projects/schema.ts';

export type ReadNumeral = { ok: true; value: number; other?: number } | { ok: false };

/** 30 characters hold the largest sum we keep, however it is grouped; longer texts are no numerals. */
const longestNumeral = 30;

/**
 * A number with points, commas, spaces or apostrophes. `other` is the second meaning of a text such as `34,649`, whose
 * comma may part thousands (the value) or decimals (the other).
 */
export function readNumeral(text: string): ReadNumeral {
  const plain = plainSpaces(text);
  if (plain.length > longestNumeral) return { ok: false };
  // Nearly every number of a long table is of this kind, and can mean one thing only.
  const [, figures, decimals = '0'] = /^(\d+|\d{1,3}(?: \d{3})+)(?:[.,](\d{1,2}))?$/.exec(plain) ?? [];
  if (figures !== undefined) return { ok: true, value: Number(`${figures.replaceAll(' ', '')}.${decimals}`) };
  if (/^\d+(\.\d+)?e[+-]?\d{1,3}$/.test(plain)) return { ok: true, value: Number(plain) };
  if (!/^\d[\d .,'’]*$/.test(plain) || !/\d$/.test(plain)) return { ok: false };
  const marks = [...plain.matchAll(/[.,]/g)].map((match) => ({ mark: match[0], at: match.index }));
  const last = marks.at(-1);
  const sameMarks = marks.filter(({ mark }) => mark === last?.mark);
  const isGrouped = /[ '’]/.test(plain);
  if (last === undefined) return whole(plain);
  const isMixed = sameMarks.length < marks.length;
  if (!isMixed && sameMarks.length > 1) return isGrouped ? { ok: false } : whole(plain);
  if (isMixed && sameMarks.length > 1) return { ok: false };
  const before = plain.slice(0, last.at);
  const after = plain.slice(last.at + 1);
  if (!/^\d+$/.test(after)) return { ok: false };
  const units = whole(before);
  if (!units.ok) return { ok: false };
  const decimal = Number(`${before.replace(/\D/g, '')}.${after}`);
  const canPartThousands = !isMixed && !isGrouped && after.length === 3 && /^[1-9]\d{0,2}$/.test(before);
  if (canPartThousands) return { ok: true, value: Number(`${before}${after}`), other: decimal };
  return { ok: true, value: decimal };
}

/** A whole number, whose groups, if any, are of three digits and parted by one kind of mark. */
function whole(text: string): ReadNumeral {
  if (/^\d+$/.test(text)) return { ok: true, value: Number(text) };
  const mark = /[^\d]/.exec(text)?.[0] ?? ' ';
  const groups = text.split(mark);
  const isGrouped =
    /^\d{1,3}$/.test(groups[0] ?? '') && groups.slice(1).every((group) => /^\d{3}$/.test(group));
  return isGrouped ? { ok: true, value: Number(groups.join('')) } : { ok: false };
}

/** A number as we write it ourselves, so that reading it again gives the same one and nothing else. */
export function writeNumeral(value: number): string {
  const text = String(value);
  return /^[1-9]\d{0,2}\.\d{3}$/.test(text) ? `${text}0` : text;
}

type Currency = Money['currency'];

const currencyWords: Readonly<Record<Currency, readonly string[]>> = {
  EUR: ['eur', '€', 'euro', 'euros', 'евро'],
  BGN: ['bgn', 'лв', 'лв.', 'лева', 'лев', 'lv', 'lv.', 'leva', 'lev'],
  NOK: ['nok', 'kr', 'kr.', 'крони', 'kroner', 'krone'],
};

/** The currency that a word or a sign means; null for none that we keep. */
export const currencyNamed = (word: string): Currency | null =>
  currencies.find((currency) => currencyWords[currency].includes(word.toLowerCase())) ?? null;

const multiples: readonly (readonly [RegExp, number])[] = [
  [/\s*(million|millions|mln\.?|млн\.?|милиона|милион)$/, 1_000_000],
  [/\s*(thousand|хил\.?|хиляди)$/, 1000],
];

export type ReadMoney =
  | { ok: true; value: Money; otherCents?: number; assumesCurrency: boolean }
  | { ok: false; code: 'bad-money' | 'too-large' };

/** A million million cents is what the document can hold. */
const mostCents = 1_000_000_000_000;

/** A sum in one of our currencies; euro when none is written, which `assumesCurrency` says. */
export function readMoney(text: string): ReadMoney {
  const found = withoutCurrency(plainSpaces(text).toLowerCase());
  if (found === null) return { ok: false, code: 'bad-money' };
  let { rest } = found;
  let times = 1;
  for (const [word, factor] of multiples) {
    if (!word.test(rest)) continue;
    rest = rest.replace(word, '');
    times = factor;
    break;
  }
  const numeral = readNumeral(rest);
  if (!numeral.ok) return { ok: false, code: 'bad-money' };
  const { value, other } =
    times === 1 ? numeral : { value: numeral.other ?? numeral.value, other: undefined };
  const amountCents = centsOf(value * times);
  if (other === undefined && Math.abs(amountCents - value * times * 100) > 1e-3)
    return { ok: false, code: 'bad-money' };
  if (amountCents > mostCents) return { ok: false, code: 'too-large' };
  return {
    ok: true,
    value: { amountCents, currency: found.currency ?? 'EUR' },
    ...(other === undefined ? {} : { otherCents: centsOf(other) }),
    assumesCurrency: found.currency === null,
  };
}

/** As we write a sum ourselves: `129 068,80 EUR`, without decimals where there are none. */
export function writeMoney({ amountCents, currency }: Money): string {
  const units = String(Math.floor(amountCents / 100)).replace(/\B(?=(?:\d{3})+$)/g, ' ');
  const cents = amountCents % 100;
  return `${units}${cents === 0 ? '' : `,${String(cents).padStart(2, '0')}`} ${currency}`;
}

/** Longer words first: `лв.` before `лв`. */
const currencySigns = currencies.map(
  (currency) => [currency, currencyWords[currency].toSorted((a, b) => b.length - a.length)] as const,
);

function withoutCurrency(text: string): { rest: string; currency: Currency | null } | null {
  for (const [currency, words] of currencySigns) {
    for (const word of words) {
      if (text.startsWith(word)) return { rest: text.slice(word.length).trim(), currency };
      if (text.endsWith(word)) return { rest: text.slice(0, -word.length).trim(), currency };
    }
  }
  return /^\d/.test(text) ? { rest: text, currency: null } : null;
}

const centsOf = (value: number) => Math.round(value * 100);

/** No-break, thin and narrow spaces are what word processors write between thousands. */
function plainSpaces(text: string): string {
  if (/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(text)) return text;
  return text.replace(/[\s\u00a0\u2007-\u200a\u202f]+/g, ' ').trim();
}
