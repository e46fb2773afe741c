/** The way on from a search that finds nothing: which condition to drop, and what one would get. */
import { z } from 'zod';
import { type ProjectFacet, type ProjectQuery, projectSearch } from '#lib/projects/facets.ts';
import { allOf, type CountRow, type FacetCondition } from '#lib/search/compile.ts';
import { withoutPart, withWords } from '#lib/search/query.ts';
import { allQuery, type Clause } from '#lib/search/words.ts';
import { Prisma } from '#prisma/generated/client.ts';

/** A search with one condition less that finds something. */
export interface Alternative {
  /** What is dropped: a facet, all words, or one word of several. */
  dropped: { kind: 'facet'; facet: ProjectFacet } | { kind: 'words' } | { kind: 'word'; word: string };
  query: ProjectQuery;
  total: number;
}

/** A list of ways on is no second result list. */
const mostAlternatives = 6;

const totalRow = z.object({ n: z.number(), count: z.coerce.number() });

/** Searches with one condition less that find something, most first; `counts` are those of the empty result. */
export async function alternativesOf(
  db: Prisma.TransactionClient,
  query: ProjectQuery,
  clauses: readonly Clause[],
  conditions: readonly FacetCondition[],
  counts: readonly CountRow[],
): Promise<Alternative[]> {
  const byFacet = conditions.map(({ facet }) => ({
    dropped: { kind: 'facet' as const, facet: facet as ProjectFacet },
    query: withoutPart(projectSearch, query, facet as ProjectFacet),
    total: counts.find(({ kind, value }) => kind === 'total' && value === facet)?.count ?? 0,
  }));
  const all = [...byFacet, ...(await withoutWords(db, query, clauses, conditions))];
  return all
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total)
    .slice(0, mostAlternatives);
}

async function withoutWords(
  db: Prisma.TransactionClient,
  query: ProjectQuery,
  clauses: readonly Clause[],
  conditions: readonly FacetCondition[],
): Promise<Alternative[]> {
  if (clauses.length === 0) return [];
  const shorter =
    clauses.length < 2
      ? []
      : clauses.map((clause) => ({ clause, rest: clauses.filter((c) => c !== clause) }));
  const facets = allOf(conditions.map(({ sql }) => sql));
  const parts = [
    ...(conditions.length === 0
      ? []
      : [Prisma.sql`SELECT -1 AS n, count(*) FROM portfolio.search_document d WHERE ${facets}`]),
    ...shorter.map(
      ({ rest }, n) => Prisma.sql`SELECT ${n}::int AS n, count(*) FROM portfolio.search_document d
        WHERE d.keys @@ ${allQuery(rest)}::tsquery AND ${facets}`,
    ),
  ];
  if (parts.length === 0) return [];
  const rows = z.array(totalRow).parse(await db.$queryRaw`${Prisma.join(parts, ' UNION ALL ')}`);
  return rows.map(({ n, count }) => {
    const left = shorter[n];
    return left === undefined
      ? { dropped: { kind: 'words' }, query: withWords(projectSearch, query, ''), total: count }
      : {
          dropped: { kind: 'word', word: left.clause.text },
          query: withWords(projectSearch, query, left.rest.map(({ text }) => text).join(' ')),
          total: count,
        };
  });
}
