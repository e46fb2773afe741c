import { fieldAnchor, markAnchor, type ShownFinding } from '#components/editorial/import/document-view.ts';
import { SectionLabel } from '#components/ui/heading.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** Remarks about the document, each with the way to the words it is about; nothing where there are none. */
export function FindingList({
  id,
  title,
  remark,
  locale,
  findings,
}: {
  id: string;
  title: string;
  remark?: string;
  locale: Locale;
  findings: readonly ShownFinding[];
}) {
  const t = staffMessages(locale, 'import');
  if (findings.length === 0) return null;
  return (
    <section aria-labelledby={id} className="mt-8 border-ink border-t pt-3">
      <SectionLabel level={3} id={id}>
        {title}
      </SectionLabel>
      {remark !== undefined && <p className="mt-1 text-caption text-ink-soft">{remark}</p>}
      <ul className="mt-2 text-small">
        {findings.map(({ id: finding, label, message, mark }) => (
          <li
            key={finding}
            id={fieldAnchor(finding)}
            data-field={finding}
            tabIndex={-1}
            className="scroll-mt-6 border-rule border-b py-3 outline-none first:pt-1 target:bg-paper-deep data-active:bg-paper-deep"
          >
            {label !== null && <span className="block text-caption text-ink-soft">{label}</span>}
            {message}{' '}
            {mark !== null && (
              <a href={`#${markAnchor(mark)}`} className="inline-block min-h-6">
                {t('issues.where')}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
