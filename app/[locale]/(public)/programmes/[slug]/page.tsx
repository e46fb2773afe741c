import type { Metadata } from 'next';
import { MissingPage } from '#app/[locale]/missing-page.tsx';
import { PageFrame } from '#components/layout/page-frame.tsx';
import { ProjectList } from '#components/projects/project-list.tsx';
import { Section } from '#components/sections/section.tsx';
import { SumLine } from '#components/sections/sum-line.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Link } from '#components/ui/link.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { pick } from '#lib/format/localized.ts';
import { otherLocale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { programmePath, programmesPath, projectsPath } from '#lib/paths.ts';
import { loadProgramme } from '#lib/web/loaders/programmes.ts';
import { pageLocale, type SlugProps } from '#lib/web/page-locale.ts';
import { missingMetadata, pageMetadata } from '#lib/web/page-metadata.ts';

export const dynamic = 'force-static';

export function generateStaticParams() {
  return [];
}

export async function generateMetadata({ params }: SlugProps): Promise<Metadata> {
  const locale = await pageLocale(params);
  const page = await loadProgramme((await params).slug);
  if (page === null) return missingMetadata(locale);
  return pageMetadata({
    locale,
    path: programmePath(locale, page.programme.slug),
    title: pick(page.programme.name, locale).text,
  });
}

export default async function ProgrammePage({ params }: SlugProps) {
  const locale = await pageLocale(params);
  const page = await loadProgramme((await params).slug);
  if (page === null) return <MissingPage locale={locale} slug={(await params).slug} />;
  const { programme, projects, total } = page;
  const t = messages(locale, 'programmes');
  const other = otherLocale(locale);
  const description = pick(programme.description, locale).text;
  return (
    <PageFrame
      locale={locale}
      path={programmePath(locale, programme.slug)}
      crumbs={[{ label: t('title'), href: programmesPath(locale) }]}
    >
      <PageHeader
        title={pick(programme.name, locale).text}
        otherTitle={{ text: pick(programme.name, other).text, lang: other }}
        kind={t('kind')}
        lede={description === '' ? undefined : description}
        meta={
          <>
            <SumLine sum={total} locale={locale} />
            {programme.fundingPeriod !== null && (
              <p className="text-ink-soft text-small">
                {t('period', { period: programme.fundingPeriod.replace('-', '–') })}
              </p>
            )}
          </>
        }
      />
      {projects.length === 0 ? (
        <EmptyState title={t('empty')} />
      ) : (
        <Section
          id="projects"
          title={t('projects')}
          remark={
            <Link href={projectsPath(locale, { programme: programme.slug })}>
              {messages(locale, 'projectList')('all')}
            </Link>
          }
        >
          <ProjectList cards={projects} locale={locale} />
        </Section>
      )}
    </PageFrame>
  );
}
