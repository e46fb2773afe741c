/** Where titles stand that no label names: above the box of facts, on the first line, or in the first heading. */
import { labelKey } from '#lib/imports/pages/labels.ts';
import { isValueLine, type Page } from '#lib/imports/pages/page.ts';
import type { Span } from '#lib/imports/pages/text.ts';
import { unquoted } from '#lib/imports/values/names.ts';

type Title = { at: Span; confidence: number } | null;

const titled = (page: Page, at: Span, confidence: number): Title => ({
  at: unquoted(page.text, at),
  confidence,
});

/** The last lines above the box of facts, up to the empty line or the furniture before them. */
export function titleAboveBox(page: Page): Title {
  let last = page.box.line - 1;
  while (last >= 0 && !isValueLine(page, last)) last -= 1;
  if (last < 0) return null;
  let first = last;
  while (first > 0 && last - first < 2 && isValueLine(page, first - 1)) first -= 1;
  const start = page.lines[first]?.start ?? 0;
  const end = page.lines[last]?.end ?? 0;
  return end - start > 400 ? null : titled(page, { start, end }, 1);
}

/** The first heading of a document that has headings. */
export function titleInHeading(page: Page): Title {
  const heading = page.source.headings?.find(({ level, start, end }) => {
    const text = page.text.slice(start, end);
    return level <= 2 && text.length > 3 && !page.vocabulary.labels.byKey.has(labelKey(text));
  });
  return heading === undefined ? null : titled(page, heading, 0.9);
}

/** The first line, when it looks like a title and something else follows it. */
export function titleOnFirstLine(page: Page): Title {
  const first = page.lines.find(
    ({ text, index }) => text !== '' && (page.markAt.has(index) || isValueLine(page, index)),
  );
  if (first === undefined || page.markAt.has(first.index) || !looksLikeTitle(first.text)) return null;
  const next = page.lines[first.index + 1];
  if (next !== undefined && next.text !== '' && !page.markAt.has(next.index)) return null;
  return titled(page, first, 0.8);
}

const looksLikeTitle = (text: string) =>
  text.length >= 6 &&
  text.length <= 250 &&
  !/[.;:,!]$/.test(text) &&
  !/^[\d\s./:-]+$/.test(text) &&
  /\p{L}{3}/u.test(text);
