import type { Metadata } from 'next';
import { MissingPage } from '#app/[locale]/missing-page.tsx';
import { PageFrame } from '#components/layout/page-frame.tsx';
import { ProfileBody } from '#components/projects/profile/profile-body.tsx';
import { ProfileHeader } from '#components/projects/profile/profile-header.tsx';
import { pick } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { projectPath, projectsPath } from '#lib/paths.ts';
import { loadProject } from '#lib/web/loaders/project.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { missingMetadata, pageMetadata } from '#lib/web/page-metadata.ts';

export const dynamic = 'force-static';

export function generateStaticParams() {
  return [];
}

interface Props {
  params: Promise<{ locale: string; slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const page = await loadProject((await params).slug);
  if (page === null) return missingMetadata(locale);
  const { profile } = page;
  return pageMetadata({
    locale,
    path: projectPath(locale, profile.slug),
    title: pick(profile.title, locale).text,
    description: pick(profile.summary, locale).text,
  });
}

export default async function ProjectPage({ params }: Props) {
  const locale = await pageLocale(params);
  const page = await loadProject((await params).slug);
  if (page === null) return <MissingPage locale={locale} slug={(await params).slug} />;
  const crumbs = [{ label: messages(locale, 'nav')('projects'), href: projectsPath(locale) }];
  return (
    <PageFrame locale={locale} path={projectPath(locale, page.profile.slug)} crumbs={crumbs}>
      <ProfileHeader
        profile={page.profile}
        promoter={page.organisations[page.profile.promoter?.organisation ?? '']?.name}
        locale={locale}
        today={page.today}
      />
      <ProfileBody {...page} locale={locale} />
    </PageFrame>
  );
}
