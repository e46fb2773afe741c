/** Every layout we read. A new one is a file of its own and a line here. */
import { bilateralInitiative } from '#lib/imports/layouts/bilateral-initiative.ts';
import { labelled } from '#lib/imports/layouts/labelled.ts';
import type { Layout } from '#lib/imports/layouts/layout.ts';
import { operator, operatorBulgarian, operatorLead } from '#lib/imports/layouts/operator.ts';
import { portal2004 } from '#lib/imports/layouts/portal-2004-2009.ts';
import { portal2009 } from '#lib/imports/layouts/portal-2009-2014.ts';
import { portal2014 } from '#lib/imports/layouts/portal-2014-2021.ts';
import { portalBody } from '#lib/imports/layouts/portal-body.ts';
import { portalFacts } from '#lib/imports/layouts/portal-facts.ts';
import { portalProjectSearch } from '#lib/imports/layouts/portal-project-search.ts';
import { programme } from '#lib/imports/layouts/programme.ts';
import { register } from '#lib/imports/layouts/register.ts';
import type { Page } from '#lib/imports/pages/page.ts';

export const layouts: readonly Layout[] = [
  bilateralInitiative,
  programme,
  portal2004,
  portalProjectSearch,
  portal2009,
  portal2014,
  portalFacts,
  portalBody,
  register,
  operatorBulgarian,
  operatorLead,
  operator,
  labelled,
];

/** The layout that the page fits best; null when it fits none. */
export function layoutOf(page: Page): Layout | null {
  let best: Layout | null = null;
  let most = 0;
  for (const layout of layouts) {
    const fit = layout.fits(page);
    if (fit > most) {
      best = layout;
      most = fit;
    }
  }
  return best;
}
