import type { Locale } from '#lib/format/localized.ts';
import { otherLocale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { inOtherLocale } from '#lib/paths.ts';

/** Leads to the same page in the other language; `path` is the address of this one, with its query. */
export function LanguageSwitch({ locale, path }: { locale: Locale; path: string }) {
  const t = messages(locale, 'header');
  const other = otherLocale(locale);
  return (
    <a href={inOtherLocale(path)} lang={other} hrefLang={other} rel="alternate" className="quiet-link py-1">
      {t('otherLanguage')}
    </a>
  );
}
