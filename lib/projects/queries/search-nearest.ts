/** Titles that come near to an address that leads nowhere, for a page that helps. */
import { z } from 'zod';
import { foldedWords } from '#lib/projects/queries/search-rows.ts';
import type { Named } from '#lib/projects/schema.ts';
import type { Prisma } from '#prisma/generated/client.ts';

const titleRow = z.object({ slug: z.string(), title_en: z.string(), title_bg: z.string() });

/** At most `most` projects whose titles resemble the words of `slug`, nearest first; any text will do. */
export async function nearestTitles(db: Prisma.TransactionClient, slug: string, most = 5): Promise<Named[]> {
  const words = foldedWords(slug.slice(0, 200));
  if (words === '') return [];
  const rows = await db.$queryRaw`SELECT * FROM portfolio.similar_titles(${words}, ${most}::int)`;
  return z
    .array(titleRow)
    .parse(rows)
    .map((row) => ({ slug: row.slug, name: { en: row.title_en, bg: row.title_bg } }));
}
