/** A project page of the portal with so few facts that nothing tells its period. */
import type { Layout } from '#lib/imports/layouts/layout.ts';
import { linesInBox } from '#lib/imports/layouts/portal-lines.ts';
import { titleAboveBox } from '#lib/imports/layouts/title-lines.ts';

export const portalFacts: Layout = {
  id: 'portal-facts',
  recordType: 'project',
  fits: (page) => (page.box.kind === 'project' ? 0.6 : 0),
  title: titleAboveBox,
  regions: true,
  unlabelled: linesInBox,
};
