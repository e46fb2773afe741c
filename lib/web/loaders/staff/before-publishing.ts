/** What still keeps an edition from the public, as everybody who decides about it is told. */
import type { Database } from '#lib/db/client.ts';
import type { Locale } from '#lib/format/localized.ts';
import type { Issue } from '#lib/issues.ts';
import { photosOfDraft } from '#lib/media/queries/photos.ts';
import { pathName } from '#lib/projects/form/path-name.ts';
import { readiness } from '#lib/projects/form/readiness.ts';
import { loadFormRegisters } from '#lib/projects/queries/form-registers.ts';
import type { ReviewState } from '#lib/projects/queries/review.ts';

/** The issues of the text and of its photos, each with the name of its field; none when nothing is open. */
export async function issuesBeforePublishing(
  db: Database,
  { edition, head }: Pick<ReviewState, 'edition' | 'head'>,
  locale: Locale,
): Promise<(Issue & { name: string })[]> {
  if (edition === null) return [];
  const registers = await loadFormRegisters(db);
  const issues = [
    ...readiness(head.draft, head.statements, registers),
    ...(await photosOfDraft(db, head.draft)).issues,
  ];
  return issues.map((issue) => ({ ...issue, name: pathName(locale, issue.field, [head.draft], registers) }));
}
