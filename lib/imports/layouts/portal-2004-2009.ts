/** Project pages of the grants portal for 2004–09: a box of facts, numbers such as `BG0037`. */
import type { Layout } from '#lib/imports/layouts/layout.ts';
import { linesInBox } from '#lib/imports/layouts/portal-lines.ts';
import { numberText } from '#lib/imports/layouts/portal-number.ts';
import { titleAboveBox } from '#lib/imports/layouts/title-lines.ts';

export const portal2004: Layout = {
  id: 'portal-2004-2009',
  recordType: 'project',
  fits: (page) =>
    page.box.kind === 'project' &&
    (numberText(page).period === '2004-2009' || numberText(page).archive === '2004-2009')
      ? 1
      : 0,
  title: titleAboveBox,
  regions: true,
  namesFund: true,
  unlabelled: linesInBox,
  period: '2004-2009',
};
