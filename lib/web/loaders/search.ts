/** Loads the search page: reads the address as a search, answers it, and names everything it mentions. */
import { cache } from 'react';
import { publicDatabase } from '#lib/db/client.ts';
import { type Locale, pick } from '#lib/format/localized.ts';
import { nextDay, startOfDayInSofia } from '#lib/format/partial-date.ts';
import type { Issue } from '#lib/issues.ts';
import { type ProjectQuery, type projectFacets, projectSearch } from '#lib/projects/facets.ts';
import { type ProjectResults, searchProjects } from '#lib/projects/queries/search.ts';
import { loadProjectRegisters, projectResolvers } from '#lib/projects/queries/search-registers.ts';
import type { ChoiceName } from '#lib/search/facet.ts';
import { parseSearch } from '#lib/search/parse-search.ts';
import { choiceOf } from '#lib/search/query.ts';
import { today } from '#lib/web/loaders/page.ts';
import { declareDependencies, everythingTag } from '#lib/web/page-dependencies.ts';

export interface SearchPage extends ProjectResults {
  today: string;
  query: ProjectQuery;
  /** What of the address was ignored, and why. */
  notices: Issue[];
  /** Names of the register entries that the search mentions, by facet and value. */
  names: Record<string, Record<string, string>>;
}

/** The answer to the search that the parameters of an address mean, for a reader of `locale`. */
export async function loadSearch(
  parameters: Record<string, string | string[] | undefined>,
  locale: Locale,
): Promise<SearchPage> {
  const text = new URLSearchParams();
  for (const [name, values] of Object.entries(parameters)) {
    for (const value of [values ?? []].flat()) text.append(name, value);
  }
  return await answer(text.toString(), locale);
}

/** Page and metadata ask for the same search: one answer serves both. */
const answer = cache(async (text: string, locale: Locale): Promise<SearchPage> => {
  const parameters = new URLSearchParams(text);
  const db = publicDatabase();
  const day = today();
  // Whatever changes may be found, counted or suggested; and with the day a status changes.
  declareDependencies({ tags: [everythingTag], expiresAt: startOfDayInSofia(nextDay(day)) });
  const registers = await loadProjectRegisters(db, parameters);
  const { query, notices } = parseSearch(projectSearch, parameters, projectResolvers(registers));
  const results = await searchProjects(db, query, { locale, today: day, registers });
  const named = (
    register: ReadonlyMap<string, { name: { en: string; bg: string } }>,
    values: readonly string[],
  ) =>
    Object.fromEntries(
      values.flatMap((value) => {
        const entry = register.get(value);
        return entry === undefined ? [] : [[value, pick(entry.name, locale).text]];
      }),
    );
  const chosen = (facet: ChoiceName<typeof projectFacets>) => {
    const { any, none } = choiceOf(query, facet);
    return [...any, ...none];
  };
  return {
    ...results,
    today: day,
    query,
    notices: [...notices, ...results.notices],
    names: {
      place: Object.fromEntries(
        chosen('place').flatMap((value) => {
          const place = registers.placesBySlug.get(value)?.[0];
          return place === undefined ? [] : [[value, place.name[locale].replace(/\s*\([^)]*\)/g, '')]];
        }),
      ),
      'target-group': named(registers.targetGroups, chosen('target-group')),
      programme: named(registers.programmes, chosen('programme')),
      organisation: named(registers.organisations, chosen('organisation')),
    },
  };
});
