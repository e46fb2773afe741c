/** Where titles stand that no label names: above the box of facts, on the first line, or in the first heading. */
import { labelKey } from '#lib/imports/pages/labels.ts';
import { lineShape } from '#lib/imports/pages/line-shapes.ts';
import { isOpen, isValueLine, type Page, valueOf } from '#lib/imports/pages/page.ts';
import type { Line, Span } from '#lib/imports/pages/text.ts';
import { nameKey, unquoted } from '#lib/imports/values/names.ts';

type Title = { at: Span; confidence: number } | null;

/** A title without the signs of a heading (`# Title`) and its quotation marks. */
const titled = (page: Page, { start, end }: Span, confidence: number): Title => {
  const sign = /^#{1,6}\s+/.exec(page.text.slice(start, Math.min(end, start + 12)))?.[0].length ?? 0;
  return { at: unquoted(page.text, { start: start + sign, end }), confidence };
};

/** The last lines above the box of facts, up to the empty line or the furniture before them. */
export function titleAboveBox(page: Page): Title {
  let last = page.box.line;
  while (last >= 0 && (!isValueLine(page, last) || isShaped(page, last))) last -= 1;
  if (last < 0) return null;
  let first = last;
  while (first > 0 && last - first < 2 && isValueLine(page, first - 1) && isOneTitle(page, first)) first -= 1;
  const start = page.lines[first]?.start ?? 0;
  const end = page.lines[last]?.end ?? 0;
  return end - start > 400 ? null : titled(page, { start, end }, 1);
}

/** True for a tagged name, a status or a sum that lost its label: it is no title. */
const isShaped = (page: Page, index: number) =>
  lineShape(page.lines[index]?.text ?? '', page.vocabulary.labels) !== null;

/** True when the line at `index` goes on from the one above it, which else may be the menu of the page. */
function isOneTitle(page: Page, index: number): boolean {
  const above = page.lines[index - 1]?.text ?? '';
  return isOpen(above) || above.length > 60 || /^[\p{Ll}–—-]/u.test(page.lines[index]?.text ?? '');
}

/** The first heading of a document that has headings. */
export function titleInHeading(page: Page): Title {
  const { labels } = page.vocabulary;
  const own = page.source.headings?.filter(({ level, start, end }) => {
    const key = labelKey(page.text.slice(start, end));
    return level <= 2 && key.length > 3 && !labels.byKey.has(key) && !labels.isFurniture(key);
  });
  const heading = own?.find(({ level }) => level === 1) ?? own?.[0];
  return heading === undefined ? null : titled(page, heading, 0.9);
}

/** The first line, else the last above the facts, when it stands alone and looks like a title. */
export function titleOnFirstLine(page: Page): Title {
  const facts = page.marks.find((mark) => valueOf(page, mark).length > 0)?.line ?? page.tail;
  const above = page.lines.filter(
    ({ index }) => index < Math.min(facts, linesAbove) && isValueLine(page, index),
  );
  const [first] = above;
  if (first === undefined) return null;
  if (page.marks.some(({ line }) => line < first.index)) return null;
  // `Equal at work | Foundation Open Doors`: the page's own line has the title without its publisher.
  const parts = first.text.includes(' | ') ? first.text.split(' | ').map(nameKey) : [];
  const again = above.find(({ text, index }) => index !== first.index && parts.includes(nameKey(text)));
  if (again !== undefined) return titled(page, again, 0.8);
  const alone = (line: Line) => {
    const before = page.lines[line.index - 1];
    const after = page.lines[line.index + 1];
    const parted = (other: Line | undefined) =>
      other === undefined || other.text === '' || !isValueLine(page, other.index);
    return looksLikeTitle(line.text) && parted(before) && parted(after);
  };
  if (alone(first)) return titled(page, first, 0.8);
  const last = above.findLast((line) => alone(line) && line.text.split(' ').length > 2);
  return last === undefined ? null : titled(page, last, 0.7);
}

/** A title stands before the reader has to scroll. */
const linesAbove = 60;

const looksLikeTitle = (text: string) =>
  text.length >= 6 &&
  text.length <= 250 &&
  !/[.;:,!]$/.test(text) &&
  !/^[•·▪*–—-]/u.test(text) &&
  !/^[\d\s./:-]+$/.test(text) &&
  /\p{L}{3}/u.test(text);
