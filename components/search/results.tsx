import { ProjectEntry } from '#components/projects/project-list.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Highlight } from '#components/ui/highlight.tsx';
import { Link } from '#components/ui/link.tsx';
import { LinkList } from '#components/ui/link-list.tsx';
import { Pagination } from '#components/ui/pagination.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { projectsPath } from '#lib/paths.ts';
import { type ProjectQuery, projectSearch } from '#lib/projects/facets.ts';
import type { ProjectCard } from '#lib/projects/schema.ts';
import { addressOf, withPage } from '#lib/search/query.ts';

interface Part {
  text: string;
  isMatch: boolean;
}

export interface Hit {
  card: ProjectCard;
  title: readonly Part[];
  matchedIn: readonly {
    section: string;
    locale: Locale | null;
    parts: readonly Part[];
    isCutBefore: boolean;
    isCutAfter: boolean;
  }[];
}

/** The projects found, one entry a project, each with where the words stand in it. */
export function Results({
  hits,
  query,
  locale,
}: {
  hits: readonly Hit[];
  query: ProjectQuery;
  locale: Locale;
}) {
  return (
    <ol data-results className="border-rule border-b">
      {hits.map((hit) => (
        <li key={hit.card.id} className="border-rule border-t py-5">
          <ProjectEntry
            card={hit.card}
            locale={locale}
            level={2}
            title={query.words === '' ? undefined : <Highlight parts={marked(hit.title)} />}
          />
          <Matches hit={hit} locale={locale} />
        </li>
      ))}
    </ol>
  );
}

function Matches({ hit, locale }: { hit: Hit; locale: Locale }) {
  const t = messages(locale, 'search');
  const elsewhere = hit.matchedIn.filter(({ section }) => section !== 'title');
  if (elsewhere.length === 0) return null;
  return (
    <div className="mt-2 max-w-measure space-y-1 text-small">
      {elsewhere.map((match, index) => (
        <p key={`${match.section} ${index}`}>
          <span className="text-ink-soft">{t(`section.${match.section}` as 'section.goal')}: </span>
          <span lang={match.locale !== null && match.locale !== locale ? match.locale : undefined}>
            {match.isCutBefore && '… '}
            <Highlight parts={marked(match.parts)} />
            {match.isCutAfter && ' …'}
          </span>
        </p>
      ))}
    </div>
  );
}

function marked(parts: readonly Part[]): { text: string; match: boolean }[] {
  return parts.map(({ text, isMatch }) => ({ text, match: isMatch }));
}

/** The pages of a long result. */
export function ResultPages({
  query,
  page,
  pages,
  locale,
}: {
  query: ProjectQuery;
  page: number;
  pages: number;
  locale: Locale;
}) {
  const t = messages(locale, 'pagination');
  const href = (number: number) => addressOf(projectSearch, projectsPath(locale), withPage(query, number));
  const near = [1, page - 1, page, page + 1, pages].filter((each) => each >= 1 && each <= pages);
  const offered = [...new Set(near)].sort((a, b) => a - b);
  return (
    <Pagination
      label={t('label')}
      previous={page > 1 ? { href: href(page - 1), label: t('previous') } : null}
      next={page < pages ? { href: href(page + 1), label: t('next') } : null}
      pages={offered.flatMap((number, index) => {
        const entry = {
          number,
          href: href(number),
          label: number === page ? t('current', { number }) : t('page', { number }),
          current: number === page,
        };
        const before = offered[index - 1];
        return before !== undefined && before < number - 1 ? [null, entry] : [entry];
      })}
    />
  );
}

export interface Alternative {
  dropped: { kind: 'facet'; facet: string } | { kind: 'words' } | { kind: 'word'; word: string };
  query: ProjectQuery;
  total: number;
}

/** Nothing was found: which condition to drop, and what one would get. */
export function NoResults({
  alternatives,
  locale,
}: {
  alternatives: readonly Alternative[];
  locale: Locale;
}) {
  const t = messages(locale, 'search');
  const label = ({ dropped, total }: Alternative) => {
    if (dropped.kind === 'words') return t('none.withoutWords', { count: total });
    if (dropped.kind === 'word') return t('none.withoutWord', { word: dropped.word, count: total });
    const facet = t(`facet.${dropped.facet}` as 'facet.place').toLocaleLowerCase(locale);
    return t('none.withoutFacet', { facet, count: total });
  };
  return (
    <EmptyState title={t('none.heading')}>
      {alternatives.length > 0 && (
        <>
          <p className="mb-2">{t('none.intro')}</p>
          <LinkList
            links={alternatives.map((alternative) => ({
              href: addressOf(projectSearch, projectsPath(locale), alternative.query),
              label: label(alternative),
            }))}
          />
        </>
      )}
      <p className="mt-4">
        <Link href={projectsPath(locale)}>{t('none.all')}</Link>
      </p>
    </EmptyState>
  );
}
