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
  /** Rows that a field of this proposal has: `partners roma-lom`. */
  readonly #taken = new Set<string>();

  constructor(standing: Draft) {
    this.#standing = standing;
  }

  /** The row of `list` that stands and of which `isSame` is true of the text at `part`; else a new one. */
  rowOf(list: ProjectField, part: string, isSame: (text: string) => boolean, wanted: string): string {
    const standing = itemIds(this.#standing, list).find((id) => {
      const text = textAt(this.#standing, `${list}[${id}].${part}`);
      return text !== '' && !this.#taken.has(`${list} ${id}`) && isSame(text);
    });
    return standing === undefined ? this.newRow(list, wanted) : this.#take(list, standing);
  }

  /** An id of `list` that nothing has, made from `wanted`. */
  newRow(list: ProjectField, wanted: string): string {
    const standing = new Set(itemIds(this.#standing, list));
    const stem = slugify(wanted).slice(0, 60).replace(/-+$/, '') || 'row';
    let id = stem;
    for (let number = 2; standing.has(id) || this.#taken.has(`${list} ${id}`); number += 1)
      id = `${stem}-${number}`;
    return this.#take(list, id);
  }

  #take(list: ProjectField, id: string): string {
    this.#taken.add(`${list} ${id}`);
    return id;
  }
}

/** What every part of a proposal is made from. */
export interface Making extends ReadPage {
  rows: RowIds;
}

/** The words at a span. */
export const wordsAt = (text: string, { start, end }: Span): string => text.slice(start, end);
