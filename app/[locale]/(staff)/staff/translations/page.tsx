import { ListSteps } from '#components/editorial/list-steps.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { GapList } from '#components/editorial/translations/gap-list.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { langUnlessSame } from '#lib/i18n/locale.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadTranslations } from '#lib/web/loaders/staff/translations.ts';
import { openScreen, type ScreenProps, screenMetadata, textOf } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('translations');

const choices = ['', 'en', 'bg'] as const;

export default async function TranslationsPage({ params, searchParams }: ScreenProps) {
  const screen = await openScreen(params, ['translations'], searchParams);
  const { locale, actor } = screen;
  const asked = await textOf(searchParams, 'lang');
  const wanted = asked === 'en' || asked === 'bg' ? asked : null;
  const projectId = (await textOf(searchParams, 'project')) || null;
  const after = (await textOf(searchParams, 'after')) || null;
  const { projects, next } = await loadTranslations(actor, { wanted, after, projectId }, locale);
  const t = staffMessages(locale, 'translations');
  const path = staffPath(locale, 'translations');
  const query = { ...(wanted && { lang: wanted }) };
  return (
    <StaffFrame
      screen={screen}
      title={t('title')}
      lede={t('lede')}
      crumbs={projectId === null ? [] : [{ label: t('title'), href: path }]}
    >
      <ul className="mb-8 flex flex-wrap gap-x-6 gap-y-1">
        {choices.map((choice) => (
          <li key={choice}>
            <a
              href={choice === '' ? path : `${path}?lang=${choice}`}
              aria-current={(wanted ?? '') === choice ? 'true' : undefined}
              className="inline-block py-1 aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {t(choice === '' ? 'both' : `into.${choice}`)}
            </a>
          </li>
        ))}
      </ul>
      {projects.length === 0 ? (
        <EmptyState title={t('none')} />
      ) : (
        projects.map((project) => (
          <article
            key={project.projectId}
            aria-labelledby={project.projectId}
            className="border-ink border-t pt-3 pb-8"
          >
            <h2
              id={project.projectId}
              lang={langUnlessSame(project.titleLang, locale)}
              className="font-title text-subheading"
            >
              <a href={`${path}?${new URLSearchParams({ ...query, project: project.projectId })}`}>
                {project.title}
              </a>
            </h2>
            <p className="mb-3 text-ink-soft text-small">
              {t('counts', { missing: project.missing, behind: project.behind })}
            </p>
            {projectId !== null && (
              <GapList projectId={project.projectId} gaps={project.gaps} locale={locale} />
            )}
          </article>
        ))
      )}
      <ListSteps
        path={path}
        query={query}
        next={next === null ? undefined : { label: t('next'), query: { after: next } }}
      />
    </StaffFrame>
  );
}
