import type { APIRequestContext } from '@playwright/test';

export const locales = ['en', 'bg'] as const;
export type Locale = (typeof locales)[number];

/** The four projects of the first portfolio, by what one calls them. */
export const projects = {
  prison: 'everything-is-possible',
  children: 'specialized-services-for-children-from-roma-communities',
  violence: 'partnership-with-a-cause',
  integration: 'integrated-services-smyadovo-vetrino-bolyarovo',
} as const;

/** One address of every kind of page, without its language. */
export const kindsOfPages: Record<string, string> = {
  home: '',
  search: '/projects',
  'search with words': '/projects?q=plovdiv',
  'search with words and filters': '/projects?q=handbook&place=ruse&target-group=roma&has=results',
  'search that finds nothing': '/projects?q=qxzvw&place=lom',
  'search with notices': '/projects?place=atlantis&sort=sideways&colour=blue',
  'profile with everything': `/projects/${projects.children}`,
  'profile of a prison': `/projects/${projects.prison}`,
  'profile with a sensitive place': `/projects/${projects.violence}`,
  'profile that lacks much': `/projects/${projects.integration}`,
  'history of a project': `/projects/${projects.children}/history`,
  places: '/places',
  'place of every level': '/places/plovdiv',
  district: '/places/ruse-district',
  municipality: '/places/smyadovo-municipality',
  'place without projects': '/places/vidin',
  'place and target group': '/places/plovdiv/roma',
  'target groups': '/target-groups',
  'target group': '/target-groups/roma',
  organisations: '/organisations',
  organisation: '/organisations/mothers-against-drugs',
  programmes: '/programmes',
  outputs: '/outputs',
  about: '/about',
  accessibility: '/accessibility',
  privacy: '/privacy',
  data: '/data',
};

/** Every page that the site map names, as paths in both languages, sorted. */
export async function publicAddresses(request: APIRequestContext): Promise<string[]> {
  const answer = await request.get('/sitemap.xml');
  const found = [...(await answer.text()).matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    (match) => new URL(match[1] ?? '').pathname,
  );
  if (found.length === 0) throw new Error('The site map names no page.');
  return [...new Set(found)].toSorted();
}
