/**
 * The difference of two drafts as somebody reads through it: by sections of the editor, one entry a field or row, and under
 * each value the source that it names. Nothing that differs is left out.
 */
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { formSections, sectionOfPath, typedFields } from '#lib/projects/form/fields.ts';
import { isList, pathName, rowName } from '#lib/projects/form/path-name.ts';
import type { FormRegisters } from '#lib/projects/form/registers.ts';
import type { Statement } from '#lib/projects/schema.ts';
import { type Draft, itemIds, textAt } from '#lib/versioning/draft.ts';
import type { Lookup } from '#lib/web/staff/proposed-value.ts';
import { itemOf, type NamedDifference, namedDifferences } from '#lib/web/staff/shown-differences.ts';

/** A part of an entry: one of its languages, the place of a row; `name` tells it from the others of the entry. */
export type DifferencePart = NamedDifference;

/** What became different of the source of a value; null where only the other one did. */
export interface SourceDifference {
  /** The path of the value. */
  path: string;
  /** Which part of the entry it speaks of; null: all of it. */
  of: string | null;
  /** The page, by its title. */
  page: NamedDifference | null;
  /** Its words. */
  words: NamedDifference | null;
}

export interface DifferenceEntry {
  /** A field or a row: `grant`, `places[lom]`. */
  path: string;
  /** What the field, or one row of it, is called. */
  name: string;
  /** What tells the row from its neighbours; null where the parts say it. */
  row: string | null;
  kind: NamedDifference['kind'];
  parts: DifferencePart[];
  sources: SourceDifference[];
}

export interface DifferenceSection {
  id: string;
  title: string;
  entries: DifferenceEntry[];
}

/**
 * What `after` says otherwise than `before`, section by section; values in the words of the public page, unless what was
 * typed is what matters.
 */
export function differenceSections(
  before: Draft,
  after: Draft,
  locale: Locale,
  registers: FormRegisters,
  asPublished = true,
): DifferenceSection[] {
  const t = staffMessages(locale, 'editor');
  const drafts = [after, before];
  const found = namedDifferences(before, after, locale, registers, asPublished);
  const byEntry = Map.groupBy(
    found.filter((each) => !isTold(each.path, before, after)),
    ({ path }) => entryPath(path),
  );
  const entries = [...byEntry].map(([path, own]) => entryOf(path, own, { drafts, locale, registers }));
  const inSection = Map.groupBy(entries, ({ path }) => sectionOfPath(path) ?? 'other');
  return [...formSections, 'other' as const].flatMap((id) => {
    const own = inSection.get(id) ?? [];
    const title = id === 'other' ? staffMessages(locale, 'review')('others') : t(`section.${id}`);
    return own.length === 0 ? [] : [{ id, title, entries: own }];
  });
}

/** How many values differ, the sources themselves aside, and how many of them name where they come from. */
export function countValues(
  sections: readonly DifferenceSection[],
  draft: Draft,
  statements: readonly Statement[],
): { values: number; sourced: number } {
  const entries = sections.flatMap(({ id, entries: own }) => (id === 'sources' ? [] : own));
  const named = [
    ...statements.map(({ path }) => path),
    ...Object.keys(draft).flatMap((key) =>
      key.startsWith('source:') && textAt(draft, key) !== '' ? [key.slice('source:'.length)] : [],
    ),
    ...(textAt(draft, 'contactSource') === '' ? [] : ['contact']),
  ];
  const isNamed = ({ path }: DifferenceEntry) =>
    named.some((each) => each === path || each.startsWith(`${path}.`));
  return { values: entries.length, sourced: entries.filter(isNamed).length };
}

interface Shown {
  drafts: readonly Draft[];
  locale: Locale;
  registers: FormRegisters;
}

function entryOf(path: string, own: readonly NamedDifference[], shown: Shown): DifferenceEntry {
  const { drafts, locale, registers } = shown;
  const values = own
    .filter(({ path: each }) => !isBeside(each))
    .toSorted((a, b) => partRank(a.path) - partRank(b.path));
  const kinds = new Set(values.map(({ kind }) => kind));
  const [kind = 'changed'] = kinds;
  const [, list = path, id] = /^([a-zA-Z]+)\[([^\]]+)\]$/.exec(path) ?? [];
  const isWhole = kinds.size === 1 && kind !== 'changed';
  const t = staffMessages(locale, 'editor') as unknown as Lookup;
  const isRow = id !== undefined && t.has(`row.one.${list}`);
  return {
    path,
    name: isRow
      ? t(`row.one.${list}`)
      : (values[0]?.path === path && values[0].name) || pathName(locale, path, drafts, registers),
    row: isRow && (!isWhole || list === 'targetGroups') ? rowName(locale, drafts, list, id, registers) : null,
    kind: kinds.size === 1 ? kind : 'changed',
    parts: values.map((part) => ({ ...part, name: partName(path, part.path, shown) })),
    sources: sourcesOf(path, own, shown),
  };
}

/** Parts stand as the editor has them: the organisation before its name as printed, English before Bulgarian. */
function partRank(path: string): number {
  const [, name, part = ''] = /^([a-zA-Z]+)(?:\[[^\]]+\])?(?:\.([a-zA-Z]+))?/.exec(path) ?? [];
  const shape = typedFields.find((each) => each.name === name)?.shape;
  const order = shape !== undefined && 'fields' in shape ? Object.keys(shape.fields) : [];
  return 2 * order.indexOf(part) + (path.endsWith('.bg') ? 1 : 0);
}

/** The sources of the values of an entry, each with its words. */
function sourcesOf(path: string, own: readonly NamedDifference[], shown: Shown): SourceDifference[] {
  const beside = own.filter(({ path: each }) => isBeside(each));
  const byValue = Map.groupBy(
    beside,
    ({ path: each }) => toldWith[each] ?? each.replace(/^(?:source|quote):/, ''),
  );
  return [...byValue].map(([value, both]) => ({
    path: value,
    of: value === path ? null : partName(path, value, shown),
    page: both.find(({ path: each }) => !each.startsWith('quote:')) ?? null,
    words: both.find(({ path: each }) => each.startsWith('quote:')) ?? null,
  }));
}

/** What a part is called inside its entry: `title.en` is the English one. */
function partName(entry: string, path: string, { drafts, locale, registers }: Shown): string {
  if (path === entry) return '';
  const whole = pathName(locale, entry, drafts, registers);
  const full = pathName(locale, path, drafts, registers);
  return full.startsWith(`${whole}: `) ? capital(full.slice(whole.length + 2), locale) : full;
}

const capital = (text: string, locale: Locale) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);

const isBeside = (path: string) =>
  path.startsWith('source:') || path.startsWith('quote:') || path === 'contactSource';

/** Fields that say of another one where it comes from. */
const toldWith: Readonly<Record<string, string>> = {
  contactSource: 'contact',
  fundingPeriodDerivedFrom: 'fundingPeriod',
};

/** The field, or the row of a list, that a path belongs to. */
function entryPath(path: string): string {
  const own = itemOf(path) || path;
  return toldWith[own] ?? own;
}

/** The order of a list says nothing where its rows came or went by themselves and the others stand as they stood. */
function isTold(path: string, before: Draft, after: Draft): boolean {
  if (!isList(path, [after, before])) return false;
  const [was, is] = [itemIds(before, path), itemIds(after, path)];
  const both = new Set(was.filter((id) => is.includes(id)));
  const stayed = (ids: readonly string[]) => ids.filter((id) => both.has(id)).join(' ');
  if (stayed(was) !== stayed(is)) return false;
  const isToldByItself = (id: string) =>
    [...Object.keys(after), ...Object.keys(before)].some(
      (each) => each.startsWith(`${path}[${id}].`) && textAt(before, each) !== textAt(after, each),
    );
  return [...was, ...is].every((id) => both.has(id) || isToldByItself(id));
}
