import type { ShownSource } from '#components/editorial/import/document-view.ts';
import { SourceText } from '#components/editorial/import/source-text.tsx';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** The document beside its values: on a wide screen it stays in sight and scrolls by itself. */
export function SourcePane({
  locale,
  source,
  labels,
}: {
  locale: Locale;
  source: ShownSource;
  labels: ReadonlyMap<string, string>;
}) {
  const t = staffMessages(locale, 'import');
  const marks = labels.size > 0;
  return (
    <section
      id="source"
      aria-labelledby="source-title"
      data-source-pane
      // What scrolls by itself must be reached by keys, also where nothing in it can be.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="min-w-0 border-ink border-t pt-3 wide:sticky wide:top-0 wide:order-first wide:max-h-screen wide:overflow-y-auto wide:pr-4 wide:pb-10"
    >
      <h2 id="source-title" className="caps">
        {t('source.title')}
      </h2>
      {source.url !== null && (
        <p className="mt-1 break-all text-caption text-ink-soft">
          {t('source.published')}{' '}
          <a href={source.url} rel="noreferrer">
            {source.url}
          </a>
        </p>
      )}
      {source.original !== null && (
        <p className="mt-1 text-caption text-ink-soft">
          <a href={source.original} download className="inline-block py-1">
            {t('source.original')}
          </a>
        </p>
      )}
      {marks && (
        <p className="mt-1 flex flex-wrap gap-x-5 text-caption text-ink-soft">
          <VisuallyHidden>{t('source.legend')}</VisuallyHidden>
          <span className="text-ink underline decoration-2 decoration-accent underline-offset-4">
            {t('source.legendFact')}
          </span>
          <span className="text-ink underline decoration-2 decoration-accent decoration-dotted underline-offset-4">
            {t('source.legendSuggestion')}
          </span>
        </p>
      )}
      <SourceText locale={locale} source={source} labels={labels} />
    </section>
  );
}
