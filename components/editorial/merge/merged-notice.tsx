import { Notice } from '#components/ui/notice.tsx';
import { formatInstant } from '#lib/format/date.ts';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';

/** So many values are named; further ones are counted. */
const mostNamed = 6;

/** What a merge did, said where it leads to: what went, what was kept of it, and until when it can be undone. */
export function MergedNotice({
  locale,
  merge,
}: {
  locale: Locale;
  merge: {
    title: string;
    projectId: string;
    slug: string;
    until: Date;
    taken: readonly string[];
    statements: number;
  };
}) {
  const t = staffMessages(locale, 'merge');
  const { title, projectId, slug, until, taken, statements } = merge;
  const further = taken.length - mostNamed;
  const named = taken.slice(0, mostNamed).join('; ');
  return (
    <div className="mb-8">
      <Notice live title={t('merged.title', { title })}>
        <p>
          {taken.length === 0
            ? t('merged.takenNone')
            : t('merged.taken', {
                fields: further > 0 ? t('merged.more', { fields: named, count: further }) : named,
              })}{' '}
          {t('merged.statements', { count: statements })} {t('merged.address', { slug })}
        </p>
        <p>
          {t('undoUntil', { when: formatInstant(until, locale) })}{' '}
          <a href={staffPath(locale, 'projects', projectId, 'merge')}>{t('merged.undo')}</a>
        </p>
      </Notice>
    </div>
  );
}
