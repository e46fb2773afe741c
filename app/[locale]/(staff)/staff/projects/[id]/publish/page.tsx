import { AbsentScreen } from '#app/[locale]/(staff)/staff/projects/[id]/absent-screen.tsx';
import { BeforePublishing } from '#app/[locale]/(staff)/staff/projects/[id]/before-publishing.tsx';
import { ActionForm } from '#components/editorial/action-form.tsx';
import { ProjectScreen } from '#components/editorial/project-screen.tsx';
import { PublishForm } from '#components/editorial/publishing/publish-form.tsx';
import { EditionState } from '#components/editorial/review/edition-state.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { formatInstant } from '#lib/format/date.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { projectPath, staffPath } from '#lib/paths.ts';
import { loadPublishing } from '#lib/web/loaders/staff/publishing.ts';
import { openScreen, type ScreenProps, screenMetadata } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('publishing');

export default async function PublishPage({ params, searchParams }: ScreenProps<'id'>) {
  const { id } = await params;
  const screen = await openScreen(params, ['projects', id, 'publish'], searchParams);
  const { locale } = screen;
  const loaded = await loadPublishing(screen.actor, id, locale);
  if (!loaded.ok) return <AbsentScreen {...screen} />;
  const { project, edition, issues, whyNot, publishedNumber } = loaded.value;
  const t = staffMessages(locale, 'publishing');
  const edit = staffPath(locale, 'projects', id, 'edit');
  return (
    <ProjectScreen
      {...screen}
      project={project}
      tab="publish"
      lede={edition && t('lede', { number: edition.headNumber })}
    >
      {edition && <EditionState edition={edition} locale={locale} />}
      <p className="mb-8">
        {project.state === 'published' && publishedNumber !== null ? (
          <>
            {t('published', { number: publishedNumber })}{' '}
            <a href={projectPath(locale, project.slug)}>{t('seePublic')}</a>
          </>
        ) : (
          publishedNumber === null && t('neverPublic')
        )}
      </p>
      {edition !== null && edition.scheduledFor !== null && (
        <Section id="scheduled" title={t('scheduled', { when: formatInstant(edition.scheduledFor, locale) })}>
          <ActionForm
            frame={screen}
            name="cancel-schedule"
            action={`/staff/api/editions/${edition.id}/schedule/cancel`}
          >
            <p>{t('scheduledText', { name: edition.scheduledBy })}</p>
            {whyNot === null && (
              <div>
                <Button tone="plain">{t('cancelSchedule')}</Button>
              </div>
            )}
          </ActionForm>
        </Section>
      )}
      <BeforePublishing locale={locale} projectId={id} issues={issues} />
      <Section id="publish" title={t('title')}>
        {whyNot !== null ? (
          <Notice>
            <p>{t(`mayNot.${whyNot}`)}</p>
            <p>
              <a href={whyNot === 'none' ? edit : staffPath(locale, 'projects', id, 'review')}>
                {t(whyNot === 'none' ? 'toEditor' : 'toReview')}
              </a>
            </p>
          </Notice>
        ) : (
          edition && <PublishForm edition={edition} frame={screen} />
        )}
      </Section>
    </ProjectScreen>
  );
}
