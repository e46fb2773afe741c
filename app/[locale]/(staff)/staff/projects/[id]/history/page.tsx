import { AbsentScreen } from '#app/[locale]/(staff)/staff/projects/[id]/absent-screen.tsx';
import { RevisionList } from '#components/editorial/history/revision-list.tsx';
import { ListSteps } from '#components/editorial/list-steps.tsx';
import { ProjectScreen } from '#components/editorial/project-screen.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadHistory } from '#lib/web/loaders/staff/history.ts';
import { numberOf, openScreen, type ScreenProps, screenMetadata } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('history');

export default async function HistoryPage({ params, searchParams }: ScreenProps<'id'>) {
  const { id } = await params;
  const screen = await openScreen(params, ['projects', id, 'history'], searchParams);
  const { locale } = screen;
  const before = await numberOf(searchParams, 'before');
  const loaded = await loadHistory(screen.actor, { projectId: id, before, locale });
  if (!loaded.ok) return <AbsentScreen {...screen} />;
  const { project, revisions, next } = loaded.value;
  const t = staffMessages(locale, 'history');
  const path = staffPath(locale, 'projects', id, 'history');
  return (
    <ProjectScreen {...screen} project={project} tab="history" lede={t('lede')}>
      {revisions.length === 0 ? (
        <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
      ) : (
        <RevisionList revisions={revisions} projectId={id} locale={locale} />
      )}
      <ListSteps
        path={path}
        first={before === null ? undefined : { label: t('newestFirst') }}
        next={next === null ? undefined : { label: t('older'), query: { before: String(next) } }}
      />
    </ProjectScreen>
  );
}
