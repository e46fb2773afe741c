import { Button } from '#components/ui/button.tsx';
import { Tag } from '#components/ui/chip.tsx';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import { formatInstant } from '#lib/format/date.ts';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import type { RevisionHead } from '#lib/projects/schema/edition.ts';

/** A revision with what a reader needs to know of it. */
export interface ListedRevision extends Pick<RevisionHead, 'id' | 'number' | 'kind' | 'note' | 'at'> {
  /** Who saved it; null for the system and those who left. */
  by: string;
  /** Names of the first fields that changed. */
  changed: string[];
  /** How many more changed. */
  more: number;
  isPublic: boolean;
  isNewest: boolean;
}

/** Revisions, newest first, of which any two can be compared. Sends a plain GET form. */
export function RevisionList({
  revisions,
  projectId,
  locale,
}: {
  revisions: readonly ListedRevision[];
  projectId: string;
  locale: Locale;
}) {
  const t = staffMessages(locale, 'history');
  const compare = staffPath(locale, 'projects', projectId, 'history', 'compare');
  const newest = revisions[0]?.number;
  return (
    <form action={compare} method="get">
      <ol aria-label={t('caption')} className="border-ink border-t">
        {revisions.map((revision, index) => (
          <li key={revision.id} className="margin-grid border-rule border-b py-3">
            <div className="mb-1 text-ink-soft text-small wide:mb-0">
              <p>
                <time dateTime={revision.at.toISOString()}>{formatInstant(revision.at, locale)}</time>
              </p>
              <p>{revision.by}</p>
            </div>
            <div className="min-w-0 mid:flex mid:items-start mid:justify-between mid:gap-x-6">
              <div className="min-w-0 max-w-measure">
                <h2 className="font-semibold">
                  {t('revision', { number: revision.number })}
                  <span className="font-normal"> · {t(`kind.${revision.kind}`)}</span>{' '}
                  {revision.isPublic && <Tag>{t('public')}</Tag>}
                </h2>
                <p className="text-small">
                  <Changed revision={revision} locale={locale} />
                </p>
                {revision.note && <p className="font-serif">{t('note', { note: revision.note })}</p>}
                {!revision.isNewest && newest !== undefined && (
                  <p data-screen className="text-small">
                    <a href={`${compare}?from=${newest}&to=${revision.number}`} className="inline-block py-1">
                      {t('restore', { number: revision.number })}
                    </a>
                  </p>
                )}
              </div>
              <div data-screen className="mt-2 flex shrink-0 gap-4 text-small mid:mt-0">
                {(['from', 'to'] as const).map((side) => (
                  <label key={side} className="flex min-h-6 cursor-pointer items-center gap-2">
                    <input
                      type="radio"
                      name={side}
                      value={revision.number}
                      defaultChecked={index === (side === 'to' ? 0 : 1)}
                      className="size-6 accent-accent"
                    />
                    <span aria-hidden="true">{t(side)}</span>
                    <VisuallyHidden>
                      {t(side === 'from' ? 'compareFrom' : 'compareTo', { number: revision.number })}
                    </VisuallyHidden>
                  </label>
                ))}
              </div>
            </div>
          </li>
        ))}
      </ol>
      {revisions.length > 1 && (
        <div className="mt-5">
          <Button tone="plain">{t('compare')}</Button>
        </div>
      )}
    </form>
  );
}

function Changed({ revision, locale }: { revision: ListedRevision; locale: Locale }) {
  const t = staffMessages(locale, 'history');
  if (revision.changed.length === 0) return t('changedNothing');
  if (revision.more > 0)
    return t('changedMore', { names: revision.changed.join(', '), count: revision.more });
  return t('changed', { names: new Intl.ListFormat(locale).format(revision.changed) });
}
