import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** So many fields are named; further ones are counted. */
const mostNamed = 6;

/** What lies before a reviewer in one paragraph: how much is new, how much of it has a source, what is still missing. */
export function DifferenceSummary({
  locale,
  isNew,
  summary,
  missing,
}: {
  locale: Locale;
  /** The project has never been public. */
  isNew: boolean;
  summary: { values: number; sourced: number; unknown: readonly string[] };
  /** Names of the fields that keep it from the public. */
  missing: readonly string[];
}) {
  const t = staffMessages(locale, 'review');
  const list = (names: readonly string[]) => {
    const fields = names.slice(0, mostNamed).join('; ');
    return names.length > mostNamed ? t('summary.more', { fields, count: names.length - mostNamed }) : fields;
  };
  const { values, sourced, unknown } = summary;
  return (
    <p id="summary" className="mb-8 max-w-measure font-serif">
      {t(isNew ? 'summary.new' : 'summary.changed', { count: values, sourced })}{' '}
      {t('summary.missing', { count: missing.length, fields: list(missing) })}
      {unknown.length > 0 && ` ${t('summary.unknown', { fields: list(unknown) })}`}
    </p>
  );
}
