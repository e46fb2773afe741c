import { labelsIn, type Names, partText } from '#components/search/labels.ts';
import type { Locale } from '#lib/format/localized.ts';
import { type ProjectQuery, projectSearch, projectSentenceOrder } from '#lib/projects/facets.ts';
import { describeSearch } from '#lib/search/describe.ts';

interface Props {
  query: ProjectQuery;
  names: Names;
  locale: Locale;
}

/** The search as a sentence: "2 projects for Roma in Plovdiv". */
export function searchSentence({ query, names, locale, total }: Props & { total: number }): string {
  return describeSearch(projectSearch, query, total, labelsIn(locale, names), projectSentenceOrder)
    .map((part) => partText(part, 'sentence', locale))
    .join(' ');
}
