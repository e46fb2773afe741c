/**
 * Where the facts of a portal page stand: in the box that its heading opens, or, where the heading got lost, from the
 * first of the portal's labels on; they end at the first heading or the first line of prose. Reads no value.
 */
import { type Labels, labelKey } from '#lib/imports/pages/labels.ts';
import type { Mark } from '#lib/imports/pages/marks.ts';
import type { Line } from '#lib/imports/pages/text.ts';

export interface Box {
  /** The line above the first fact; -1 where there is none. */
  line: number;
  /** The line before which all facts end. */
  end: number;
  kind: 'project' | 'initiative' | 'programme' | null;
}

/** Longer than this, a line is prose and no value. */
export const longestValue = 240;

/**
 * The box of the lines before `tail`. Without one all lines may hold facts; on a page with the portal's prose only those
 * above it, and none where neither a promoter nor a number is named.
 */
export function boxOf(
  lines: readonly Line[],
  marks: readonly Mark[],
  tail: number,
  { isFurniture, portal }: Pick<Labels, 'isFurniture' | 'portal'>,
): Box {
  const opening = marks.find(({ label }) => label.kind === 'box');
  if (opening?.label.kind === 'box')
    return {
      line: opening.line,
      end: endOfFacts(lines, marks, opening.line, tail, isFurniture),
      kind: opening.label.box,
    };
  const kind = kindWithoutHeading(marks, portal);
  const first = marks.find(({ label }) => label.kind === 'fact');
  if (kind !== null && first !== undefined) {
    const above = lineAbove(lines, first.line);
    return { line: above, end: endOfFacts(lines, marks, above, tail, isFurniture), kind };
  }
  if (!marks.some(({ label }) => portal.headings.has(label.key)))
    return { line: -1, end: lines.length, kind: null };
  const end = endOfFacts(lines, marks, -1, tail, isFurniture);
  const names = marks.some(
    ({ label, line }) =>
      line < end && label.kind === 'fact' && (label.field === 'promoter' || label.field === 'number'),
  );
  return { line: -1, end: names ? end : 0, kind: null };
}

/** What the portal's labels tell of, where at least three of them open the page's facts; null for other pages. */
function kindWithoutHeading(marks: readonly Mark[], portal: Labels['portal']): Box['kind'] {
  const alone = marks.filter(({ label, parted }) => label.kind === 'fact' && parted === 'line');
  if (alone[0] === undefined || alone[0] !== marks.find(({ label }) => label.kind === 'fact')) return null;
  const keys = new Set(alone.map(({ label }) => label.key));
  const count = (own: ReadonlySet<string>) => [...own].filter((key) => keys.has(key)).length;
  const numbers = count(portal.initiativeNumber);
  if (numbers > 0 && numbers + count(portal.initiative) >= 2) return 'initiative';
  const common = count(portal.common);
  const own = count(portal.project);
  return own > 0 && own + common >= 3 ? 'project' : null;
}

/** The line above the first label, or above the promoter that stands there without its label, below a gap and a title. */
function lineAbove(lines: readonly Line[], first: number): number {
  const promoter = lines[first - 1]?.text ?? '';
  if (promoter === '' || lines[first - 2]?.text !== '') return first - 1;
  const titled = lines.slice(Math.max(0, first - 6), first - 2).some(({ text }) => text !== '');
  return titled ? first - 2 : first - 1;
}

function endOfFacts(
  lines: readonly Line[],
  marks: readonly Mark[],
  from: number,
  tail: number,
  isFurniture: (key: string) => boolean,
): number {
  const heading = marks.find(({ label, line }) => line > from && label.kind === 'section')?.line ?? tail;
  const byLine = new Set(marks.map(({ line }) => line));
  const prose = lines.findIndex(
    ({ text, index }) =>
      index > from && text.length > longestValue && !byLine.has(index) && !isFurniture(labelKey(text)),
  );
  return prose < 0 ? heading : Math.min(heading, prose);
}
