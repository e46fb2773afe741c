import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** The first rows of a table as they came, to see at a glance whether it was read rightly. */
export function TablePreview({
  header,
  rows,
  locale,
}: {
  header: readonly string[];
  rows: readonly (readonly string[])[];
  locale: Locale;
}) {
  const t = staffMessages(locale, 'tables');
  return (
    // What scrolls sideways must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section tabIndex={0} aria-label={t('preview.table')} className="overflow-x-auto">
      <table className="w-full border-collapse text-caption">
        <caption className="sr-only">{t('preview.table')}</caption>
        <thead>
          <tr>
            {header.map((name, index) => (
              <th
                key={index}
                scope="col"
                className="min-w-24 max-w-64 border-ink border-b py-1.5 pr-5 text-left align-bottom font-semibold"
              >
                {name === '' ? <em className="text-ink-soft">{t('preview.unnamed')}</em> : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {header.map((_, index) => (
                <td key={index} className="max-w-64 border-rule border-b py-1.5 pr-5 align-top">
                  <span className="line-clamp-3 whitespace-pre-line">{cells[index]}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
