/**
 * Every address of the site, made in one place. An address is the same in both languages but for its first
 * segment; nothing else in the project writes one by hand.
 */
import { type Locale, locales } from '#lib/format/localized.ts';
import { otherLocale } from '#lib/i18n/locale.ts';

/** Parameters of a search address; absent and empty values are left out, lists are repeated. */
export type Query = Record<string, string | number | readonly (string | number)[] | undefined>;

export function homePath(locale: Locale): string {
  return `/${locale}`;
}

/** The search page; `query` in the order given. */
export function projectsPath(locale: Locale, query: Query | URLSearchParams = {}): string {
  const text = query instanceof URLSearchParams ? query.toString() : queryString(query);
  return `/${locale}/projects${text && `?${text}`}`;
}

export function projectPath(locale: Locale, slug: string): string {
  return join(locale, 'projects', slug);
}

/** What changed in public on the page of a project, when and why. */
export function projectHistoryPath(locale: Locale, slug: string): string {
  return join(locale, 'projects', slug, 'history');
}

export function placesPath(locale: Locale): string {
  return join(locale, 'places');
}

export function placePath(locale: Locale, slug: string): string {
  return join(locale, 'places', slug);
}

/** What was done for one target group in one place. */
export function placeTargetGroupPath(locale: Locale, place: string, targetGroup: string): string {
  return join(locale, 'places', place, targetGroup);
}

export function targetGroupsPath(locale: Locale): string {
  return join(locale, 'target-groups');
}

export function targetGroupPath(locale: Locale, slug: string): string {
  return join(locale, 'target-groups', slug);
}

export function organisationsPath(locale: Locale): string {
  return join(locale, 'organisations');
}

export function organisationPath(locale: Locale, slug: string): string {
  return join(locale, 'organisations', slug);
}

export function programmesPath(locale: Locale): string {
  return join(locale, 'programmes');
}

export function programmePath(locale: Locale, slug: string): string {
  return join(locale, 'programmes', slug);
}

export function outputsPath(locale: Locale): string {
  return join(locale, 'outputs');
}

export const pageNames = ['about', 'accessibility', 'privacy', 'data'] as const;
export type PageName = (typeof pageNames)[number];

/** A written page: about, accessibility, privacy or data. */
export function writtenPagePath(locale: Locale, page: PageName): string {
  return join(locale, page);
}

/** A page of the staff area: `staffPath('en', 'projects', id, 'review')`; without segments, My work. */
export function staffPath(locale: Locale, ...segments: string[]): string {
  return join(locale, 'staff', ...segments);
}

/** The same page in another language; `path` may carry a query and a fragment. Throws for an address without one. */
export function inLocale(path: string, locale: Locale): string {
  const own = localeOfPath(path);
  if (own === null) throw new Error(`Not an address in a language of the site: ${path}`);
  return `/${locale}${path.slice(own.length + 1)}`;
}

/** The same page in the site's other language. */
export function inOtherLocale(path: string): string {
  const own = localeOfPath(path);
  if (own === null) throw new Error(`Not an address in a language of the site: ${path}`);
  return inLocale(path, otherLocale(own));
}

function localeOfPath(path: string): Locale | null {
  return locales.find((locale) => path === `/${locale}` || /^[/?#]/.test(afterPrefix(path, locale))) ?? null;
}

function afterPrefix(path: string, locale: Locale): string {
  return path.startsWith(`/${locale}`) ? path.slice(locale.length + 1) : '';
}

function join(locale: Locale, ...segments: string[]): string {
  return `/${[locale, ...segments].map(encodeURIComponent).join('/')}`;
}

function queryString(query: Query): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== '') parameters.append(name, String(item));
    }
  }
  return parameters.toString();
}
