import { AbsentScreen } from '#app/[locale]/(staff)/staff/projects/[id]/absent-screen.tsx';
import { ActionForm } from '#components/editorial/action-form.tsx';
import { MergeCandidates } from '#components/editorial/merge/merge-candidates.tsx';
import { MergeForm } from '#components/editorial/merge/merge-form.tsx';
import { ProjectScreen } from '#components/editorial/project-screen.tsx';
import { ToldApartList } from '#components/editorial/told-apart-list.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { formatInstant } from '#lib/format/date.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadMerge } from '#lib/web/loaders/staff/merge.ts';
import { openScreen, type ScreenProps, screenMetadata, textOf } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('merge');

export default async function MergePage({ params, searchParams }: ScreenProps<'id'>) {
  const { id } = await params;
  const screen = await openScreen(params, ['projects', id, 'merge'], searchParams);
  const { locale, actor } = screen;
  const into = (await textOf(searchParams, 'into')).trim();
  const loaded = await loadMerge(actor, id, into, locale);
  if (!loaded.ok) return <AbsentScreen {...screen} />;
  const { project, merged, candidates, apart, comparison, isUnknown } = loaded.value;
  const t = staffMessages(locale, 'merge');
  const path = staffPath(locale, 'projects', id, 'merge');
  if (merged !== null)
    return (
      <ProjectScreen {...screen} project={project} name={t('doneTitle')} lede={t('done')}>
        <p className="mb-6">
          <a href={staffPath(locale, 'projects', merged.into.projectId, 'review')}>
            {t('goOn', { title: merged.into.title })}
          </a>
        </p>
        {merged.isOver ? (
          <p>{t('undoOver', { when: formatInstant(merged.until, locale) })}</p>
        ) : (
          <ActionForm frame={screen} name="undo" action={`/staff/api/projects/${id}/undo-merge`}>
            <p>{t('undoUntil', { when: formatInstant(merged.until, locale) })}</p>
            <div>
              <Button tone="plain">{t('undo')}</Button>
            </div>
          </ActionForm>
        )}
      </ProjectScreen>
    );
  return (
    <ProjectScreen {...screen} project={project} name={t('title')} lede={t('lede')}>
      {comparison === null ? (
        <>
          {!isUnknown && (
            <Section id="candidates" title={t('candidates')} remark={t('candidatesHint')}>
              {candidates.length === 0 ? (
                <p>{t('noCandidates')}</p>
              ) : (
                <MergeCandidates frame={screen} projectId={id} candidates={candidates} />
              )}
              <div className="mt-4">
                <ToldApartList
                  frame={screen}
                  action={`/staff/api/projects/${id}/told-apart`}
                  remark={t('apart.hint')}
                  pairs={apart.map(({ projectId, ...telling }) => ({
                    ...telling,
                    id: projectId,
                    fields: { otherId: projectId },
                  }))}
                />
              </div>
            </Section>
          )}
          <Section id="other" title={t(candidates.length === 0 ? 'other' : 'another')}>
            {isUnknown && (
              <div className="mb-4">
                <Notice tone="warning">{t('absent')}</Notice>
              </div>
            )}
            <form method="get" action={path} className="grid max-w-measure gap-4">
              <TextField id="into" name="into" label={t('other')} hint={t('otherHint')} defaultValue={into} />
              <div>
                <Button tone="plain">{t('compare')}</Button>
              </div>
            </form>
          </Section>
        </>
      ) : (
        <>
          <p className="mb-6">
            <a
              href={`${staffPath(locale, 'projects', comparison.into.projectId, 'merge')}?${new URLSearchParams({ into: project.slug })}`}
            >
              {t('swap')}
            </a>
          </p>
          <MergeForm
            frame={screen}
            projectId={id}
            into={comparison.into}
            goesTitle={project.title}
            fields={comparison.fields}
            items={comparison.items}
            hidden={{ fromRevision: comparison.fromRevision, intoRevision: comparison.intoRevision }}
          />
        </>
      )}
    </ProjectScreen>
  );
}
