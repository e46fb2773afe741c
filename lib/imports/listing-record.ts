/**
 * Where one project of a page that tells of several stands in its text, so that it can be shown by itself. Never reads
 * anew: what the listing showed is what is taken out of it.
 */
import type { PageRecord } from '#lib/imports/pages/pipeline.ts';
import type { Span } from '#lib/imports/pages/text.ts';

/** The lines of the text that tell of the record; all of it for a record without words. */
export function linesOfRecord(text: string, record: PageRecord): Span {
  const spans = spansOf(record);
  if (spans.length === 0) return { start: 0, end: text.length };
  const first = spans.reduce((least, { start }) => Math.min(least, start), text.length);
  const last = spans.reduce((most, { end }) => Math.max(most, end), 0);
  // Whole lines: the label before the first value belongs to it.
  const lineEnd = text.indexOf('\n', last);
  return { start: text.lastIndexOf('\n', first) + 1, end: lineEnd < 0 ? text.length : lineEnd };
}

/** Everything of a record that has words; what was derived has none. */
function spansOf({ statements, sections, suggestions, unused, ignored, issues }: PageRecord): Span[] {
  const told = issues.flatMap(({ start, end }) =>
    start === undefined || end === undefined ? [] : [{ start, end }],
  );
  return [...statements, ...sections, ...suggestions, ...unused, ...ignored, ...told].filter(
    ({ start, end }) => end > start,
  );
}
