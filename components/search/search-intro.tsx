import { labelsIn, type Names, partText } from '#components/search/labels.ts';
import { Chip } from '#components/ui/chip.tsx';
import { Link } from '#components/ui/link.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { Issue } from '#lib/issues.ts';
import { projectsPath } from '#lib/paths.ts';
import { type ProjectQuery, projectSearch, projectSentenceOrder } from '#lib/projects/facets.ts';
import { describeCondition, describeSearch } from '#lib/search/describe.ts';
import { addressOf, conditionsOf, everything, exactly, withoutCondition } from '#lib/search/query.ts';

interface Props {
  query: ProjectQuery;
  names: Names;
  locale: Locale;
}

/** The search as a sentence: "2 projects for Roma in Plovdiv". */
export function searchSentence({ query, names, locale, total }: Props & { total: number }): string {
  return describeSearch(projectSearch, query, total, labelsIn(locale, names), projectSentenceOrder)
    .map((part) => partText(part, 'sentence', locale))
    .join(' ');
}

/** Every condition as a chip that takes it away; nothing without conditions. */
export function Chips({ query, names, locale }: Props) {
  const t = messages(locale, 'search');
  const labelOf = labelsIn(locale, names);
  const conditions = conditionsOf(projectSearch, query);
  if (conditions.length === 0) return null;
  const path = projectsPath(locale);
  return (
    <ul className="flex flex-wrap items-baseline gap-2" data-screen>
      {conditions.map((condition) => {
        const value = partText(describeCondition(condition, labelOf), 'chip', locale);
        const term = condition.kind === 'words' ? '' : t(`facet.${condition.facet}`);
        const href = addressOf(projectSearch, path, withoutCondition(projectSearch, query, condition));
        return (
          <li key={href} className="max-w-full">
            <Chip href={href} term={term} value={value} removeLabel={t('chip.removeShort')} />
          </li>
        );
      })}
      {conditions.length > 1 && (
        <li>
          <Link href={addressOf(projectSearch, path, everything(projectSearch))}>{t('chip.removeAll')}</Link>
        </li>
      )}
    </ul>
  );
}

/** More notices than this are counted, not listed. */
const mostNotices = 6;

/** What of the address was ignored, and why. */
export function SearchNotices({ notices, locale }: { notices: readonly Issue[]; locale: Locale }) {
  if (notices.length === 0) return null;
  const t = messages(locale, 'search');
  return (
    <Notice tone="warning" title={t('notice.heading')} live>
      <ul>
        {notices.slice(0, mostNotices).map((notice, index) => {
          const key = `notice.${notice.code}` as Parameters<typeof t>[0];
          return (
            <li key={`${notice.code} ${notice.field} ${index}`} className="break-words">
              {t(key, { field: notice.field, ...notice.context } as never)}
            </li>
          );
        })}
        {notices.length > mostNotices && <li>{t('notice.more', { count: notices.length - mostNotices })}</li>}
      </ul>
    </Notice>
  );
}

/** What the words were changed to, with the way to search for what was typed. */
export function CorrectionNote({
  corrected,
  query,
  locale,
}: {
  corrected: { from: string; to: string; reason: string } | null;
  query: ProjectQuery;
  locale: Locale;
}) {
  if (corrected === null) return null;
  const t = messages(locale, 'search');
  const key = `corrected.${corrected.reason}` as 'corrected.spelling';
  return (
    <p>
      {t(key, { from: corrected.from, to: corrected.to })}{' '}
      <Link href={addressOf(projectSearch, projectsPath(locale), exactly(query))} rel="nofollow">
        {t('corrected.exactly', { from: corrected.from })}
      </Link>
    </p>
  );
}
