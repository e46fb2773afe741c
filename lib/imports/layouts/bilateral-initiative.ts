/** Bilateral initiatives on the grants portal: no project, and no part of one; partners are listed without roles. */
import type { Layout } from '#lib/imports/layouts/layout.ts';
import { linesInBox } from '#lib/imports/layouts/portal-lines.ts';
import { titleAboveBox } from '#lib/imports/layouts/title-lines.ts';

export const bilateralInitiative: Layout = {
  id: 'bilateral-initiative',
  recordType: 'bilateral initiative',
  fits: (page) =>
    page.box.kind === 'initiative' ||
    page.marks.some(({ label }) => label.key === 'bilateral initiative number')
      ? 1
      : 0,
  title: titleAboveBox,
  regions: true,
  unlabelled: linesInBox,
  partnersAlike: true,
  period: '2014-2021',
};
