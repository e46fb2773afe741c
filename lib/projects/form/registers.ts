/**
 * What the registers know of a text that somebody typed: a place by its name, code or address, an organisation by any
 * of its names. Hands out what fits and never picks one of several.
 */

import type { Locale } from '#lib/format/localized.ts';
import { foldKey } from '#lib/format/text/fold-key.ts';
import { slugify } from '#lib/format/text/slug.ts';
import { messages } from '#lib/i18n/messages.ts';

interface RegisteredName {
  slug: string;
  name: { en: string; bg: string };
}

/** The registers as the editor needs them; the rows of the database satisfy it. */
export interface FormRegisters {
  /** `formerSlugs`: of organisations that were merged into this one. */
  organisations: readonly (RegisteredName & {
    aliases: readonly string[];
    formerSlugs?: readonly string[];
  })[];
  places: readonly (RegisteredName & {
    id: string;
    nameSlug: string;
    kind: string;
    parentId: string | null;
    aliases: readonly string[];
  })[];
  programmes: readonly RegisteredName[];
  targetGroups: readonly (RegisteredName & { parentSlug: string | null })[];
}

interface Entries {
  byId: ReadonlyMap<string, string>;
  byName: ReadonlyMap<string, readonly string[]>;
}

type Register = 'organisations' | 'places' | 'programmes' | 'target-groups';

const kept = new WeakMap<FormRegisters, Map<Register, Entries>>();

/** Ids of the entries that `text` can mean: one for an id or an address, several for a name that several bear. */
export function registeredIds(registers: FormRegisters, register: Register, text: string): readonly string[] {
  const entries = entriesOf(registers, register);
  const exact = entries.byId.get(text);
  if (exact !== undefined) return [exact];
  const slug = entries.byId.get(slugify(text));
  const named = entries.byName.get(nameKey(text)) ?? [];
  return named.length > 0 ? named : slug === undefined ? [] : [slug];
}

/** The address under which the register knows an entry; typed again, it means this entry alone. */
export function addressOf(registers: FormRegisters, register: Register, id: string): string {
  return register === 'places' ? (registers.places.find((place) => place.id === id)?.slug ?? id) : id;
}

/** What the register calls an entry: a place with what it lies in, others by their name; null for an unknown one. */
export function registeredName(
  registers: FormRegisters,
  register: Register,
  id: string,
  locale: Locale,
): string | null {
  if (register !== 'places') {
    const rows = register === 'target-groups' ? registers.targetGroups : registers[register];
    return rows.find(({ slug }) => slug === id)?.name[locale] ?? null;
  }
  const place = registers.places.find((each) => each.id === id);
  if (place === undefined) return null;
  const above = registers.places.find((each) => each.id === place.parentId);
  const kind = messages(locale, 'codes')(`placeKind.${place.kind as 'town'}`);
  return `${place.name[locale]} (${kind}${above === undefined || above.parentId === null ? '' : `, ${above.name[locale]}`})`;
}

function entriesOf(registers: FormRegisters, register: Register): Entries {
  const known = kept.get(registers) ?? new Map<Register, Entries>();
  kept.set(registers, known);
  const made = known.get(register) ?? makeEntries(registers, register);
  known.set(register, made);
  return made;
}

function makeEntries(registers: FormRegisters, register: Register): Entries {
  const rows =
    register === 'places'
      ? registers.places.map((row) => ({ ...row, keys: [row.id, row.slug] }))
      : (register === 'target-groups' ? registers.targetGroups : registers[register]).map((row) => ({
          ...row,
          id: row.slug,
          aliases: 'aliases' in row ? (row.aliases as readonly string[]) : [],
          keys: [row.slug, ...('formerSlugs' in row ? (row.formerSlugs as readonly string[]) : [])],
        }));
  const byId = new Map(rows.flatMap(({ keys, id }) => keys.map((key): [string, string] => [key, id])));
  const byName = new Map<string, string[]>();
  for (const { id, name, aliases } of rows) {
    for (const key of new Set([name.en, name.bg, ...aliases].map(nameKey))) {
      if (key !== '') byName.set(key, [...(byName.get(key) ?? []), id]);
    }
  }
  return { byId, byName };
}

/** Script, case, quotation marks and spelling do not tell names apart. */
function nameKey(name: string): string {
  return name
    .slice(0, 300)
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => foldKey(word))
    .filter((key) => key !== '')
    .join(' ');
}
