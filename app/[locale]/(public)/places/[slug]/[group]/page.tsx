import type { Metadata } from 'next';
import { MissingPage } from '#app/[locale]/missing-page.tsx';
import { PageFrame } from '#components/layout/page-frame.tsx';
import { placeCrumbs, placeTitle } from '#components/places/place-names.ts';
import { ProjectList } from '#components/projects/project-list.tsx';
import { Section } from '#components/sections/section.tsx';
import { SumLine } from '#components/sections/sum-line.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Link } from '#components/ui/link.tsx';
import { LinkList } from '#components/ui/link-list.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { type Locale, pick } from '#lib/format/localized.ts';
import { messages } from '#lib/i18n/messages.ts';
import { placePath, placeTargetGroupPath, projectsPath, targetGroupPath } from '#lib/paths.ts';
import { loadPlaceGroup, type PlaceGroupPage } from '#lib/web/loaders/places.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { missingMetadata, pageMetadata } from '#lib/web/page-metadata.ts';

export const dynamic = 'force-static';

export function generateStaticParams() {
  return [];
}

interface Props {
  params: Promise<{ locale: string; slug: string; group: string }>;
}

function namesOf(page: PlaceGroupPage, locale: Locale) {
  const place = placeTitle(page.places, locale);
  const group = pick(page.group.name, locale).text;
  return { place, group, title: messages(locale, 'places')('groupTitle', { place, group }) };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { slug, group } = await params;
  const page = await loadPlaceGroup(slug, group);
  if (page === null) return missingMetadata(locale);
  return pageMetadata({
    locale,
    path: placeTargetGroupPath(locale, slug, group),
    title: namesOf(page, locale).title,
    ...(page.projects.length === 0 && { robots: { index: false, follow: true } }),
  });
}

export default async function PlaceTargetGroupPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { slug, group } = await params;
  const page = await loadPlaceGroup(slug, group);
  if (page === null) return <MissingPage locale={locale} slug={group} />;
  const t = messages(locale, 'places');
  const names = namesOf(page, locale);
  return (
    <PageFrame
      locale={locale}
      path={placeTargetGroupPath(locale, slug, group)}
      crumbs={[...placeCrumbs(page.above, locale), { label: names.place, href: placePath(locale, slug) }]}
    >
      <PageHeader
        title={names.title}
        kind={messages(locale, 'targetGroups')('kind')}
        meta={<SumLine sum={page.total} locale={locale} />}
      />
      {page.projects.length === 0 ? (
        <EmptyState title={t('groupEmpty', { place: names.place, group: names.group })} />
      ) : (
        <Section
          id="projects"
          title={t('projects')}
          remark={
            <Link href={projectsPath(locale, { place: slug, 'target-group': group })}>
              {messages(locale, 'projectList')('all')}
            </Link>
          }
        >
          <ProjectList cards={page.projects} locale={locale} />
        </Section>
      )}
      <div className="max-w-measure">
        <LinkList
          links={[
            { href: placePath(locale, slug), label: t('placeAll', { place: names.place }) },
            { href: targetGroupPath(locale, group), label: t('groupAll', { group: names.group }) },
          ]}
        />
      </div>
    </PageFrame>
  );
}
