import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** Says loudly, on every page, that nothing here is real. */
export function DemoBanner({ locale }: { locale: Locale }) {
  const t = staffMessages(locale, 'demo');
  return (
    <aside
      aria-label={t('label')}
      className="border-nearly border-b-4 forced-color-adjust-none bg-ink text-paper print:bg-paper print:text-ink"
    >
      <p className="page-width py-2 font-semibold">
        <span className="caps">{t('label')}.</span> {t('text')}
      </p>
    </aside>
  );
}
