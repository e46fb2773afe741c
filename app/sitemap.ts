import type { MetadataRoute } from 'next';
import { type Locale, locales } from '#lib/format/localized.ts';
import {
  homePath,
  organisationPath,
  organisationsPath,
  outputsPath,
  pageNames,
  placePath,
  placesPath,
  programmePath,
  programmesPath,
  projectPath,
  projectsPath,
  targetGroupPath,
  targetGroupsPath,
  writtenPagePath,
} from '#lib/paths.ts';
import { loadPublicAddresses } from '#lib/web/loaders/sitemap.ts';
import { siteOrigin } from '#lib/web/site-origin.ts';

export const dynamic = 'force-dynamic';

const lists = [
  homePath,
  projectsPath,
  placesPath,
  targetGroupsPath,
  organisationsPath,
  programmesPath,
  outputsPath,
];

/** Every page that shows something published, each in both languages. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const found = await loadPublicAddresses();
  return [
    ...lists.flatMap((path) => entries((locale) => path(locale))),
    ...pageNames.flatMap((page) => entries((locale) => writtenPagePath(locale, page))),
    ...found.projects.flatMap(({ slug, updatedOn }) =>
      entries((locale) => projectPath(locale, slug), updatedOn),
    ),
    ...found.places.flatMap((slug) => entries((locale) => placePath(locale, slug))),
    ...found.targetGroups.flatMap((slug) => entries((locale) => targetGroupPath(locale, slug))),
    ...found.organisations.flatMap((slug) => entries((locale) => organisationPath(locale, slug))),
    ...found.programmes.flatMap((slug) => entries((locale) => programmePath(locale, slug))),
  ];
}

/** One page in each language, each entry naming the others. */
function entries(path: (locale: Locale) => string, lastModified?: Date): MetadataRoute.Sitemap {
  const address = (locale: Locale) => new URL(path(locale), siteOrigin()).href;
  const languages = {
    ...Object.fromEntries(locales.map((locale) => [locale, address(locale)])),
    'x-default': address('en'),
  };
  return locales.map((locale) => ({
    url: address(locale),
    ...(lastModified && { lastModified }),
    alternates: { languages },
  }));
}
