import { FoldedMenu } from '#components/layout/folded-menu.tsx';
import { LanguageSwitch } from '#components/layout/language-switch.tsx';
import { MainNavigation } from '#components/layout/main-navigation.tsx';
import { SearchBox } from '#components/layout/search-box.tsx';
import { Wordmark } from '#components/layout/wordmark.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';

/** The head of every page. On narrow screens navigation and search fold behind one word. */
export function SiteHeader({ locale, path }: { locale: Locale; path: string }) {
  const t = messages(locale, 'header');
  return (
    <header data-screen className="page-width relative">
      <div className="flex items-center justify-between gap-4 pt-3 pb-2 wide:pt-5 wide:pb-3">
        <Wordmark locale={locale} />
        <div className="flex shrink-0 items-center gap-6">
          <div className="hidden w-88 wide:block">
            <SearchBox locale={locale} id="header-search" />
          </div>
          <LanguageSwitch locale={locale} path={path} />
        </div>
      </div>
      <nav aria-label={t('navigation')} className="border-rule-firm border-y wide:border-t-0">
        <div className="hidden wide:block">
          <MainNavigation locale={locale} path={path} layout="row" />
        </div>
        <FoldedMenu label={t('menu')}>
          <div className="grid gap-4 pt-1 pb-5">
            <SearchBox locale={locale} id="menu-search" />
            <MainNavigation locale={locale} path={path} layout="list" />
          </div>
        </FoldedMenu>
      </nav>
    </header>
  );
}
