import type { ReactNode } from 'react';
import { StaffNavigation } from '#components/editorial/staff-navigation.tsx';
import { FoldedMenu } from '#components/layout/folded-menu.tsx';
import { LanguageSwitch } from '#components/layout/language-switch.tsx';
import { Breadcrumb, type Crumb } from '#components/ui/breadcrumb.tsx';
import { Menu, MenuButton, MenuLink } from '#components/ui/menu.tsx';
import { SkipLink } from '#components/ui/skip-link.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { homePath, staffPath } from '#lib/paths.ts';

/** Who is signed in, as far as the frame shows it; a `StaffActor` is one. */
export interface FramePerson {
  personId: string;
  name: string;
  memberships: readonly { role: string; programme: string | null }[];
}

/** What the frame knows of a page of the staff area; what `openScreen` gives is one. */
export interface FrameScreen {
  locale: Locale;
  /** Address of the page, with its query: the language switch keeps it. */
  page: string;
  /** Null on pages for who is not signed in. */
  actor: FramePerson | null;
}

export interface StaffFrameProps {
  screen: FrameScreen;
  /** The one h1. */
  title: ReactNode;
  titleLang?: string | undefined;
  /** What kind of thing the page shows, above the title. */
  kind?: ReactNode;
  /** One or two sentences below the title. */
  lede?: ReactNode;
  /** The way from My work to this page, without both. */
  crumbs?: readonly Crumb[] | undefined;
  /** Further places a keyboard can go to at once, on long pages. */
  skips?: readonly { href: string; label: string }[] | undefined;
  /** Beside the title: the one thing the page is for. */
  action?: ReactNode;
  children: ReactNode;
}

/** What stands around every page of the staff area: skip link, quiet header, the way here, the title, the main landmark. */
export function StaffFrame(frame: StaffFrameProps) {
  const { screen, title, titleLang, kind, lede, crumbs, skips = [], action, children } = frame;
  const { locale } = screen;
  const t = staffMessages(locale, 'frame');
  const home = { label: t('home'), href: staffPath(locale) };
  return (
    <>
      <SkipLink href="#main">{t('skip')}</SkipLink>
      {skips.map(({ href, label }) => (
        <SkipLink key={href} href={href}>
          {label}
        </SkipLink>
      ))}
      <StaffHeader screen={screen} />
      <main id="main" tabIndex={-1} className="page-width pb-16 outline-none">
        {crumbs && (
          <div className="pt-3">
            <Breadcrumb label={t('way')} crumbs={[home, ...crumbs]} />
          </div>
        )}
        <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4 pt-6 pb-6 wide:pt-8">
          <div className="min-w-0">
            {kind && <p className="caps mb-2 text-ink-soft">{kind}</p>}
            <h1 lang={titleLang} className="max-w-4xl font-title text-heading tracking-title">
              {title}
            </h1>
            {lede && <p className="mt-2 max-w-measure text-ink-soft">{lede}</p>}
          </div>
          {action}
        </header>
        {children}
      </main>
    </>
  );
}

function StaffHeader({ screen: { locale, page, actor } }: { screen: FrameScreen }) {
  const t = staffMessages(locale, 'frame');
  const memberships = actor?.memberships ?? [];
  return (
    <header data-screen className="page-width relative">
      <div className="flex items-center justify-between gap-4 pt-3 pb-2">
        <a
          href={staffPath(locale)}
          className="group/wordmark flex min-w-0 flex-wrap items-baseline gap-x-3 py-1 text-ink no-underline hover:text-ink"
        >
          <span lang="en" className="font-title text-subheading group-hover/wordmark:underline">
            {messages(locale, 'site')('name')}
          </span>
          <span className="text-caption text-ink-soft">{t('name')}</span>
        </a>
        <div className="flex shrink-0 items-center gap-5 text-small">
          <LanguageSwitch locale={locale} path={page} />
          {actor === null ? (
            <a href={homePath(locale)} className="quiet-link py-1">
              {t('publicSite')}
            </a>
          ) : (
            <AccountMenu locale={locale} page={page} actor={actor} />
          )}
        </div>
      </div>
      {actor === null ? (
        <div className="border-rule-firm border-t" />
      ) : (
        <nav aria-label={t('navigation')} className="border-rule-firm border-y">
          <div className="hidden wide:block">
            <StaffNavigation locale={locale} path={page} memberships={memberships} layout="row" />
          </div>
          <FoldedMenu label={t('menu')}>
            <div className="pt-1 pb-5">
              <StaffNavigation locale={locale} path={page} memberships={memberships} layout="list" />
            </div>
          </FoldedMenu>
        </nav>
      )}
    </header>
  );
}

function AccountMenu({ locale, page, actor }: FrameScreen & { actor: FramePerson }) {
  const t = staffMessages(locale, 'frame');
  return (
    <Menu side="end" summary={<span className="block max-w-24 truncate mid:max-w-md">{actor.name}</span>}>
      <MenuLink href={staffPath(locale, 'account')}>{t('account')}</MenuLink>
      <MenuLink href={homePath(locale)}>{t('publicSite')}</MenuLink>
      <form method="post" action="/staff/api/sign-out">
        <input type="hidden" name="page" value={page} />
        <MenuButton>{t('signOut')}</MenuButton>
      </form>
    </Menu>
  );
}
