/**
 * Two drafts compared for somebody who reads the difference: the fields in the order of the editor, under their names,
 * lists by the names of their items instead of by ids.
 */
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { typedFields } from '#lib/projects/form/fields.ts';
import { isList, pathName, rowName } from '#lib/projects/form/path-name.ts';
import { languageOfPath } from '#lib/projects/form/shape.ts';
import { describeDifference, type FieldDifference, markWords } from '#lib/versioning/difference.ts';
import { type Draft, itemIds } from '#lib/versioning/draft.ts';

export interface NamedDifference {
  path: string;
  name: string;
  kind: FieldDifference['kind'];
  marks: FieldDifference['marks'];
  /** Language of the text, for texts in one. */
  lang: Locale | null;
}

/** What `after` says otherwise than `before`. */
export function namedDifferences(before: Draft, after: Draft, locale: Locale): NamedDifference[] {
  const drafts = [after, before];
  return describeDifference(before, after)
    .filter(({ path }) => !path.endsWith('.id'))
    .map(
      (difference): NamedDifference => ({
        path: difference.path,
        name: nameOf(difference.path, drafts, locale),
        kind: difference.kind,
        marks: isList(difference.path, drafts)
          ? itemMarks(difference.path, before, after, locale)
          : difference.marks,
        lang: languageOfPath(difference.path),
      }),
    )
    .toSorted((a, b) => place(a.path) - place(b.path));
}

/** The order of a list is a field of its own where two drafts are compared. */
function nameOf(path: string, drafts: readonly Draft[], locale: Locale): string {
  const name = pathName(locale, path, drafts);
  return isList(path, drafts) ? `${name}: ${staffMessages(locale, 'review')('order')}` : name;
}

function itemMarks(list: string, before: Draft, after: Draft, locale: Locale): FieldDifference['marks'] {
  const names = (draft: Draft) =>
    itemIds(draft, list)
      .map((id) => `${rowName(locale, [draft, after, before], list, id)}\n`)
      .join('');
  return markWords(names(before), names(after), locale);
}

const order = new Map(typedFields.map(({ name }, index): [string, number] => [name, index]));

/** Where the field stands in the editor; a source or a quote stands with its field. */
function place(path: string): number {
  const field = /^(?:source:|quote:)?([a-zA-Z]+)/.exec(path)?.[1] ?? '';
  return order.get(field) ?? order.size;
}
