import type { ReactNode } from 'react';
import { type ProjectTab, ProjectTabs } from '#components/editorial/project-tabs.tsx';
import { type FrameScreen, StaffFrame, type StaffFrameProps } from '#components/editorial/staff-frame.tsx';
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
  project,
  tab,
  name,
  lede,
  skips,
  children,
  ...screen
}: FrameScreen & {
  project: ScreenProject;
  /** Absent on a screen that is none of the tabs; then it has a `name`. */
  tab?: ProjectTab | undefined;
  /** What the screen is called, where it is not the tab's name. */
  name?: string | undefined;
  lede?: ReactNode;
  skips?: StaffFrameProps['skips'];
  children: ReactNode;
}) {
  const { locale } = screen;
  const t = staffMessages(locale, 'projects');
  return (
    <StaffFrame
      screen={screen}
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
