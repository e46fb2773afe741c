import { PageFrame } from '#components/layout/page-frame.tsx';
import { Link } from '#components/ui/link.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';

/** The body of a redirect, for a reader whose browser does not follow it. */
export function MovedProject({ locale, href }: { locale: Locale; href: string }) {
  const t = messages(locale, 'absent');
  return (
    <PageFrame locale={locale} path={href}>
      <PageHeader title={t('movedTitle')} lede={<Link href={href}>{t('movedLink')}</Link>} />
    </PageFrame>
  );
}
