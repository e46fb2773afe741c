/**
 * What became different between two drafts, field by field, with the words marked. It only compares texts; what a field is
 * called and how it is shown is the reader's affair.
 */
import { diffArrays } from 'diff';
import type { Locale } from '#lib/format/localized.ts';
import { changedPaths, type Draft, textAt } from '#lib/versioning/draft.ts';
import { wordsOf } from '#lib/versioning/words.ts';

/** A stretch of text that stayed, went or came. */
export interface Mark {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

export interface FieldDifference {
  path: string;
  kind: 'added' | 'removed' | 'changed';
  before: string;
  after: string;
  /** Both texts in one: without what was added it is `before`, without what was removed it is `after`. */
  marks: Mark[];
}

/** More edits than this are another text; finding the shortest way between them takes long and helps nobody. */
const mostEdits = 2_000;

/** Fields whose text differs, in the order of their paths. */
export function describeDifference(before: Draft, after: Draft): FieldDifference[] {
  return changedPaths(before, after).map((path) => {
    const [was, is] = [textAt(before, path), textAt(after, path)];
    const kind = was === '' ? 'added' : is === '' ? 'removed' : 'changed';
    return { path, kind, before: was, after: is, marks: markWords(was, is, localeOf(path)) };
  });
}

/** The stretches of two texts that stayed, went and came; paragraphs first, then the words of those that changed. */
export function markWords(before: string, after: string, locale: Locale): Mark[] {
  if (before === '' || after === '')
    return joined([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  const marks: Mark[] = [];
  let gone = '';
  for (const change of compare(linesOf(before), linesOf(after))) {
    if (change.kind === 'removed') gone += change.text;
    else if (change.kind === 'added') {
      marks.push(...compare(wordsOf(gone, locale), wordsOf(change.text, locale)));
      gone = '';
    } else {
      marks.push({ kind: 'removed', text: gone }, change);
      gone = '';
    }
  }
  return joined([...marks, { kind: 'removed', text: gone }]);
}

function compare(before: string[], after: string[]): Mark[] {
  const changes = diffArrays(before, after, { maxEditLength: mostEdits });
  if (changes === undefined)
    return [
      { kind: 'removed', text: before.join('') },
      { kind: 'added', text: after.join('') },
    ];
  const marks = changes.map(
    ({ added, removed, value }): Mark => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    }),
  );
  // What went stands before what came in its place.
  for (const [index, mark] of marks.entries()) {
    const next = marks[index + 1];
    if (mark.kind === 'added' && next?.kind === 'removed') marks.splice(index, 2, next, mark);
  }
  return marks;
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*(?:\n+|$)/g)?.filter((line) => line !== '') ?? [];
}

/** Without empty stretches, neighbours of one kind as one. */
function joined(marks: readonly Mark[]): Mark[] {
  const result: Mark[] = [];
  for (const mark of marks) {
    const last = result.at(-1);
    if (mark.text === '') continue;
    if (last?.kind === mark.kind) last.text += mark.text;
    else result.push({ ...mark });
  }
  return result;
}

function localeOf(path: string): Locale {
  return path.endsWith('.bg') ? 'bg' : 'en';
}
