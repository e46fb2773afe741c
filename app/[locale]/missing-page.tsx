import { NotFoundPage } from '#components/layout/not-found-page.tsx';
import { type Locale, pick } from '#lib/format/localized.ts';
import { projectPath } from '#lib/paths.ts';
import { loadNearestProjects } from '#lib/web/loaders/project.ts';
import { declareMissing } from '#lib/web/page-dependencies.ts';

/** Stands where a page does not exist: answers 404 and offers the projects whose titles come nearest to `slug`. */
export async function MissingPage({ locale, slug }: { locale: Locale; slug: string }) {
  declareMissing();
  const nearest = await loadNearestProjects(slug);
  return (
    <NotFoundPage
      locale={locale}
      nearest={nearest.map((project) => ({
        href: projectPath(locale, project.slug),
        label: pick(project.name, locale).text,
      }))}
    />
  );
}
