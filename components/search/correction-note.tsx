import { Link } from '#components/ui/link.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { projectsPath } from '#lib/paths.ts';
import { type ProjectQuery, projectSearch } from '#lib/projects/facets.ts';
import { addressOf, exactly } from '#lib/search/query.ts';

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
