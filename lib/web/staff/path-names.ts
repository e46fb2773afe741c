/**
 * What a path of a draft is called in words: `results[children].expected.number` is “Promise and delivery › ‘Children
 * reached’ › expected › number”. For screens that speak about fields outside of the editor. Never throws: a path that no
 * field owns is shown as it is.
 */
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { getStaffMessages, staffMessages } from '#lib/i18n/staff-messages.ts';
import { projectProfile } from '#lib/projects/schema.ts';
import { type Draft, textAt } from '#lib/versioning/draft.ts';

/** A lookup whose keys come from data. */
type Lookup = (key: string, values?: Record<string, string>) => string;

/** What the parts of fields are called; the same names in both languages. */
const knownParts = getStaffMessages('en').review.part;

/** `drafts` are asked in their order for the names of items of lists. */
export function pathName(path: string, drafts: readonly Draft[], locale: Locale): string {
  const t = staffMessages(locale, 'review') as unknown as Lookup;
  const aside = /^(source|quote):(.+)$/.exec(path);
  if (aside) return t(`part.${aside[1]}`, { field: pathName(aside[2] ?? '', drafts, locale) });
  const parts = /^([a-zA-Z]+)(?:\[([^\]]*)\])?((?:\.[a-zA-Z]+)*)$/.exec(path);
  const [, field = '', id, rest = ''] = parts ?? [];
  if (!Object.hasOwn(projectProfile.shape, field)) return path;
  const names = [(messages(locale, 'publicHistory') as unknown as Lookup)(`field.${field}`)];
  if (id !== undefined)
    names.push(t('part.item', { name: itemName(`${field}[${id}]`, drafts, locale) ?? id }));
  else if (isList(path, drafts)) names.push(t('part.order'));
  for (const part of rest.split('.').filter((each) => each !== ''))
    names.push(Object.hasOwn(knownParts, part) ? t(`part.${part}`) : part);
  return names.join(' › ');
}

/** Paths whose text names the items of a list in their order. */
export function isList(path: string, drafts: readonly Draft[]): boolean {
  const inside = `${path}[`;
  return drafts.some((draft) => Object.keys(draft).some((each) => each.startsWith(inside)));
}

/** What the item is called by whoever wrote it; null when it has no name yet. */
export function itemName(item: string, drafts: readonly Draft[], locale: Locale): string | null {
  const other = locale === 'en' ? 'bg' : 'en';
  const places = ['title', 'heading', 'name'].flatMap((part) => [
    `${part}.${locale}`,
    `${part}.${other}`,
    part,
  ]);
  for (const draft of drafts)
    for (const part of [...places, 'nameAsStated', 'place', 'organisation', 'file']) {
      const text = textAt(draft, `${item}.${part}`).trim();
      if (text !== '') return text.length > 80 ? `${text.slice(0, 79)}…` : text;
    }
  return null;
}
