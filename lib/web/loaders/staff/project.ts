/**
 * What every screen of one project begins with: which project it is, and that the actor may see it. Loaders of the staff
 * area take the actor as an argument; they never look for one.
 */
import { type Locale, pick } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import type { Issue } from '#lib/issues.ts';
import type { Entry, EntryState, OpenState } from '#lib/projects/schema/edition.ts';

/** A screen, or why there is none. */
export type Loaded<Screen> = { ok: true; value: Screen } | { ok: false; code: 'not-found' | 'forbidden' };

/** A project as the head of its screens names it. */
export interface ProjectHead {
  projectId: string;
  slug: string;
  title: string;
  titleLang: Locale;
  state: EntryState;
  editionState: OpenState | null;
}

/** The head of an entry; a project without a title is called by its id. */
export function projectHead(entry: Entry, locale: Locale): ProjectHead {
  const { title, lang } = titleOf(entry, locale);
  return {
    projectId: entry.projectId,
    slug: entry.slug,
    title,
    titleLang: lang,
    state: entry.state,
    editionState: entry.editionState,
  };
}

/** The title to show, in the language it is in; an entry without one is called by its id. */
export function titleOf(
  { title, projectId }: Pick<Entry, 'title' | 'projectId'>,
  locale: Locale,
): { title: string; lang: Locale } {
  const { en, bg } = title;
  const found = pick({ ...(en !== '' && { en }), ...(bg !== '' && { bg }) }, locale);
  if (found.text !== '') return { title: found.text, lang: found.locale };
  return { title: staffMessages(locale, 'projects')('untitled', { id: projectId }), lang: locale };
}

/** Why a query gave nothing, for the page that says so. */
export function refusal(issues: readonly Issue[]): { ok: false; code: 'not-found' | 'forbidden' } {
  return { ok: false, code: issues[0]?.code === 'forbidden' ? 'forbidden' : 'not-found' };
}
