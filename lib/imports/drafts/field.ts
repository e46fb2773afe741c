/** The parts of which every proposed field is made, and the ids of rows. Knows no field of the form. */

import { slugify } from '#lib/format/text/slug.ts';
import type { ReadPage } from '#lib/imports/drafts/context.ts';
import type { ProposedField } from '#lib/imports/drafts/proposal.ts';
import type { Statement } from '#lib/imports/pages/facts.ts';
import type { Span } from '#lib/imports/pages/text.ts';
import type { ProjectField } from '#lib/projects/schema.ts';
import { type Draft, itemIds, textAt } from '#lib/versioning/draft.ts';

/** A field as the page alone gives it; what stands in the project is compared later. */
export type BareField = Omit<ProposedField, 'state' | 'sure' | 'before' | 'alsoChangedByStaff'> & {
  /** Set where a register does not know what is named. */
  isUnknown?: true;
};

/** Facts below this are shown and not taken with all others. */
export const sureConfidence = 0.7;

/** A fact in the words of its statement. */
export function factField(
  statement: Statement,
  given: Pick<BareField, 'field' | 'texts' | 'cites'> & Partial<BareField>,
): BareField {
  const { path, raw, value, start, end, confidence, from } = statement;
  const shown =
    value === null ? raw : typeof value === 'string' ? value : `${value.amount} ${value.currency ?? ''}`;
  return {
    id: path,
    kind: 'fact',
    shown: squeezed(shown),
    raw,
    spans: end > start ? [{ start, end }] : [],
    confidence,
    ...(from === undefined ? {} : { from }),
    ...given,
  };
}

/** White space as one space: lines of a page are no part of a value. */
export const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The language of a text by its letters. */
export function languageOfText(text: string): 'en' | 'bg' {
  const sample = text.slice(0, 2_000);
  const cyrillic = sample.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return cyrillic > latin ? 'bg' : 'en';
}

/** Ids of the rows of lists: those that stand are found again by what they name, new ones get one that nothing has. */
export class RowIds {
  readonly #standing: Draft;
  readonly #given = new Map<string, string>();

  constructor(standing: Draft) {
    this.#standing = standing;
  }

  /** The id of the row of `list` that names `value` at `part`; else one made from `wanted`. */
  rowOf(list: ProjectField, part: string, value: string, wanted: string): string {
    const standing = itemIds(this.#standing, list).find(
      (id) => value !== '' && textAt(this.#standing, `${list}[${id}].${part}`) === value,
    );
    return standing ?? this.newRow(list, `${part} ${value}`, wanted);
  }

  /** An id of `list` for `key`, made from `wanted`; the same key gets the same id. */
  newRow(list: ProjectField, key: string, wanted: string): string {
    const known = this.#given.get(`${list} ${key}`);
    if (known !== undefined) return known;
    const taken = new Set([
      ...itemIds(this.#standing, list),
      ...[...this.#given].filter(([each]) => each.startsWith(`${list} `)).map(([, id]) => id),
    ]);
    const stem = slugify(wanted).slice(0, 60).replace(/-+$/, '') || 'row';
    let id = stem;
    for (let number = 2; taken.has(id); number += 1) id = `${stem}-${number}`;
    this.#given.set(`${list} ${key}`, id);
    return id;
  }
}

/** What every part of a proposal is made from. */
export interface Making extends ReadPage {
  rows: RowIds;
}

/** The words at a span. */
export const wordsAt = (text: string, { start, end }: Span): string => text.slice(start, end);
