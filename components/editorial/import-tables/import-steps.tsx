import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';

const steps = ['columns', 'check', 'report'] as const;
export type ImportStep = (typeof steps)[number];

/** Where one is on the way of a table, and the steps that can be gone back to. */
export function ImportSteps({
  id,
  step,
  open,
  locale,
}: {
  id: string;
  step: ImportStep;
  /** Steps that have something to show. */
  open: readonly ImportStep[];
  locale: Locale;
}) {
  const t = staffMessages(locale, 'tables');
  const hrefs = {
    columns: staffPath(locale, 'import', 'tables', id),
    check: staffPath(locale, 'import', 'tables', id, 'check'),
    report: staffPath(locale, 'import', 'tables', id, 'report'),
  };
  return (
    <nav aria-label={t('steps.label')} className="mb-8">
      <ol className="flex flex-wrap gap-x-7 gap-y-1 border-rule border-b text-small">
        {steps.map((each, index) => {
          const label = `${index + 1}. ${t(`steps.${each}`)}`;
          if (each === step)
            return (
              <li key={each}>
                <span
                  aria-current="step"
                  className="-mb-px block border-ink border-b-2 py-2 font-semibold text-ink"
                >
                  {label}
                </span>
              </li>
            );
          return (
            <li key={each}>
              {open.includes(each) ? (
                <a href={hrefs[each]} className="quiet-link block py-2">
                  {label}
                </a>
              ) : (
                <span className="block py-2 text-ink-soft">{label}</span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
