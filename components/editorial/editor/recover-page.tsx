import { ProjectScreen, type ScreenProject } from '#components/editorial/project-screen.tsx';
import {
  DifferenceSections,
  entryCount,
  type ShownDifferenceSection,
} from '#components/editorial/review/difference-sections.tsx';
import type { FramePerson } from '#components/editorial/staff-frame.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';

export interface RecoverPageProps {
  locale: Locale;
  page: string;
  actor: FramePerson;
  screen: {
    project: ScreenProject;
    copy: { formId: string; editionId: string; when: string; isDiscarded: boolean; isOpen: boolean } | null;
    sections: readonly ShownDifferenceSection[];
  };
  returned: { issues: readonly { message: string }[] } | null;
}

/** Text that was typed and not saved: what it changes, and whether to go on with it. */
export function RecoverPage({ locale, page, actor, screen, returned }: RecoverPageProps) {
  const t = staffMessages(locale, 'conflict');
  const { project, copy, sections } = screen;
  const edit = staffPath(locale, 'projects', project.projectId, 'edit');
  const back = <LinkButton href={edit}>{t('recover.back')}</LinkButton>;
  return (
    <ProjectScreen
      locale={locale}
      page={page}
      actor={actor}
      project={project}
      tab="edit"
      name={t('recover.title')}
      lede={copy && t('recover.lede', { when: copy.when })}
    >
      {returned !== null && <ErrorSummary title={t('recover.title')} issues={returned.issues} />}
      {copy === null ? (
        <EmptyState title={t('recover.gone')}>{back}</EmptyState>
      ) : (
        <>
          {copy.isDiscarded && (
            <div className="mb-6">
              <Notice live title={t('recover.discardedTitle')}>
                {t('recover.discardedText')}
              </Notice>
            </div>
          )}
          {sections.length === 0 ? (
            <p className="mb-6">{t('recover.same')}</p>
          ) : (
            <Section
              id="differences"
              title={staffMessages(locale, 'review')('differences', { count: entryCount(sections) })}
              wide
            >
              <DifferenceSections sections={sections} locale={locale} />
            </Section>
          )}
          <form
            method="post"
            action={`/staff/api/editions/${copy.editionId}/discard`}
            className="mt-6 flex flex-wrap gap-3"
          >
            <input type="hidden" name="page" value={page} />
            <input type="hidden" name="person" value={actor.personId} />
            <input type="hidden" name="projectId" value={project.projectId} />
            <input type="hidden" name="formId" value={copy.formId} />
            {copy.isDiscarded ? (
              <Button name="action" value="undo">
                {t('recover.undo')}
              </Button>
            ) : (
              <>
                {copy.isOpen && (
                  <LinkButton href={`${edit}?${new URLSearchParams({ form: copy.formId })}`} tone="firm">
                    {t('recover.use')}
                  </LinkButton>
                )}
                <Button tone="grave" name="action" value="discard">
                  {t('recover.discard')}
                </Button>
              </>
            )}
            {back}
          </form>
        </>
      )}
    </ProjectScreen>
  );
}
