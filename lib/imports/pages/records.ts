/** Parts a page that tells of several projects into the lines of each. Never decides what a single project is. */
import type { Mark } from '#lib/imports/pages/marks.ts';
import { isValueLine, type Page, valueOf } from '#lib/imports/pages/page.ts';
import type { Line } from '#lib/imports/pages/text.ts';

/** The lines of each project of the page; fewer than two when the page tells of one or none. */
export function recordsOf(page: Page): (readonly Line[])[] {
  const starts = startsOf(page);
  if (starts.length < 2) return [];
  return starts.map((start, index) =>
    page.lines.slice(start, Math.min(starts[index + 1] ?? page.tail, page.tail)),
  );
}

function startsOf(page: Page): number[] {
  const boxes = page.lines.filter(({ index, text }) => {
    const mark = page.markAt.get(index)?.find(({ label }) => label.kind === 'box');
    return mark !== undefined && text !== '';
  });
  if (boxes.length > 1) return boxes.map(({ index }) => titleLine(page, index));
  for (const field of ['heading', 'title', 'number'] as const) {
    const marks = page.marks.filter(
      ({ label, parted }) =>
        label.kind === 'fact' && label.field === field && (field !== 'heading' || parted !== 'line'),
    );
    const first = marks[0]?.label.key;
    const alike = marks.filter(({ label }) => label.key === first);
    const values = new Set(alike.map((mark) => printed(page, mark)).filter((value) => value !== ''));
    if (values.size > 1) return alike.map(({ line }) => line);
  }
  return [];
}

const printed = (page: Page, mark: Mark) => {
  const [first] = valueOf(page, mark);
  return first === undefined ? '' : page.text.slice(first.start, first.end).toLowerCase();
};

function titleLine(page: Page, box: number): number {
  let line = box - 1;
  while (line > 0 && page.lines[line]?.text === '') line -= 1;
  return line >= 0 && isValueLine(page, line) ? line : box;
}
