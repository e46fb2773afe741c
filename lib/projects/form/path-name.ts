/**
 * What staff call a path of a draft: “Results, Children supported: achieved, number”. The words are those of the editor,
 * so that whoever reads them in a list finds the field under the same name; one that no field owns is its own name.
 */
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { type FormRegisters, registeredName } from '#lib/projects/form/registers.ts';
import { saidText } from '#lib/projects/form/said-text.ts';
import { type Draft, textAt } from '#lib/versioning/draft.ts';

interface Lookup {
  (key: string): string;
  has: (key: string) => boolean;
}

/**
 * The name of a path. `drafts` are asked in their order for the name of the row it stands in, `registers` for what they call
 * the place, organisation or group of that row.
 */
export function pathName(
  locale: Locale,
  path: string,
  drafts: readonly Draft[] = [],
  registers: FormRegisters | null = null,
): string {
  const t = staffMessages(locale, 'editor') as unknown as Lookup;
  const [, prefix = '', bare = path] = /^(?:(source|quote|paste):)?(.*)$/s.exec(path) ?? [];
  const [, field = '', id, rest = ''] = /^([a-zA-Z]+)(?:\[([^[\]]*)\])?(?:\.(.*))?$/.exec(bare) ?? [];
  if (field === 'notPublished' && id !== undefined)
    return joined([word(t, 'field', id), ...partsOf(t, rest)]);
  if (!has(t, `field.${field}`)) return path;
  const row = id === undefined ? [] : [rowName(locale, drafts, field, id, registers)];
  return joined([
    [word(t, 'field', field), ...row].join(', '),
    ...partsOf(t, rest),
    ...(prefix === '' ? [] : [word(t, 'part', prefix)]),
  ]);
}

/** What tells a row from its neighbours: its title, its name as printed, or its id. */
export function rowName(
  locale: Locale,
  drafts: readonly Draft[],
  list: string,
  id: string,
  registers: FormRegisters | null = null,
): string {
  if (list === 'targetGroups' && registers !== null)
    return registeredName(registers, 'target-groups', id, locale) ?? id;
  const other = locale === 'en' ? 'bg' : 'en';
  const inLanguages = ['title', 'heading', 'name'].flatMap((part) => [
    `${part}.${locale}`,
    `${part}.${other}`,
    part,
  ]);
  const texts = [...inLanguages, 'nameAsStated', 'place', 'organisation', 'country', 'file'];
  const said = (draft: Draft, part: string) => {
    const path = `${list}[${id}].${part}`;
    const text = textAt(draft, path).trim();
    return registers === null ? text : saidText(locale, path, text, registers);
  };
  const found = drafts.flatMap((draft) => texts.map((part) => said(draft, part))).find((text) => text !== '');
  return found === undefined ? id : found.length > 80 ? `${found.slice(0, 79)}…` : found;
}

/** True for paths whose text names the rows of a list in their order. */
export function isList(path: string, drafts: readonly Draft[]): boolean {
  const inside = `${path}[`;
  return drafts.some((draft) => Object.keys(draft).some((each) => each.startsWith(inside)));
}

function partsOf(t: Lookup, rest: string): string[] {
  const parts = rest.split('.').filter((part) => part !== '');
  return parts.map((part) => {
    if (part === 'en' || part === 'bg') return word(t, 'language', part);
    return has(t, `flag.${part}`) ? t(`flag.${part}`) : insideName(word(t, 'part', part));
  });
}

/** A word that stands after others: it begins with a small letter. */
const insideName = (name: string) => name.slice(0, 1).toLowerCase() + name.slice(1);

function word(t: Lookup, area: string, key: string): string {
  return has(t, `${area}.${key}`) ? t(`${area}.${key}`) : key;
}

/** A word of the messages themselves: what data made up may be called like something that every object has. */
const has = (t: Lookup, key: string) => !((key.split('.').at(-1) ?? '') in {}) && t.has(key);

const joined = (parts: readonly string[]) =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts[0]}: ${parts.slice(1).join(', ')}`;
