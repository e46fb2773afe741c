import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** The projects of a list as a table to take away; `query` holds the filters of the list, without question mark. */
export function TableDownloads({ query, locale }: { query: string; locale: Locale }) {
  const t = staffMessages(locale, 'tables');
  const href = (format: string) => {
    const search = new URLSearchParams(query);
    search.set('format', format);
    return `/staff/api/projects/table?${search}`;
  };
  return (
    <p className="flex flex-wrap gap-x-5 gap-y-1 text-small">
      <span className="py-1 text-ink-soft">{t('download.label')}</span>
      {(['csv', 'xlsx'] as const).map((format) => (
        <a key={format} href={href(format)} download className="inline-block py-1">
          {t(`download.${format}`)}
        </a>
      ))}
    </p>
  );
}
