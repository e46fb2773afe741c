import { AbsentScreen } from '#app/[locale]/(staff)/staff/projects/[id]/absent-screen.tsx';
import { PreviewBanner } from '#components/editorial/preview/preview-banner.tsx';
import { PreviewedPage } from '#components/editorial/preview/previewed-page.tsx';
import { ShareLinks } from '#components/editorial/preview/share-links.tsx';
import { ProjectScreen } from '#components/editorial/project-screen.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffFilePath } from '#lib/media/rules.ts';
import { inOtherLocale, staffPath } from '#lib/paths.ts';
import { loadPreview } from '#lib/web/loaders/staff/preview.ts';
import { siteOrigin } from '#lib/web/site-origin.ts';
import { openScreen, type ScreenProps, screenMetadata } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('preview');

export default async function PreviewPage({ params, searchParams }: ScreenProps<'id'>) {
  const { id } = await params;
  const screen = await openScreen(params, ['projects', id, 'preview'], searchParams);
  const { locale } = screen;
  const loaded = await loadPreview(screen.actor, id, locale);
  if (!loaded.ok) return <AbsentScreen {...screen} />;
  const { project, page, number, today, editionId, mayShare, links } = loaded.value;
  const t = staffMessages(locale, 'preview');
  const edit = staffPath(locale, 'projects', id, 'edit');
  const share = mayShare && editionId !== null && (
    <ShareLinks editionId={editionId} links={links} made={madeLink(screen)} frame={screen} />
  );
  if (page === null)
    return (
      <ProjectScreen {...screen} project={project} tab="preview">
        <EmptyState title={t('notYet')}>
          <p>{t('notYetText')}</p>
          <p>
            <a href={edit}>{t('openEditor')}</a>
          </p>
        </EmptyState>
        {share}
      </ProjectScreen>
    );
  return (
    <PreviewedPage
      page={page}
      path={screen.page}
      today={today}
      locale={locale}
      photoAddress={(photo, name) => staffFilePath(photo.id, name)}
      banner={
        <PreviewBanner title={t('banner')}>
          <p>{t('bannerText', { number })}</p>
          <p className="flex flex-wrap gap-x-6">
            <a href={edit}>{t('openEditor')}</a>
            <a href={staffPath(locale, 'projects', id, 'review')}>{t('toReview')}</a>
            <a href={inOtherLocale(screen.page)}>{t('language')}</a>
            {share && <a href="#share">{t('share')}</a>}
          </p>
        </PreviewBanner>
      }
    >
      {share}
    </PreviewedPage>
  );

  function madeLink({ returned }: typeof screen) {
    const value = returned?.value as { token?: unknown; expiresAt?: unknown } | undefined;
    if (typeof value?.token !== 'string') return null;
    const url = new URL(staffPath(locale, 'shared', value.token), siteOrigin()).href;
    return { url, expiresAt: new Date(String(value.expiresAt)) };
  }
}
