import type { ReactNode } from 'react';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { writtenPagePath } from '#lib/paths.ts';

const geoNames = 'https://www.geonames.org/';
const naturalEarth = 'https://www.naturalearthdata.com/';

/** The foot of every page: what the site is, its own pages, and whose work it stands on. */
export function SiteFooter({ locale }: { locale: Locale }) {
  const t = messages(locale, 'footer');
  const site = messages(locale, 'site');
  const to = (href: string) => (chunks: ReactNode) => (
    <a href={href} className="text-inherit">
      {chunks}
    </a>
  );
  return (
    <footer className="page-width mt-auto">
      <div className="border-ink border-t pt-5 pb-10 text-small print:pb-0 wide:grid wide:grid-cols-[minmax(0,1fr)_auto] wide:gap-12">
        <div className="max-w-measure">
          <p className="font-title text-subheading" lang="en">
            {site('name')}
          </p>
          <p className="mt-1">{t('purpose')}</p>
          <p className="mt-3 text-caption text-ink-soft">
            {t.rich('placesCredit', { link: to(geoNames) })} {t.rich('mapCredit', { link: to(naturalEarth) })}{' '}
            {t('licence')}
          </p>
        </div>
        <nav aria-label={t('heading')} data-screen className="mt-6 wide:mt-0">
          <ul className="flex flex-wrap gap-x-7 gap-y-1 wide:flex-col">
            {(['about', 'data', 'accessibility', 'privacy'] as const).map((page) => (
              <li key={page}>
                <a href={writtenPagePath(locale, page)} className="quiet-link inline-block py-1">
                  {t(page)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
