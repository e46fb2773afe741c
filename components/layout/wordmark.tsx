import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { homePath } from '#lib/paths.ts';

/** The name of the site and of the portfolio it shows; leads home. */
export function Wordmark({ locale }: { locale: Locale }) {
  const t = messages(locale, 'site');
  return (
    <a
      href={homePath(locale)}
      className="group/wordmark block min-w-0 py-1 text-ink no-underline hover:text-ink"
    >
      <span
        lang="en"
        className="font-title text-heading leading-none tracking-title group-hover/wordmark:underline"
      >
        {t('name')}
      </span>
      <span className="block text-caption text-ink-soft leading-snug">{t('portfolio')}</span>
    </a>
  );
}
