/** Where a project matched: its best texts with the words marked, each item in one language. */
import { z } from 'zod';
import { type Locale, type LocalizedText, pick } from '#lib/format/localized.ts';
import { type SectionField, sectionFields } from '#lib/projects/searchable.ts';
import { markedText, type Snippet, type SnippetPart, snippetOf } from '#lib/search/snippet.ts';
import { anyQuery, type Clause, type Term, termsOf } from '#lib/search/words.ts';
import type { Prisma } from '#prisma/generated/client.ts';

/** A text that holds some of the words; messages name `section` under `search.section`. */
export interface MatchedSection extends Snippet {
  section: SectionField;
  /** Language of the text; null for names and numbers. */
  locale: Locale | null;
}

/** More than three places are a list of their own. */
const mostSections = 3;

const sectionRow = z.object({
  project_id: z.string(),
  position: z.number(),
  field: z.enum(sectionFields),
  locale: z.enum(['en', 'bg']).nullable(),
  text: z.string(),
});
type SectionRow = z.infer<typeof sectionRow>;

/** For each project its best texts: most different words first, then in the order of the document; never its own title. */
export async function findSections(
  db: Prisma.TransactionClient,
  ids: readonly string[],
  clauses: readonly Clause[],
  locale: Locale,
): Promise<Map<string, MatchedSection[]>> {
  if (ids.length === 0 || clauses.length === 0) return new Map();
  const rows = z.array(sectionRow).parse(
    await db.$queryRaw`
      SELECT project_id, position, field, locale, text FROM portfolio.search_section
      WHERE project_id = ANY(${[...ids]}::text[]) AND keys @@ ${anyQuery(clauses)}::tsquery
      ORDER BY project_id, position`,
  );
  const terms = termsOf(clauses);
  return new Map(
    [...Map.groupBy(rows, (row) => row.project_id)].map(([id, own]) => [id, bestOf(own, terms, locale)]),
  );
}

function bestOf(rows: readonly SectionRow[], terms: readonly Term[], locale: Locale): MatchedSection[] {
  // Both languages of one item have neighbouring positions; the reader's own is shown where it matched.
  const items = [...Map.groupBy(rows, ({ position }) => Math.floor(position / 2)).values()]
    .map((item) => item.find((row) => row.locale === locale) ?? item[0])
    .filter((row) => row !== undefined && !(row.field === 'title' && row.locale === locale));
  return items
    .flatMap((row) => (row === undefined ? [] : [{ row, snippet: snippetOf(row.text, terms) }]))
    .map(({ row, snippet }) => ({ row, snippet, weight: distinct(snippet.parts) }))
    .sort((a, b) => b.weight - a.weight || a.row.position - b.row.position)
    .filter(({ row }, index, all) => all.findIndex((other) => other.row.field === row.field) === index)
    .slice(0, mostSections)
    .map(({ row, snippet }) => ({ section: row.field, locale: row.locale, ...snippet }));
}

function distinct(parts: readonly SnippetPart[]): number {
  return new Set(parts.filter(({ isMatch }) => isMatch).map(({ text }) => text.toLowerCase())).size;
}

/** The title in the reader's language, or in the other one, with the words marked. */
export function markTitle(title: LocalizedText, locale: Locale, terms: readonly Term[]): SnippetPart[] {
  return markedText(pick(title, locale).text, terms);
}
