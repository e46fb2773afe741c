/** What number and address of a portal page say about the funding period it belongs to. */
import { type Page, valueOf } from '#lib/imports/pages/page.ts';
import { numberInAddress, periodOfNumber, tidyNumber } from '#lib/imports/values/numbers.ts';

/** The period by the number, and by the archive that the address names; undefined where neither says. */
export function numberText(page: Page): { period: string | undefined; archive: string | undefined } {
  const mark = page.marks.find(({ label }) => label.kind === 'fact' && label.field === 'number');
  const [first] = mark === undefined ? [] : valueOf(page, mark);
  const printed = first === undefined ? '' : tidyNumber(page.text.slice(first.start, first.end));
  const url = page.source.url ?? '';
  return {
    period: periodOfNumber(printed) ?? periodOfNumber(numberInAddress(url) ?? ''),
    archive: archiveOf(url),
  };
}

/** `2009-2014` of `…/archive/2009-2014/projects/…`. */
export const archiveOf = (url: string): string | undefined =>
  /\/((?:19|20)\d{2}-20\d{2})(?:\/|$)/.exec(url)?.[1];
