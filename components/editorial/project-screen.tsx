import type { ReactNode } from 'react';
import { type ProjectTab, ProjectTabs } from '#components/editorial/project-tabs.tsx';
import { type FramePerson, StaffFrame, type StaffFrameProps } from '#components/editorial/staff-frame.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { langUnlessSame } from '#lib/i18n/locale.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import type { EntryState } from '#lib/projects/schema/edition.ts';

/** A project as its screens name it. */
export interface ScreenProject {
  projectId: string;
  slug: string;
  title: string;
  titleLang: Locale;
  state: EntryState;
}

/** What stands around every screen of one project: the frame, the way back to its row in the list, the tabs. */
export function ProjectScreen({
  locale,
  page,
  actor,
  project,
  tab,
  name,
  lede,
  skips,
  children,
}: {
  locale: Locale;
  page: string;
  actor: FramePerson;
  project: ScreenProject;
  /** Absent on a screen that is none of the tabs; then it has a `name`. */
  tab?: ProjectTab | undefined;
  /** What the screen is called, where it is not the tab's name. */
  name?: string | undefined;
  lede?: ReactNode;
  skips?: StaffFrameProps['skips'];
  children: ReactNode;
}) {
  const t = staffMessages(locale, 'projects');
  return (
    <StaffFrame
      locale={locale}
      path={page}
      actor={actor}
      kind={name ?? (tab && t(`tabs.${tab}`))}
      title={project.title}
      titleLang={langUnlessSame(project.titleLang, locale)}
      lede={lede}
      skips={skips}
      crumbs={[{ label: t('title'), href: `${staffPath(locale, 'projects')}#project-${project.projectId}` }]}
    >
      <ProjectTabs locale={locale} projectId={project.projectId} current={tab} />
      {children}
    </StaffFrame>
  );
}
