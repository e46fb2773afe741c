import type { Metadata } from 'next';
import { PageFrame } from '#components/layout/page-frame.tsx';
import { Chips } from '#components/search/chips.tsx';
import { CorrectionNote } from '#components/search/correction-note.tsx';
import { Facets } from '#components/search/facets.tsx';
import { NoResults, ResultPages, Results } from '#components/search/results.tsx';
import { SearchForm } from '#components/search/search-form.tsx';
import { SearchNotices } from '#components/search/search-notices.tsx';
import { searchSentence } from '#components/search/search-sentence.ts';
import { PageHeader } from '#components/ui/page-header.tsx';
import { messages } from '#lib/i18n/messages.ts';
import { projectsPath } from '#lib/paths.ts';
import { projectSearch } from '#lib/projects/facets.ts';
import { addressOf, isIndexable, withPage } from '#lib/search/query.ts';
import { loadSearch } from '#lib/web/loaders/search.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { pageMetadata } from '#lib/web/page-metadata.ts';

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const found = await loadSearch(await searchParams, locale);
  return pageMetadata({
    locale,
    path: addressOf(projectSearch, projectsPath(locale), withPage(found.query, found.page)),
    title: searchSentence({ ...found, locale }),
    ...(!isIndexable(projectSearch, found.query) && { robots: { index: false, follow: false } }),
  });
}

export default async function SearchPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const found = await loadSearch(await searchParams, locale);
  const t = messages(locale, 'search');
  const path = addressOf(projectSearch, projectsPath(locale), withPage(found.query, found.page));
  return (
    <PageFrame locale={locale} path={path} crumbs={[]}>
      <PageHeader title={searchSentence({ ...found, locale })} kind={t('title')} />
      <SearchForm query={found.query} locale={locale} />
      <div className="space-y-4 pb-6">
        <SearchNotices notices={found.notices} locale={locale} />
        <Chips query={found.query} names={found.names} locale={locale} />
        <CorrectionNote corrected={found.corrected} query={found.query} locale={locale} />
        {found.withoutAmount !== null && found.withoutAmount > 0 && (
          <p className="text-small">{t('withoutAmount', { count: found.withoutAmount })}</p>
        )}
        {found.withoutDates !== null && found.withoutDates > 0 && (
          <p className="text-small">{t('withoutDates', { count: found.withoutDates })}</p>
        )}
      </div>
      <div className="wide:grid wide:grid-cols-[minmax(0,1fr)_var(--container-margin)] wide:gap-12">
        <div className="min-w-0 space-y-6">
          {found.total === 0 ? (
            <NoResults alternatives={found.alternatives} locale={locale} />
          ) : (
            <>
              <Results hits={found.hits} query={found.query} locale={locale} />
              <ResultPages query={found.query} page={found.page} pages={found.pages} locale={locale} />
            </>
          )}
        </div>
        <aside aria-label={t('narrow')} data-screen className="mt-10 wide:mt-0">
          <h2 className="caps border-ink border-t pt-3 pb-3">{t('narrow')}</h2>
          <Facets facets={found.facets} query={found.query} names={found.names} locale={locale} />
        </aside>
      </div>
    </PageFrame>
  );
}
