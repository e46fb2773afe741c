/** Registers of public money: `Start date 12 Feb, 2020`, label and value on one line without a colon. */
import type { Layout } from '#lib/imports/layouts/layout.ts';
import { titleInHeading, titleOnFirstLine } from '#lib/imports/layouts/title-lines.ts';

export const register: Layout = {
  id: 'register',
  recordType: 'project',
  fits: (page) => (page.bare && page.box.kind === null ? 0.9 : 0),
  title: (page) => titleInHeading(page) ?? titleOnFirstLine(page),
};
