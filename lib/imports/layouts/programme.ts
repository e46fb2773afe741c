/** Programme pages of the grants portal: refused, because a programme is no project. */
import { countFields, type Layout } from '#lib/imports/layouts/layout.ts';
import { titleAboveBox } from '#lib/imports/layouts/title-lines.ts';

export const programme: Layout = {
  id: 'programme',
  recordType: 'programme',
  fits: (page) => {
    const own = countFields(page, 'programmeOperator', 'programmeId', 'programmeDonors', 'programmeSum');
    const project = countFields(page, 'promoter', 'status', 'partners');
    return own >= 2 && (page.box.kind === 'programme' || project === 0) ? 1 : 0;
  },
  title: titleAboveBox,
};
