/**
 * Sums of money as pages print them, in some twenty spellings: `129 068,80 EUR`, `€ 34,649`, `57.931.157. - Ft`. A
 * spelling that can mean two sums is told as doubtful; a currency that is not printed is never supplied.
 */
import type { Span } from '#lib/imports/pages/text.ts';
import { inOneScript } from '#lib/imports/values/lookalikes.ts';

export interface Sum {
  amount: number;
  /** ISO 4217; absent when the text prints none. */
  currency?: string;
}

export interface FoundSum extends Span {
  sum: Sum;
  /** True when another reading of the separators is possible. */
  doubtful: boolean;
}

const currencies: Readonly<Record<string, string>> = {
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  евро: 'EUR',
  eurot: 'EUR',
  eiro: 'EUR',
  eurų: 'EUR',
  evrov: 'EUR',
  eura: 'EUR',
  ευρώ: 'EUR',
  bgn: 'BGN',
  лв: 'BGN',
  лева: 'BGN',
  лев: 'BGN',
  leva: 'BGN',
  lev: 'BGN',
  huf: 'HUF',
  ft: 'HUF',
  forint: 'HUF',
  pln: 'PLN',
  zł: 'PLN',
  zl: 'PLN',
  czk: 'CZK',
  kč: 'CZK',
  ron: 'RON',
  lei: 'RON',
  nok: 'NOK',
  isk: 'ISK',
  chf: 'CHF',
  sek: 'SEK',
  dkk: 'DKK',
  hrk: 'HRK',
  skk: 'SKK',
  eek: 'EEK',
  lvl: 'LVL',
  ltl: 'LTL',
  lt: 'LTL',
  ls: 'LVL',
  kn: 'HRK',
  złotych: 'PLN',
  korun: 'CZK',
  литас: 'LTL',
  usd: 'USD',
  $: 'USD',
  gbp: 'GBP',
  '£': 'GBP',
};

const multipliers: Readonly<Record<string, number>> = {
  thousand: 1e3,
  хил: 1e3,
  хиляди: 1e3,
  million: 1e6,
  millions: 1e6,
  mln: 1e6,
  mio: 1e6,
  млн: 1e6,
  милиона: 1e6,
  милион: 1e6,
  billion: 1e9,
  bln: 1e9,
  млрд: 1e9,
};

/** What stands between a number and the words beside it is at most this long. */
const reach = 24;
const gap = '[\\s\\u00a0\\u202f]';
const numberStart = /\d+/g;
const wordAfter = new RegExp(`^[.,]?${gap}?[-–—=]{0,2}${gap}?(\\p{L}{1,8}|[€$£])`, 'u');
const wordBefore = new RegExp(`(\\p{L}{1,8}|[€$£])\\.?${gap}{0,2}$`, 'u');

/** Every number of `text` that can be a sum, in order, with or without a currency. Linear in the length of the text. */
export function findSums(text: string): FoundSum[] {
  const found: FoundSum[] = [];
  let consumed = 0;
  numberStart.lastIndex = 0;
  for (let match = numberStart.exec(text); match !== null; match = numberStart.exec(text)) {
    const number = readNumber(text, match.index);
    numberStart.lastIndex = number.end;
    if (number.value === null) continue;
    let { value } = number;
    let end = number.end;
    let start = match.index;
    let currency: string | undefined;
    const before = wordBefore.exec(text.slice(Math.max(consumed, start - reach), start));
    if (before?.[1] !== undefined) {
      const wholeWord = !/\p{L}/u.test(text.charAt(start - before[0].length - 1));
      currency = wholeWord ? currencies[inOneScript(before[1].toLowerCase())] : undefined;
      if (currency !== undefined) start -= before[0].length;
    }
    for (let step = 0; step < 2; step += 1) {
      const after = wordAfter.exec(text.slice(end, end + reach));
      if (after?.[1] === undefined) break;
      const word = inOneScript(after[1].toLowerCase());
      const goesOn = /\p{L}/u.test(text.charAt(end + after[0].length));
      if (goesOn && /\p{L}/u.test(word)) break;
      const factor = multipliers[word];
      if (factor !== undefined && step === 0) {
        value = Math.round(value * factor * 100) / 100;
      } else if (currency === undefined && currencies[word] !== undefined) currency = currencies[word];
      else break;
      end += after[0].length;
      if (factor === undefined) break;
    }
    consumed = end;
    found.push({
      start,
      end,
      sum: currency === undefined ? { amount: value } : { amount: value, currency },
      doubtful: number.doubtful,
    });
  }
  return found;
}

interface NumberRead {
  end: number;
  /** Null when the digits are no number that anybody would print as a sum. */
  value: number | null;
  doubtful: boolean;
}

/** Groups of digits and what parts them, from the digits at `start` on. */
function readNumber(text: string, start: number): NumberRead {
  const groups: string[] = [];
  const separators: string[] = [];
  let at = start;
  for (;;) {
    const digits = digitsAt(text, at);
    groups.push(digits);
    at += digits.length;
    const separator = text.charAt(at);
    const next = digitsAt(text, at + 1);
    if (next === '' || !/[\s\u00a0\u202f\u2009.,'’]/u.test(separator) || /[\n\r]/.test(separator)) break;
    if (separator !== '.' && separator !== ',') {
      if (next.length !== 3 || (groups[0] ?? '').length > 3 || separators.some((each) => each === ',')) break;
      if (separators.includes('.') && groups.length > 1 && (groups.at(-1) ?? '').length !== 3) break;
    }
    separators.push(separator);
    at += 1;
  }
  return { end: at, ...valueOf(groups, separators) };
}

const digitsAt = (text: string, at: number): string => {
  let end = at;
  while (end < text.length && text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end += 1;
  return text.slice(at, end);
};

function valueOf(groups: string[], separators: string[]): Omit<NumberRead, 'end'> {
  const [first = ''] = groups;
  const nothing = { value: null, doubtful: false };
  if (first.length > 12) return nothing;
  if (separators.length === 0) return { value: Number(first), doubtful: false };
  const marks = separators.filter((each) => each === '.' || each === ',');
  const lastMark = marks.at(-1);
  const endsInMark = separators.at(-1) === lastMark;
  const last = groups.at(-1) ?? '';
  const kinds = new Set(marks).size;
  const others = separators.slice(0, -1);
  let decimals = false;
  let doubtful = false;
  if (lastMark !== undefined && endsInMark) {
    const repeats = others.includes(lastMark);
    if (repeats && kinds > 1) return nothing;
    if (repeats) {
      decimals = last.length === 2;
      doubtful = decimals;
    } else if (others.length > 0) decimals = true;
    else {
      decimals = last.length !== 3 || first === '0';
      doubtful = !decimals && lastMark === '.';
    }
  } else if (kinds > 1) return nothing;
  if (decimals && last.length > 4) return nothing;
  const whole = decimals ? groups.slice(0, -1) : groups;
  if (whole.length > 1 && (first.length > 3 || whole.slice(1).some((group) => group.length !== 3)))
    return nothing;
  const amount = Number(`${whole.join('')}${decimals ? `.${last}` : ''}`);
  return amount > 1e13 ? nothing : { value: amount, doubtful };
}

export type SumReading =
  | { ok: true; at: FoundSum; confidence: number; code?: 'currency-not-stated' | 'doubtful-sum' }
  | { ok: false; code: 'no-sum' | 'several-currencies' | 'several-sums' };

/** 1 EUR = 1.95583 BGN; printed pairs are rounded to cents. */
const levaPerEuro = 1.95583;

/** Behind these words stands a part of the sum before them. */
const ofWhich =
  /^[\s.,;–-]{0,4}(?:out )?(?:of which|от (?:които|която|тях)|including|incl\.|thereof|включително|вкл\.)/iu;

/** The one sum that the value of a money label states. */
export function readSum(text: string): SumReading {
  const all = findSums(text);
  const stated = all.filter(({ sum }) => sum.currency !== undefined);
  const [first, second] = stated;
  if (first === undefined) {
    const [only, ...others] = all;
    const rest = only === undefined ? '' : text.slice(0, only.start) + text.slice(only.end);
    if (only === undefined || others.length > 0 || /[\p{L}%]/u.test(rest))
      return { ok: false, code: 'no-sum' };
    return { ok: true, at: only, confidence: 0.6, code: 'currency-not-stated' };
  }
  const used = new Set(stated.map(({ sum }) => sum.currency));
  if (used.size > 2) return { ok: false, code: 'several-currencies' };
  if (used.size === 2 && second !== undefined) {
    const euro = stated.find(({ sum }) => sum.currency === 'EUR');
    const leva = stated.find(({ sum }) => sum.currency === 'BGN');
    const same =
      euro !== undefined &&
      leva !== undefined &&
      Math.abs(euro.sum.amount * levaPerEuro - leva.sum.amount) <= leva.sum.amount * 0.0005 + 0.02;
    return same && stated.length === 2
      ? { ok: true, at: euro, confidence: 0.9 }
      : { ok: false, code: 'several-currencies' };
  }
  if (second !== undefined && second.sum.amount !== first.sum.amount) {
    const between = text.slice(first.end, second.start);
    if (!(/^\s*[.,]?\s*[(;]/u.test(between) || ofWhich.test(between)) || second.sum.amount > first.sum.amount)
      return { ok: false, code: 'several-sums' };
  }
  return first.doubtful
    ? { ok: true, at: first, confidence: 0.8, code: 'doubtful-sum' }
    : { ok: true, at: first, confidence: 1 };
}
