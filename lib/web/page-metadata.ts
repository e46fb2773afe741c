/**
 * What a page says of itself to browsers, search engines and those who link to it: title, description, its address
 * in each language. Never an address that depends on who asks.
 */
import type { Metadata } from 'next';
import { type Locale, locales } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { inLocale } from '#lib/paths.ts';
import { pageLocale } from '#lib/web/page-locale.ts';

export interface PageDescription {
  locale: Locale;
  /** Canonical address of the page without the origin. */
  path: string;
  /** Absent on the home page, which bears the portfolio's name. */
  title?: string;
  description?: string;
  /** False keeps the page, and with `follow` false also its links, out of search engines. */
  robots?: { index: boolean; follow: boolean };
}

/** Next's metadata for a page: canonical address, hreflang with x-default (English), link previews. */
export function pageMetadata({ locale, path, title, description, robots }: PageDescription): Metadata {
  const t = messages(locale, 'site');
  const fullTitle =
    title === undefined ? `${t('name')} – ${t('portfolio')}` : t('titlePattern', { page: title });
  const text = description ?? t('description');
  return {
    title: fullTitle,
    description: text,
    alternates: {
      canonical: path,
      languages: {
        ...Object.fromEntries(locales.map((each) => [each, inLocale(path, each)])),
        'x-default': inLocale(path, 'en'),
      },
    },
    openGraph: {
      type: 'website',
      siteName: t('name'),
      title: title ?? t('portfolio'),
      description: text,
      url: path,
      locale: locale === 'en' ? 'en_GB' : 'bg_BG',
      images: [{ url: '/social.png', width: 1200, height: 630, alt: t('portfolio') }],
    },
    twitter: { card: 'summary_large_image' },
    ...(robots && { robots }),
  };
}

/** Metadata of a page that stands where there is none. */
export function missingMetadata(locale: Locale): Metadata {
  const title = messages(locale, 'site')('titlePattern', {
    page: messages(locale, 'states')('notFoundTitle'),
  });
  return { title, robots: { index: false, follow: true } };
}

/** Areas of messages that hold the title and the lede of a list page. */
type ListArea = 'places' | 'targetGroups' | 'organisations' | 'programmes' | 'outputs';

/** `generateMetadata` of a list page, from the title and lede of its area. */
export function listMetadata(area: ListArea, pathOf: (locale: Locale) => string) {
  return async ({ params }: { params: Promise<{ locale: string }> }): Promise<Metadata> => {
    const locale = await pageLocale(params);
    const t = messages(locale, area);
    return pageMetadata({ locale, path: pathOf(locale), title: t('title'), description: t('lede') });
  };
}
