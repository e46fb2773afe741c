/**
 * Answers a search for projects: hits with where they matched, exact counts of every facet, what was corrected, and a
 * way on when nothing was found. Reads published rows only; a handful of queries whatever the size of the portfolio.
 */
import { z } from 'zod';
import type { Locale } from '#lib/format/localized.ts';
import type { Issue } from '#lib/issues.ts';
import { type ProjectQuery, projectSearch } from '#lib/projects/facets.ts';
import { listProjectsById } from '#lib/projects/queries/list.ts';
import { type Alternative, alternativesOf } from '#lib/projects/queries/search-alternatives.ts';
import { projectColumns, projectOrder } from '#lib/projects/queries/search-columns.ts';
import {
  countedOrganisations,
  facetCounts,
  type ProjectFacetCounts,
} from '#lib/projects/queries/search-facets.ts';
import {
  findOrganisationNames,
  type ProjectRegisters,
  placeIdsOf,
  placeNameTest,
} from '#lib/projects/queries/search-registers.ts';
import { findSections, type MatchedSection, markTitle } from '#lib/projects/queries/search-sections.ts';
import { publishedVocabulary } from '#lib/projects/queries/search-vocabulary.ts';
import type { ProjectCard } from '#lib/projects/schema.ts';
import { allOf, type CountRow, countQuery, facetConditions } from '#lib/search/compile.ts';
import { type Correction, correct } from '#lib/search/correct.ts';
import { choiceOf } from '#lib/search/query.ts';
import type { SnippetPart } from '#lib/search/snippet.ts';
import { allQuery, type Clause, clausesOf, phraseQuery, termsOf } from '#lib/search/words.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** Hits on a page: two screens of a desk, and what a phone loads at once. */
export const pageSize = 20;

export interface ProjectHit {
  card: ProjectCard;
  /** The title in the reader's language with its matches marked. */
  title: SnippetPart[];
  /** Where else the words stand, the best three texts; empty without words. */
  matchedIn: MatchedSection[];
}

export interface ProjectResults {
  total: number;
  /** The page shown, from 1; the last one when a later one was asked for. */
  page: number;
  pages: number;
  hits: ProjectHit[];
  facets: ProjectFacetCounts;
  /** Projects that the amount filter leaves out because their amount is not published; null without that filter. */
  withoutAmount: number | null;
  /** Projects that the dates leave out because theirs are not published; null without that filter. */
  withoutDates: number | null;
  /** What the words were changed to; null when they were taken as typed. */
  corrected: Correction | null;
  /** When nothing was found: what one would get by dropping a condition, most first. */
  alternatives: Alternative[];
  notices: Issue[];
}

const countRow = z.object({ kind: z.string(), value: z.string(), count: z.coerce.number() });
const hitRow = z.object({ project_id: z.string() });

const table = Prisma.sql`portfolio.search_document`;

/** The results of `query` for a reader of `locale` on the day `today` (`YYYY-MM-DD` in Bulgaria). */
export async function searchProjects(
  db: Prisma.TransactionClient,
  query: ProjectQuery,
  context: { locale: Locale; today: string; registers: ProjectRegisters },
): Promise<ProjectResults> {
  const { locale, today, registers } = context;
  const columns = projectColumns(today, (value) => placeIdsOf(registers, value));
  const conditions = facetConditions(projectSearch, query, columns);
  const typed = query.words === '' ? [] : clausesOf(query.words);
  const meant = query.exact
    ? null
    : await correct(query.words, typed, publishedVocabulary(db, placeNameTest(registers)));
  const clauses = meant?.clauses ?? typed;

  const selected = (facet: string) => {
    const { any, none } = choiceOf(query, facet);
    return [...any, ...none].flatMap((value) => columns.choices[facet]?.stored(value) ?? []);
  };
  const counts = z
    .array(countRow)
    .parse(await db.$queryRaw(countQuery(table, matches(clauses), conditions, columns, selected)));
  const total = countOf(counts, 'total', '');
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const page = Math.min(query.page, pages);

  const ids =
    total === 0
      ? []
      : z.array(hitRow).parse(
          await db.$queryRaw`
            SELECT d.project_id FROM ${table} d
            WHERE ${allOf([matches(clauses), ...conditions.map(({ sql }) => sql)])}
            ORDER BY ${projectOrder(query.sort, locale, today, scoreOf(clauses))}
            LIMIT ${pageSize}::int OFFSET ${(page - 1) * pageSize}::int`,
        );
  const organisations = await findOrganisationNames(db, countedOrganisations(counts));
  const names = new Map([...registers.organisations, ...organisations]);
  const missing = (facet: 'amount' | 'dates') =>
    conditions.some((condition) => condition.facet === facet) ? countOf(counts, `null:${facet}`, '') : null;
  return {
    total,
    page,
    pages,
    hits: await hitsOf(
      db,
      ids.map(({ project_id }) => project_id),
      clauses,
      context,
    ),
    facets: facetCounts(counts, query, registers, names, locale),
    withoutAmount: missing('amount'),
    withoutDates: missing('dates'),
    corrected: meant !== null && total > 0 ? meant.correction : null,
    alternatives: total > 0 ? [] : await alternativesOf(db, query, clauses, conditions, counts),
    notices:
      page === query.page
        ? []
        : [{ field: 'page', code: 'page-out-of-range', context: { value: String(query.page), pages } }],
  };
}

function matches(clauses: readonly Clause[]): Prisma.Sql {
  return clauses.length === 0 ? Prisma.sql`true` : Prisma.sql`d.keys @@ ${allQuery(clauses)}::tsquery`;
}

function countOf(rows: readonly CountRow[], kind: string, value: string): number {
  return rows.find((row) => row.kind === kind && row.value === value)?.count ?? 0;
}

/**
 * All words in the title 3, in title, places and organisations 2, in the head 1, elsewhere 0; plus 1 when they follow
 * each other as typed; plus how densely the head holds them (0 to 1). Only the small `head` is read.
 */
function scoreOf(clauses: readonly Clause[]): Prisma.Sql {
  if (clauses.length === 0) return Prisma.sql`0::float8`;
  const all = allQuery(clauses);
  const phrase = phraseQuery(clauses);
  const bonus = phrase === null ? Prisma.sql`0` : Prisma.sql`(d.head @@ ${phrase}::tsquery)::int`;
  return Prisma.sql`(CASE
      WHEN d.head @@ ${allQuery(clauses, ['A'])}::tsquery THEN 3
      WHEN d.head @@ ${allQuery(clauses, ['A', 'B'])}::tsquery THEN 2
      WHEN d.head @@ ${all}::tsquery THEN 1
      ELSE 0
    END + ${bonus} + ts_rank('{0.05, 0.15, 0.5, 1}', d.head, ${all}::tsquery))`;
}

async function hitsOf(
  db: Prisma.TransactionClient,
  ids: string[],
  clauses: readonly Clause[],
  { locale, today }: { locale: Locale; today: string },
): Promise<ProjectHit[]> {
  const cards = await listProjectsById(db, ids, today);
  const sections = await findSections(db, ids, clauses, locale);
  const terms = termsOf(clauses);
  return cards.map((card) => ({
    card,
    title: markTitle(card.title, locale, terms),
    matchedIn: sections.get(card.id) ?? [],
  }));
}
