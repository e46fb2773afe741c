import type { Metadata } from 'next';
import { MissingPage } from '#app/[locale]/missing-page.tsx';
import { MovedProject } from '#components/projects/moved-project.tsx';
import { ProjectNotice } from '#components/projects/project-notice.tsx';
import { type Locale, pick } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { projectPath } from '#lib/paths.ts';
import { loadProjectFate } from '#lib/web/loaders/project.ts';
import { declareGone, declareMoved } from '#lib/web/page-dependencies.ts';
import { missingMetadata, pageMetadata } from '#lib/web/page-metadata.ts';

interface AbsentAddress {
  locale: Locale;
  slug: string;
  /** Address of the page that was asked for, of the project that stands at another slug now. */
  pathOf?: (locale: Locale, slug: string) => string;
}

/** Stands where no project does: leads to where it is now, says that it was taken back and why, or answers 404. */
export async function AbsentProject({ locale, slug, pathOf = projectPath }: AbsentAddress) {
  const fate = await loadProjectFate(slug);
  if (fate === null) return <MissingPage locale={locale} slug={slug} />;
  if (fate.kind !== 'moved') {
    if (fate.kind === 'gone') declareGone();
    return <ProjectNotice kind={fate.kind} notice={fate.notice} locale={locale} />;
  }
  const href = pathOf(locale, fate.slug);
  declareMoved(href);
  return <MovedProject locale={locale} href={href} />;
}

/** What such an address says of itself: never for search engines. */
export async function absentMetadata({ locale, slug }: AbsentAddress): Promise<Metadata> {
  const fate = await loadProjectFate(slug);
  if (fate?.kind !== 'withdrawn') return missingMetadata(locale);
  const { notice } = fate;
  const t = messages(locale, 'absent');
  return pageMetadata({
    locale,
    path: projectPath(locale, notice.slug),
    title: notice.title === null ? t('withdrawnTitle') : pick(notice.title, locale).text,
    description: t('withdrawnDescription'),
    robots: { index: false, follow: true },
  });
}
