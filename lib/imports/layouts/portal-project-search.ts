/** The older look of the portal for 2009–14: `label: value` on one line below a path of pages, programme and sector further down. */
import { countFields, hasLabel, type Layout } from '#lib/imports/layouts/layout.ts';
import { linesInBox } from '#lib/imports/layouts/portal-lines.ts';
import { titleAboveBox } from '#lib/imports/layouts/title-lines.ts';

export const portalProjectSearch: Layout = {
  id: 'portal-project-search',
  recordType: 'project',
  fits: (page) =>
    page.box.kind === 'project' &&
    (countFields(page, 'objective', 'organisationType', 'prioritySector') > 0 ||
      hasLabel(page, 'this is a project under the programme'))
      ? 0.97
      : 0,
  title: titleAboveBox,
  regions: true,
  namesFund: true,
  unlabelled: linesInBox,
  period: '2009-2014',
};
