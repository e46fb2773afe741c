/** Project pages of a fund operator in English: `Project: “Title”`, `Implemented in: …`, prose, then grant and contact. */
import { countFields, hasLabel, type Layout } from '#lib/imports/layouts/layout.ts';
import { titleInHeading, titleOnFirstLine } from '#lib/imports/layouts/title-lines.ts';
import { unlabelledLines } from '#lib/imports/layouts/unlabelled-lines.ts';

export const operator: Layout = {
  id: 'operator',
  recordType: 'project',
  fits: (page) =>
    countFields(page, 'heading') === 1 &&
    countFields(page, 'place', 'promoter', 'period', 'status', 'programme') >= 2
      ? 0.8
      : 0,
  title: (page) => titleInHeading(page) ?? titleOnFirstLine(page),
  unlabelled: unlabelledLines,
};

/** The fund operator's later pages: `Lead organisation` in place of the promoter, some labels left out. */
export const operatorLead: Layout = {
  ...operator,
  id: 'operator-lead-organisation',
  fits: (page) =>
    operator.fits(page) > 0 && hasLabel(page, 'lead organisation', 'lead organization') ? 0.85 : 0,
};

/** The fund operator's pages in Bulgarian. */
export const operatorBulgarian: Layout = {
  ...operator,
  id: 'operator-bulgarian',
  fits: (page) => {
    const bulgarian = page.marks.filter(({ label }) => label.language === 'bg').length;
    return operator.fits(page) > 0 && bulgarian * 2 > page.marks.length ? 0.9 : 0;
  },
};
