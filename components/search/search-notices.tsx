import { Notice } from '#components/ui/notice.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { Issue } from '#lib/issues.ts';

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
              {t(key, { field: notice.field, ...notice.context })}
            </li>
          );
        })}
        {notices.length > mostNotices && <li>{t('notice.more', { count: notices.length - mostNotices })}</li>}
      </ul>
    </Notice>
  );
}
