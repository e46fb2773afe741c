/** A value of an imported page as somebody reads it: sums and days in their language, codes by their names. */
import { countryName } from '#lib/format/country.ts';
import { formatDate } from '#lib/format/date.ts';
import type { Locale } from '#lib/format/localized.ts';
import { formatMoney } from '#lib/format/money.ts';
import { formatNumber } from '#lib/format/number.ts';
import { messages } from '#lib/i18n/messages.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import type { ProposedField, ProposedOption } from '#lib/imports/drafts/proposal.ts';
import { readMoney } from '#lib/projects/form/numerals.ts';
import { type FormRegisters, registeredName } from '#lib/projects/form/registers.ts';
import type { ProjectField } from '#lib/projects/schema.ts';

/** A lookup whose keys come from data. */
export interface Lookup {
  (key: string, values?: Record<string, string | number>): string;
  has: (key: string) => boolean;
}

/** The value of a field as a reader of `locale` sees it; as the page prints it where nothing better is known. */
export function shownValue(
  { field, shown, texts }: ProposedField,
  registers: FormRegisters,
  locale: Locale,
): string {
  if (field === 'places' || field === 'targetGroups')
    return registeredValue({ field, texts }, registers, locale) ?? shown;
  if (field === 'results') return shownResult(texts, locale) ?? shown;
  const isCode = field === 'fund' || field === 'declaredStatus';
  return shownText(field, (isCode && texts[field]) || shown, locale);
}

/** What the registers call the entry that a value means; null where it means none. */
export function registeredValue(
  { texts }: Pick<ProposedField, 'field' | 'texts'>,
  registers: FormRegisters,
  locale: Locale,
): string | null {
  for (const [path, text] of Object.entries(texts)) {
    const group = /^targetGroups\[([^\]]+)\]\.basis$/.exec(path)?.[1];
    if (group !== undefined) return registeredName(registers, 'target-groups', group, locale);
    const register = registerOf(path);
    if (register !== null) return registeredName(registers, register, text, locale);
  }
  return null;
}

function registerOf(path: string): 'organisations' | 'places' | 'programmes' | null {
  if (path.endsWith('.organisation')) return 'organisations';
  if (path.endsWith('.place')) return 'places';
  return path === 'programme' ? 'programmes' : null;
}

/** Which side of a line of results a suggestion fills; null where it fills none. */
export function sideOfResult(texts: ProposedField['texts']): 'expected' | 'achieved' | null {
  const side = Object.keys(texts).flatMap(
    (path) => /\.(expected|achieved)\.number$/.exec(path)?.[1] ?? [],
  )[0];
  return side === 'expected' || side === 'achieved' ? side : null;
}

function shownResult(texts: ProposedField['texts'], locale: Locale): string | null {
  const side = sideOfResult(texts);
  const saying = (end: RegExp) => Object.entries(texts).find(([path]) => end.test(path))?.[1];
  const number = side === null ? undefined : saying(new RegExp(`\\.${side}\\.number$`));
  if (number === undefined) return null;
  const title = saying(/\.title\.(?:en|bg)$/) ?? '';
  const counted = `${formatNumber(Number(number), locale)} ${title}`.trim();
  const qualifier = saying(/\.qualifier$/);
  const codes = messages(locale, 'codes') as unknown as Lookup;
  return qualifier === undefined ? counted : codes(`qualifier.${qualifier}`, { quantity: counted });
}

function shownText(field: ProjectField, text: string, locale: Locale): string {
  if (field === 'grant' || field === 'initialCost' || field === 'finalCost') return shownSum(text, locale);
  if (field === 'startsOn' || field === 'endsOn') return shownDay(text, locale);
  const codes = messages(locale, 'codes') as unknown as Lookup;
  return codes.has(`${field}.${text}`) ? codes(`${field}.${text}`) : text;
}

/** An answer to a question about `field`; some answers are fields, countries or days themselves. */
export function shownOption(
  code: string,
  field: ProjectField,
  { id, shown, texts }: Pick<ProposedOption, 'id' | 'shown' | 'texts'>,
  registers: FormRegisters,
  locale: Locale,
): string {
  if (code === 'of-what') {
    const editor = staffMessages(locale, 'editor') as unknown as Lookup;
    return editor.has(`field.${id}`) ? editor(`field.${id}`) : shown;
  }
  if (code === 'which-country') return countryName(locale, id);
  return registeredValue({ field, texts }, registers, locale) ?? shownText(field, shown, locale);
}

function shownSum(text: string, locale: Locale): string {
  const read = readMoney(text);
  return read.ok && !read.assumesCurrency && read.otherCents === undefined
    ? formatMoney(read.value, locale)
    : text;
}

const shownDay = (text: string, locale: Locale): string =>
  /^\d{4}(?:-\d{2}){0,2}$/.test(text) ? formatDate(text, locale) : text;
