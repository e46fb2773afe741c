import type { Metadata } from 'next';
import { AbsentScreen } from '#app/[locale]/(staff)/staff/projects/[id]/absent-screen.tsx';
import { ProjectScreen } from '#components/editorial/project-screen.tsx';
import { ManageSections } from '#components/editorial/publishing/manage-sections.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { projectPath } from '#lib/paths.ts';
import { loadManage } from '#lib/web/loaders/staff/manage.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { openScreen, type ScreenProps } from '#lib/web/staff/screen.ts';
import { staffMetadata } from '#lib/web/staff/staff-metadata.ts';

export async function generateMetadata({ params }: ScreenProps<'id'>): Promise<Metadata> {
  const locale = await pageLocale(params);
  return staffMetadata(locale, staffMessages(locale, 'publishing')('manageTitle'));
}

export default async function ManagePage({ params, searchParams }: ScreenProps<'id'>) {
  const { id } = await params;
  const screen = await openScreen(params, ['projects', id, 'manage'], searchParams);
  const { locale } = screen;
  const loaded = await loadManage(screen.actor, id, locale);
  if (!loaded.ok) return <AbsentScreen {...screen} />;
  const { project, earlier, may, wasPublic, mayImport } = loaded.value;
  const t = staffMessages(locale, 'publishing');
  const said = saidOf[project.state];
  const isManaged = may.withdraw || may.rename || may.trash;
  return (
    <ProjectScreen {...screen} project={project} tab="manage" lede={t('manageLede')}>
      {(said !== null || !isManaged) && (
        <div className="mb-8 grid gap-4">
          {said !== null && (
            <Notice tone="warning" title={t(said.title)}>
              {said.text && <p>{t(said.text)}</p>}
              {project.state !== 'trashed' && (
                <p>
                  <a href={projectPath(locale, project.slug)}>{t('seePublic')}</a>
                </p>
              )}
            </Notice>
          )}
          {!isManaged && <Notice>{t('notAllowed')}</Notice>}
        </div>
      )}
      <ManageSections
        project={project}
        earlier={earlier}
        wasPublic={wasPublic}
        may={may}
        mayImport={mayImport}
        frame={screen}
      />
    </ProjectScreen>
  );
}

/** What is said above, for states that are not the usual ones. */
const saidOf = {
  unpublished: null,
  published: null,
  withdrawn: { title: 'withdrawn', text: 'withdrawnText' },
  gone: { title: 'goneState', text: null },
  merged: { title: 'merged', text: 'mergedText' },
  trashed: { title: 'inTrash', text: null },
} as const;
