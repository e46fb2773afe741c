/** Pages of other operators and of promoters themselves: whatever their labels carry, in either grammar. */
import { countFields, factCount, type Layout } from '#lib/imports/layouts/layout.ts';
import { titleInHeading, titleOnFirstLine } from '#lib/imports/layouts/title-lines.ts';

export const labelled: Layout = {
  id: 'labelled',
  recordType: 'project',
  fits: (page) => {
    const contact = countFields(page, 'contact', 'email', 'phone', 'address', 'website');
    return factCount(page) - contact >= 2 ? 0.5 : 0;
  },
  title: (page) => titleInHeading(page) ?? titleOnFirstLine(page),
};
