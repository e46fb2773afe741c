import type { Metadata } from 'next';
import { AbsentProject, absentMetadata } from '#app/[locale]/absent-project.tsx';
import { PageFrame } from '#components/layout/page-frame.tsx';
import { PublicHistory } from '#components/projects/history/public-history.tsx';
import { Link } from '#components/ui/link.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { pick } from '#lib/format/localized.ts';
import { langUnlessSame } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { projectHistoryPath, projectPath, projectsPath } from '#lib/paths.ts';
import { loadProjectHistory } from '#lib/web/loaders/project.ts';
import { pageLocale, type SlugProps } from '#lib/web/page-locale.ts';
import { pageMetadata } from '#lib/web/page-metadata.ts';

export const dynamic = 'force-static';

export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: SlugProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { slug } = await params;
  const page = await loadProjectHistory(slug);
  if (page === null) return await absentMetadata({ locale, slug });
  const t = messages(locale, 'publicHistory');
  const { text } = pick(page.title, locale);
  return pageMetadata({
    locale,
    path: projectHistoryPath(locale, page.slug),
    title: t('titleOf', { title: text }),
    description: t('description', { title: text }),
    robots: { index: false, follow: true },
  });
}

export default async function ProjectHistoryPage({ params }: SlugProps) {
  const locale = await pageLocale(params);
  const { slug } = await params;
  const page = await loadProjectHistory(slug);
  if (page === null) return <AbsentProject locale={locale} slug={slug} pathOf={projectHistoryPath} />;
  const t = messages(locale, 'publicHistory');
  const title = pick(page.title, locale);
  const profilePath = projectPath(locale, page.slug);
  return (
    <PageFrame
      locale={locale}
      path={projectHistoryPath(locale, page.slug)}
      crumbs={[
        { label: messages(locale, 'nav')('projects'), href: projectsPath(locale) },
        { label: title.text, href: profilePath },
      ]}
    >
      <PageHeader
        kind={t('kindOfPage')}
        title={title.text}
        titleLang={langUnlessSame(title.locale, locale)}
        lede={t('lede')}
        meta={<Link href={profilePath}>{t('backToProject')}</Link>}
      />
      <PublicHistory {...page} locale={locale} />
    </PageFrame>
  );
}
