/**
 * What somebody may be about to type: titles of projects, places, groups and programmes whose words begin so. In any
 * script and spelling; never a guess at typing errors.
 */
import { z } from 'zod';
import { tokenise } from '#lib/format/text/tokenise.ts';
import { keysOfText } from '#lib/format/text/word-keys.ts';
import type { ProjectRegisters } from '#lib/projects/queries/search-registers.ts';
import { allQuery, clausesOf, type Term, termsOf } from '#lib/search/words.ts';
import type { Prisma } from '#prisma/generated/client.ts';

export interface Suggestion {
  kind: 'project' | 'place' | 'target-group' | 'programme';
  /** Slug of the page; of places the bare name, which means every level of it. */
  slug: string;
  name: { en: string; bg: string };
}

const titleRow = z.object({ slug: z.string(), title_en: z.string(), title_bg: z.string() });

/** At most `most` suggestions of each kind; the last word of `words` may be unfinished. */
export async function suggest(
  db: Prisma.TransactionClient,
  words: string,
  registers: ProjectRegisters,
  most = 5,
): Promise<Suggestion[]> {
  const clauses = clausesOf(`${words.trim().slice(0, 100)}*`);
  if (clauses.length === 0) return [];
  const terms = termsOf(clauses);
  const rows = await db.$queryRaw`
    SELECT slug, title_en, title_bg FROM portfolio.search_document d
    WHERE d.keys @@ ${allQuery(clauses)}::tsquery AND d.head @@ ${allQuery(clauses, ['A'])}::tsquery
    ORDER BY starts_on DESC NULLS LAST, slug LIMIT ${most}::int`;
  const projects = z
    .array(titleRow)
    .parse(rows)
    .map(
      (row): Suggestion => ({
        kind: 'project',
        slug: row.slug,
        name: { en: row.title_en, bg: row.title_bg },
      }),
    );
  const places = new Map(
    registers.places
      .filter(
        ({ kind, name, aliases }) => kind !== 'country' && begins([name.en, name.bg, ...aliases], terms),
      )
      .map(({ nameSlug, name }) => [nameSlug, { kind: 'place' as const, slug: nameSlug, name }]),
  );
  const named = (
    kind: 'target-group' | 'programme',
    register: ReadonlyMap<string, Omit<Suggestion, 'kind'>>,
  ) =>
    [...register.values()]
      .filter(({ name }) => begins([name.en, name.bg], terms))
      .map(({ slug, name }): Suggestion => ({ kind, slug, name }));
  return [
    ...[...places.values()].slice(0, most),
    ...named('target-group', registers.targetGroups).slice(0, most),
    ...named('programme', registers.programmes).slice(0, most),
    ...projects,
  ];
}

/** Whether one of the names holds all the words, the last as a beginning. */
function begins(names: readonly string[], terms: readonly Term[]): boolean {
  return names.some((name) => {
    const keys = tokenise(name).flatMap(({ word }) => keysOfText(word));
    return terms.every((term) =>
      keys.some((key) => term.keys.some((each) => (term.isBeginning ? key.startsWith(each) : key === each))),
    );
  });
}
