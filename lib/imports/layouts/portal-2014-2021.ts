/** Project pages of the grants portal for 2014–21: label and value on lines of their own, partners in two lists. */
import { countFields, hasLabel, type Layout } from '#lib/imports/layouts/layout.ts';
import { linesInBox } from '#lib/imports/layouts/portal-lines.ts';
import { numberText } from '#lib/imports/layouts/portal-number.ts';
import { titleAboveBox } from '#lib/imports/layouts/title-lines.ts';

export const portal2014: Layout = {
  id: 'portal-2014-2021',
  recordType: 'project',
  fits: (page) => {
    if (page.box.kind !== 'project') return 0;
    const { period, archive } = numberText(page);
    if (period !== undefined || archive !== undefined) return (archive ?? period) === '2014-2021' ? 0.95 : 0;
    return countFields(page, 'donorPartners') > 0 || hasLabel(page, 'other project partners') ? 0.9 : 0;
  },
  title: titleAboveBox,
  regions: true,
  unlabelled: linesInBox,
  period: '2014-2021',
};
