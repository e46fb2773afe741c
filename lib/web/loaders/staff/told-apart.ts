/** What a list of candidates says of projects that somebody told apart: which, by whom and when. Decides nothing. */
import type { Transaction } from '#lib/db/client.ts';
import type { Locale } from '#lib/format/localized.ts';
import { namesOf } from '#lib/projects/queries/authors.ts';
import { titleOf } from '#lib/web/loaders/staff/project.ts';

export interface Telling {
  /** Name of who said it; null when the person was erased. */
  name: string | null;
  at: Date;
}

export interface ToldApart extends Telling {
  projectId: string;
  title: string;
  lang: Locale;
}

interface Kept {
  projectId: string;
  slug: string;
  title: { en: string; bg: string };
  by: string;
  at: Date;
}

/** Each project as its list names it, with the name of who told it apart, in the order given. */
export async function toldApart(
  db: Transaction,
  locale: Locale,
  kept: readonly Kept[],
): Promise<ToldApart[]> {
  const names = await namesOf(
    db,
    kept.map(({ by }) => by),
  );
  return kept.map(({ projectId, slug, title, by, at }) => {
    const { title: shown, lang } = titleOf({ projectId: slug, title }, locale);
    return { projectId, title: shown, lang, name: names.get(by) ?? null, at };
  });
}
