/**
 * What staff call a path of a draft: “Results, Children supported: Achieved, Number”. For lists of issues, differences,
 * notes and whoever tells where somebody works.
 */
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { type Draft, textAt } from '#lib/versioning/draft.ts';

interface Lookup {
  (key: string): string;
  has: (key: string) => boolean;
}

/** The name of a path; `draft` names the row it stands in. A path that no field owns is its own name. */
export function pathName(locale: Locale, path: string, draft: Draft = {}): string {
  const t = staffMessages(locale, 'editor') as unknown as Lookup;
  const [, prefix = '', bare = path] = /^(?:(source|quote|paste):)?(.*)$/s.exec(path) ?? [];
  const [, field = '', id, rest = ''] = /^([a-zA-Z]+)(?:\[([^[\]]*)\])?(?:\.(.*))?$/.exec(bare) ?? [];
  if (field === 'notPublished' && id !== undefined)
    return joined([word(t, 'field', id), ...partsOf(t, rest)]);
  if (!t.has(`field.${field}`)) return path;
  const row = id === undefined ? [] : [rowName(locale, draft, field, id)];
  return joined([
    [word(t, 'field', field), ...row].join(', '),
    ...partsOf(t, rest),
    ...(t.has(`part.${prefix}`) ? [t(`part.${prefix}`)] : []),
  ]);
}

/** What tells a row from its neighbours: its title, its name as printed, or its id. */
export function rowName(locale: Locale, draft: Draft, list: string, id: string): string {
  const other = locale === 'en' ? 'bg' : 'en';
  const texts = [
    `title.${locale}`,
    `title.${other}`,
    'title',
    `heading.${locale}`,
    `heading.${other}`,
    'nameAsStated',
    'place',
    'country',
  ];
  const found = texts
    .map((text) => textAt(draft, `${list}[${id}].${text}`).trim())
    .find((text) => text !== '');
  return found === undefined ? id : found.length > 80 ? `${found.slice(0, 79)}…` : found;
}

function partsOf(t: Lookup, rest: string): string[] {
  const parts = rest.split('.').filter((part) => part !== '');
  return parts.map((part) =>
    part === 'en' || part === 'bg'
      ? word(t, 'language', part)
      : t.has(`flag.${part}`)
        ? t(`flag.${part}`)
        : word(t, 'part', part),
  );
}

function word(t: Lookup, area: string, key: string): string {
  return t.has(`${area}.${key}`) ? t(`${area}.${key}`) : key;
}

const joined = (parts: readonly string[]) =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts[0]}: ${parts.slice(1).join(', ')}`;
