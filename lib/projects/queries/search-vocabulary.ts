/** What the published texts know of a word: whether it stands in one, and which words resemble it. */
import { z } from 'zod';
import type { Vocabulary } from '#lib/search/correct.ts';
import { type Term, termQuery } from '#lib/search/words.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** Counting stops here: beyond it, more frequent does not mean more likely. */
const enough = 200;

/** Candidates that edit distance then judges. */
const mostSimilar = 200;

const countRow = z.object({ n: z.coerce.number(), count: z.coerce.number() });
const wordRow = z.object({ key: z.string(), latin: z.string().nullable(), cyrillic: z.string().nullable() });

/** The vocabulary of all published projects; `isName` says which words are names of a register. */
export function publishedVocabulary(
  db: Prisma.TransactionClient,
  isName: (term: Term) => boolean,
): Vocabulary {
  return {
    isName,
    async count(terms) {
      if (terms.length === 0) return [];
      const queries = terms.map((term) => termQuery(term));
      const rows = await db.$queryRaw`
        SELECT term.n, (
          SELECT count(*) FROM (
            SELECT 1 FROM portfolio.search_document d WHERE d.keys @@ term.query::tsquery LIMIT ${enough}::int
          ) found
        ) AS count
        FROM unnest(${queries}::text[]) WITH ORDINALITY AS term(query, n)`;
      const counts = terms.map(() => 0);
      for (const { n, count } of z.array(countRow).parse(rows)) counts[n - 1] = count;
      return counts;
    },
    async similar(key) {
      const rows = await db.$queryRaw`SELECT * FROM portfolio.similar_words(${key}, ${mostSimilar}::int)`;
      return z.array(wordRow).parse(rows);
    },
  };
}
