import type { Metadata } from 'next';
import { AbsentProject, absentMetadata } from '#app/[locale]/absent-project.tsx';
import { PageFrame } from '#components/layout/page-frame.tsx';
import { ProfileBody } from '#components/projects/profile/profile-body.tsx';
import { ProfileHeader } from '#components/projects/profile/profile-header.tsx';
import { pick } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { projectHistoryPath, projectPath, projectsPath } from '#lib/paths.ts';
import { loadProject } from '#lib/web/loaders/project.ts';
import { pageLocale, type SlugProps } from '#lib/web/page-locale.ts';
import { pageMetadata } from '#lib/web/page-metadata.ts';

export const dynamic = 'force-static';

export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: SlugProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { slug } = await params;
  const page = await loadProject(slug);
  if (page === null) return await absentMetadata({ locale, slug });
  const { profile } = page;
  return pageMetadata({
    locale,
    path: projectPath(locale, profile.slug),
    title: pick(profile.title, locale).text,
    description: pick(profile.summary, locale).text,
  });
}

export default async function ProjectPage({ params }: SlugProps) {
  const locale = await pageLocale(params);
  const { slug } = await params;
  const page = await loadProject(slug);
  if (page === null) return <AbsentProject locale={locale} slug={slug} />;
  const crumbs = [{ label: messages(locale, 'nav')('projects'), href: projectsPath(locale) }];
  return (
    <PageFrame locale={locale} path={projectPath(locale, page.profile.slug)} crumbs={crumbs}>
      <ProfileHeader
        profile={page.profile}
        promoter={page.organisations[page.profile.promoter?.organisation ?? '']?.name}
        locale={locale}
        today={page.today}
        historyPath={projectHistoryPath(locale, page.profile.slug)}
      />
      <ProfileBody {...page} locale={locale} />
    </PageFrame>
  );
}
