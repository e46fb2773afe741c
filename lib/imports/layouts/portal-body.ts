/** The body of a portal page without its box of facts: prose under the portal's headings. It states no fact. */
import { factCount, hasLabel, type Layout } from '#lib/imports/layouts/layout.ts';
import { titleInHeading, titleOnFirstLine } from '#lib/imports/layouts/title-lines.ts';

export const portalBody: Layout = {
  id: 'portal-body',
  recordType: 'project',
  fits: (page) =>
    page.box.kind === null &&
    factCount(page) < 2 &&
    hasLabel(page, 'summary of project results', 'summary of bilateral results', 'резюме на резултатите')
      ? 0.8
      : 0,
  title: (page) => titleInHeading(page) ?? titleOnFirstLine(page),
  regions: true,
  factless: true,
};
