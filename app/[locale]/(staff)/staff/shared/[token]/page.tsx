import type { Metadata } from 'next';
import { PreviewBanner } from '#components/editorial/preview/preview-banner.tsx';
import { PreviewedPage } from '#components/editorial/preview/previewed-page.tsx';
import { PageFrame } from '#components/layout/page-frame.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { formatInstant } from '#lib/format/date.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { sharedPhotoPath } from '#lib/media/rules.ts';
import { homePath, staffPath } from '#lib/paths.ts';
import { loadShared } from '#lib/web/loaders/staff/preview.ts';
import { declareGone } from '#lib/web/page-dependencies.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import type { ScreenProps } from '#lib/web/staff/screen.ts';
import { staffMetadata } from '#lib/web/staff/staff-metadata.ts';

export async function generateMetadata({ params }: ScreenProps<'token'>): Promise<Metadata> {
  const locale = await pageLocale(params);
  return staffMetadata(locale, staffMessages(locale, 'preview')('title'));
}

/** The preview for somebody who was given a link: no account, no way further into the staff area. */
export default async function SharedPage({ params }: ScreenProps<'token'>) {
  const locale = await pageLocale(params);
  const { token } = await params;
  const shared = await loadShared(token, locale);
  const t = staffMessages(locale, 'preview');
  if (shared === null) {
    declareGone();
    return (
      <PageFrame locale={locale} path={homePath(locale)}>
        <PageHeader title={t('goneTitle')} lede={t('goneText')} />
      </PageFrame>
    );
  }
  const path = staffPath(locale, 'shared', token);
  if (shared.page === null)
    return (
      <PageFrame locale={locale} path={path}>
        <PageHeader title={t('notYet')} lede={t('notYetShared')} />
      </PageFrame>
    );
  return (
    <PreviewedPage
      page={shared.page}
      path={path}
      today={shared.today}
      locale={locale}
      photoAddress={({ id }, name) => sharedPhotoPath(token, id, name)}
      banner={
        <PreviewBanner title={t('banner')}>
          <p>{t('bannerShared', { when: formatInstant(shared.expiresAt, locale) })}</p>
        </PreviewBanner>
      }
    />
  );
}
