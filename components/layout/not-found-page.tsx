import { PageFrame } from '#components/layout/page-frame.tsx';
import { SearchBox } from '#components/layout/search-box.tsx';
import { LinkList, type ListedLink } from '#components/ui/link-list.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { homePath, projectsPath } from '#lib/paths.ts';

export interface NotFoundPageProps {
  locale: Locale;
  /** What the reader may have meant, nearest first. */
  nearest?: readonly ListedLink[];
}

/** The page where there is none: says so, and offers ways on. */
export function NotFoundPage({ locale, nearest }: NotFoundPageProps) {
  const t = messages(locale, 'states');
  return (
    <PageFrame locale={locale} path={homePath(locale)}>
      <PageHeader title={t('notFoundTitle')} lede={t('notFoundText')} />
      <div className="grid max-w-measure gap-8">
        {nearest !== undefined && nearest.length > 0 && (
          <div>
            <h2 className="mb-2 font-semibold">{t('notFoundNearest')}</h2>
            <LinkList links={nearest} />
          </div>
        )}
        <div>
          <h2 className="mb-2 font-semibold">{t('notFoundSearch')}</h2>
          <SearchBox locale={locale} id="not-found-search" />
        </div>
        <div>
          <h2 className="mb-2 font-semibold">{t('notFoundWays')}</h2>
          <LinkList
            links={[
              { href: homePath(locale), label: t('notFoundHome') },
              { href: projectsPath(locale), label: t('notFoundProjects') },
            ]}
          />
        </div>
      </div>
    </PageFrame>
  );
}
