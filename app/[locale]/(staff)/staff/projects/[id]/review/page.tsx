import { AbsentScreen } from '#app/[locale]/(staff)/staff/projects/[id]/absent-screen.tsx';
import { BeforePublishing } from '#app/[locale]/(staff)/staff/projects/[id]/before-publishing.tsx';
import { MergedNotice } from '#components/editorial/merge/merged-notice.tsx';
import { ProjectScreen } from '#components/editorial/project-screen.tsx';
import { Decision } from '#components/editorial/review/decision.tsx';
import { DifferenceSections, entryCount } from '#components/editorial/review/difference-sections.tsx';
import { DifferenceSummary } from '#components/editorial/review/difference-summary.tsx';
import { EditionState } from '#components/editorial/review/edition-state.tsx';
import { Notes } from '#components/editorial/review/notes.tsx';
import { Section } from '#components/sections/section.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadDoneMerge } from '#lib/web/loaders/staff/merge.ts';
import { loadReview } from '#lib/web/loaders/staff/review.ts';
import { openScreen, type ScreenProps, screenMetadata, textOf } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('review');

export default async function ReviewPage({ params, searchParams }: ScreenProps<'id'>) {
  const { id } = await params;
  const screen = await openScreen(params, ['projects', id, 'review'], searchParams);
  const { locale } = screen;
  const loaded = await loadReview(screen.actor, id, locale);
  if (!loaded.ok) return <AbsentScreen {...screen} />;
  const merge = await loadDoneMerge(screen.actor, id, await textOf(searchParams, 'merged'), locale);
  const { project, edition, sections, summary, issues, notes, fields, may, whyNot, isPublic } = loaded.value;
  const t = staffMessages(locale, 'review');
  return (
    <ProjectScreen
      {...screen}
      project={project}
      tab="review"
      lede={edition && t(isPublic ? 'lede' : 'ledeNew')}
    >
      {merge !== null && <MergedNotice locale={locale} merge={merge} />}
      {edition === null ? (
        <EmptyState title={t('noEdition')}>
          <p>{t('noEditionText')}</p>
          <p>
            <a href={staffPath(locale, 'projects', id, 'edit')}>{t('openEditor')}</a>
          </p>
        </EmptyState>
      ) : (
        <>
          <EditionState edition={edition} locale={locale} />
          {sections.length > 0 && (
            <DifferenceSummary
              locale={locale}
              isNew={!isPublic}
              summary={summary}
              missing={[...new Set(issues.map(({ name }) => name))]}
            />
          )}
          <BeforePublishing locale={locale} projectId={id} issues={issues} />
          <Section
            id="differences"
            title={isPublic ? t('differences', { count: entryCount(sections) }) : t('differencesNew')}
            wide
          >
            {sections.length === 0 ? (
              <p>{t('same')}</p>
            ) : (
              <DifferenceSections sections={sections} locale={locale} isAllNew={!isPublic} />
            )}
          </Section>
          <Section id="notes" title={t('notes')}>
            <Notes notes={notes} fields={fields} editionId={edition.id} mayNote={may.note} frame={screen} />
          </Section>
          <div data-screen>
            <Section id="decide" title={t('decide')}>
              <Decision projectId={id} edition={edition} may={may} whyNot={whyNot} frame={screen} />
            </Section>
          </div>
        </>
      )}
    </ProjectScreen>
  );
}
