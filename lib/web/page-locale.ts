/**
 * The language of a page from its address. An address in no language of ours is a page that does not exist, which
 * is decided here before any message is looked up.
 */
import { notFound } from 'next/navigation';
import type { Locale } from '#lib/format/localized.ts';
import { localeFrom } from '#lib/i18n/locale.ts';

/** What Next hands the page of one thing that has an address of its own. */
export interface SlugProps {
  params: Promise<{ locale: string; slug: string }>;
}

/** The page's language, or Next's answer 404. */
export async function pageLocale(params: Promise<{ locale: string }>): Promise<Locale> {
  const locale = localeFrom((await params).locale);
  if (locale === null) notFound();
  return locale;
}
