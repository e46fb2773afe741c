/**
 * A text of a draft in the words of the public page: what `saidText` says, and besides sums, days, numbers and languages as
 * readers write them. What cannot be read is given back as it was typed.
 */
import { formatDate } from '#lib/format/date.ts';
import type { Locale } from '#lib/format/localized.ts';
import { formatMoney } from '#lib/format/money.ts';
import { formatNumber } from '#lib/format/number.ts';
import { messages } from '#lib/i18n/messages.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { readDate } from '#lib/projects/form/dates.ts';
import { languageOf } from '#lib/projects/form/names.ts';
import { readMoney, readNumeral } from '#lib/projects/form/numerals.ts';
import { rowName } from '#lib/projects/form/path-name.ts';
import type { FormRegisters } from '#lib/projects/form/registers.ts';
import { saidText, shapeAt, wordOr } from '#lib/projects/form/said-text.ts';
import { type Draft, textAt } from '#lib/versioning/draft.ts';
import type { Lookup } from '#lib/web/staff/proposed-value.ts';

/** What words are found with. */
export interface WordsOf {
  locale: Locale;
  registers: FormRegisters;
}

/** The text of `draft` at `path` in words; empty where nothing stands. */
export function wordsAt(draft: Draft, path: string, { locale, registers }: WordsOf): string {
  const text = textAt(draft, path).trim();
  if (text === '' || path.startsWith('quote:')) return text;
  if (/^notPublished\[[^\]]+\]\.state$/.test(path))
    return wordOr(staffMessages(locale, 'editor') as unknown as Lookup, `empties.${text}`, text);
  switch (shapeAt(path)?.kind) {
    case 'money': {
      const read = readMoney(text);
      return read.ok && read.otherCents === undefined ? formatMoney(read.value, locale) : text;
    }
    case 'date': {
      const read = readDate(text);
      return read.ok && read.other === undefined ? formatDate(read.value, locale) : text;
    }
    case 'count':
      return /^\d{1,15}$/.test(text) ? formatNumber(Number(text), locale) : text;
    case 'languages':
      return text
        .split(/[,;/]+/)
        .map((word) => languageName(word.trim(), locale))
        .join(', ');
    case 'source':
      return rowName(locale, [draft], 'sources', text, registers);
    default:
      return path === 'fundingPeriod' ? text.replace('-', '–') : saidText(locale, path, text, registers);
  }
}

/** What was promised or achieved, as one value: “at least 210”. */
export function quantityAt(draft: Draft, path: string, locale: Locale): string {
  const [qualifier, number] = [textAt(draft, `${path}.qualifier`), textAt(draft, `${path}.number`).trim()];
  const read = readNumeral(number);
  const quantity = read.ok && read.other === undefined ? formatNumber(read.value, locale) : number;
  const codes = messages(locale, 'codes') as unknown as Lookup;
  if (qualifier === '') return quantity;
  return wordOr(codes, `qualifier.${qualifier}`, `${qualifier} ${quantity}`, { quantity: quantity || '…' });
}

function languageName(word: string, locale: Locale): string {
  const code = languageOf(word);
  return (code === null ? undefined : new Intl.DisplayNames(locale, { type: 'language' }).of(code)) ?? word;
}
