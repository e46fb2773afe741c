/** Project pages of the grants portal for 2009–14: label and value on lines of their own, target groups and one place. */
import { countFields, type Layout } from '#lib/imports/layouts/layout.ts';
import { linesInBox } from '#lib/imports/layouts/portal-lines.ts';
import { numberText } from '#lib/imports/layouts/portal-number.ts';
import { titleAboveBox } from '#lib/imports/layouts/title-lines.ts';

export const portal2009: Layout = {
  id: 'portal-2009-2014',
  recordType: 'project',
  fits: (page) => {
    if (page.box.kind !== 'project') return 0;
    const { period, archive } = numberText(page);
    if (period !== undefined || archive !== undefined) return (archive ?? period) === '2009-2014' ? 0.95 : 0;
    return countFields(page, 'targetGroups', 'place', 'grant') >= 2 ? 0.9 : 0;
  },
  title: titleAboveBox,
  regions: true,
  namesFund: true,
  unlabelled: linesInBox,
  period: '2009-2014',
};
