import { LocalText } from '#components/sections/local-text.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { formatDate, formatDayOf } from '#lib/format/date.ts';
import type { Locale } from '#lib/format/localized.ts';
import type { PartialDate } from '#lib/format/partial-date.ts';
import { messages } from '#lib/i18n/messages.ts';
import { type ProjectField, type PublicChange, projectProfile } from '#lib/projects/schema.ts';

/** Every change of a published entry, newest first: its day in the margin, what and why beside it. */
export function PublicHistory({
  changes,
  earlier,
  updatedOn,
  locale,
}: {
  changes: readonly PublicChange[];
  /** How many are older than those listed. */
  earlier: number;
  updatedOn: PartialDate;
  locale: Locale;
}) {
  const t = messages(locale, 'publicHistory');
  if (changes.length === 0)
    return (
      <EmptyState title={t('emptyTitle')}>
        <p>{t('emptyText', { date: formatDate(updatedOn, locale) })}</p>
      </EmptyState>
    );
  return (
    <>
      <ol>
        {changes.map((change) => (
          <li key={change.seq} className="margin-grid border-ink border-t pt-3 pb-8">
            <p className="mb-1 text-ink-soft text-small wide:mb-0">
              <time dateTime={change.at.toISOString()}>{formatDayOf(change.at, locale)}</time>
            </p>
            <div className="max-w-measure min-w-0">
              <h2 className="font-title text-subheading">{t(`kind.${change.kind}`)}</h2>
              {change.reason && (
                <p className="mt-1 font-serif text-prose">
                  <LocalText text={change.reason} locale={locale} />
                </p>
              )}
              {change.fields.length > 0 && (
                <p className="mt-2 text-ink-soft text-small">
                  {t('fields', { names: namesOf(change.fields, locale) })}
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
      {earlier > 0 && (
        <p className="border-ink border-t pt-3 text-small">{t('earlier', { count: earlier })}</p>
      )}
    </>
  );
}

/** The fields in the order of the document, each name once. */
function namesOf(fields: readonly ProjectField[], locale: Locale): string {
  const t = messages(locale, 'publicHistory');
  const inOrder = (Object.keys(projectProfile.shape) as ProjectField[]).filter((field) =>
    fields.includes(field),
  );
  const names = new Set(inOrder.map((field) => t(`field.${field}`)));
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
}
