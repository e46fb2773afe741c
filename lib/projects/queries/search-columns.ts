/** Where each facet of projects and each order is stored. The only place that ties the search's names to columns. */
import type { Locale } from '#lib/format/localized.ts';
import type { ProjectSort, projectFacets } from '#lib/projects/facets.ts';
import type { ChoiceColumn, FacetColumns, RangeColumn } from '#lib/search/compile.ts';
import type { ChoiceName, RangeName } from '#lib/search/facet.ts';
import { Prisma } from '#prisma/generated/client.ts';

const itself = (value: string) => [value];

/** All places of the register fit: 1 country, 28 districts, 265 municipalities, some 300 towns and their quarters. */
const wholeRegister = 2_000;

/** A reader scans this many names of organisations; the rest is found by typing. */
const shortList = 40;

/** The columns of `portfolio.search_document d`, on the day `today`; `placeIds` is what an address value means. */
export function projectColumns(today: string, placeIds: (value: string) => readonly string[]): FacetColumns {
  const choices: Record<ChoiceName<typeof projectFacets>, ChoiceColumn> = {
    place: { values: Prisma.sql`d.places`, stored: placeIds, most: wholeRegister },
    'target-group': { values: Prisma.sql`d.target_groups`, stored: itself, most: wholeRegister },
    status: { values: statusOn(today), stored: itself, most: shortList },
    programme: { values: Prisma.sql`d.programmes`, stored: itself, most: shortList },
    organisation: { values: Prisma.sql`d.organisations`, stored: itself, most: shortList },
    'partner-country': { values: Prisma.sql`d.partner_countries`, stored: itself, most: shortList },
    period: { values: Prisma.sql`d.periods`, stored: itself, most: shortList },
    has: { values: Prisma.sql`d.has`, stored: itself, most: shortList },
  };
  const ranges: Record<RangeName<typeof projectFacets>, RangeColumn> = {
    amount: { cents: Prisma.sql`d.grant_eur_cents` },
    dates: { startsOn: Prisma.sql`d.starts_on`, endsOn: Prisma.sql`d.ends_on` },
  };
  return { choices, ranges };
}

/** The derived status as an array of one or none; says the same as `derivedStatus` in rules.ts. */
function statusOn(today: string): Prisma.Sql {
  return Prisma.sql`array_remove(ARRAY[CASE
    WHEN d.results_published THEN 'results-published'
    WHEN d.ends_on < ${today}::text::date THEN 'ended'
    WHEN d.starts_on <= ${today}::text::date THEN 'running'
    WHEN d.starts_on IS NOT NULL THEN 'planned'
    WHEN d.ends_on IS NOT NULL THEN 'running'
  END], NULL)`;
}

/** The order of hits; every one ends with the slug, so that pages never overlap. `score` is the relevance. */
export function projectOrder(
  sort: ProjectSort,
  locale: Locale,
  today: string,
  score: Prisma.Sql,
): Prisma.Sql {
  const orders: Record<ProjectSort, () => Prisma.Sql> = {
    relevance: () => Prisma.sql`${score} DESC, d.starts_on DESC NULLS LAST`,
    newest: () => Prisma.sql`d.starts_on DESC NULLS LAST`,
    // Those that still run by their end, then the ended ones, the latest first, then those without an end.
    'ends-soon': () => Prisma.sql`coalesce(d.ends_on < ${today}::text::date, true),
      CASE WHEN d.ends_on >= ${today}::text::date THEN d.ends_on END, d.ends_on DESC NULLS LAST`,
    'amount-desc': () => Prisma.sql`d.grant_eur_cents DESC NULLS LAST`,
    'amount-asc': () => Prisma.sql`d.grant_eur_cents ASC NULLS LAST`,
    title: () =>
      locale === 'bg' ? Prisma.sql`d.title_bg COLLATE "bg-x-icu"` : Prisma.sql`d.title_en COLLATE "en-x-icu"`,
    updated: () => Prisma.sql`d.updated_on DESC`,
  };
  return Prisma.sql`${orders[sort]()}, d.slug COLLATE "C"`;
}
