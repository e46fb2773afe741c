import { locale as rootLocale } from 'next/root-params';
import { NotFoundPage } from '#components/layout/not-found-page.tsx';
import { localeFrom } from '#lib/i18n/locale.ts';

/** Addresses below a language that lead to nothing. */
export default async function NotFound() {
  return <NotFoundPage locale={localeFrom(await rootLocale()) ?? 'en'} />;
}
