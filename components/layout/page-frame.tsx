import type { ReactNode } from 'react';
import { SiteFooter } from '#components/layout/site-footer.tsx';
import { SiteHeader } from '#components/layout/site-header.tsx';
import { Breadcrumb, type Crumb } from '#components/ui/breadcrumb.tsx';
import { SkipLink } from '#components/ui/skip-link.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { homePath } from '#lib/paths.ts';

export interface PageFrameProps {
  locale: Locale;
  /** Address of this page, with its query: the language switch keeps it. */
  path: string;
  /** The way from the home page to this one, without both; absent on the home page and on error pages. */
  crumbs?: readonly Crumb[] | undefined;
  /** What is said above the header: that this page is a preview. */
  banner?: ReactNode;
  children: ReactNode;
}

/** What stands around every public page: skip link, header, breadcrumb, the main landmark, footer. */
export function PageFrame({ locale, path, crumbs, banner, children }: PageFrameProps) {
  const home = { label: messages(locale, 'site')('home'), href: homePath(locale) };
  return (
    <>
      <SkipLink href="#main">{messages(locale, 'header')('skip')}</SkipLink>
      {banner}
      <SiteHeader locale={locale} path={path} />
      <main id="main" tabIndex={-1} className="page-width pb-10 outline-none">
        {crumbs && (
          <div className="pt-3">
            <Breadcrumb label={messages(locale, 'breadcrumb')('label')} crumbs={[home, ...crumbs]} />
          </div>
        )}
        {children}
      </main>
      <SiteFooter locale={locale} />
    </>
  );
}
