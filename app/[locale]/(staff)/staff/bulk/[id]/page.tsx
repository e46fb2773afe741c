import { AbsentScreen } from '#app/[locale]/(staff)/staff/projects/[id]/absent-screen.tsx';
import { ActionForm } from '#components/editorial/action-form.tsx';
import { BatchRows } from '#components/editorial/bulk/batch-rows.tsx';
import { ListSteps } from '#components/editorial/list-steps.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadBatch } from '#lib/web/loaders/staff/bulk.ts';
import { numberOf, openScreen, type ScreenProps, screenMetadata, textOf } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('bulk');

export default async function BatchPage({ params, searchParams }: ScreenProps<'id'>) {
  const { id } = await params;
  const screen = await openScreen(params, ['bulk', id]);
  const { locale, actor } = screen;
  const loaded = await loadBatch(actor, id, await numberOf(searchParams, 'after'), locale);
  const t = staffMessages(locale, 'bulk');
  if (!loaded.ok) return <AbsentScreen {...screen} words={{ title: t('absentTitle'), text: t('absent') }} />;
  const { batch, field, value, filter, all, rows, next } = loaded.value;
  const path = staffPath(locale, 'bulk', id);
  const { waiting, applied } = batch.rows;
  const isAsked = (await textOf(searchParams, 'asked')) !== '' && batch.state === 'prepared';
  const isUnderWay = batch.state === 'running' || batch.state === 'undoing' || isAsked;
  const left = batch.state === 'undoing' ? applied : waiting;
  return (
    <StaffFrame
      screen={{ locale, page: path, actor }}
      kind={t('batch')}
      title={`${t(`fieldName.${field as 'programme'}`)}: ${value === '' ? t('nothing') : value}`}
      crumbs={[{ label: t('title'), href: staffPath(locale, 'bulk') }]}
    >
      <div className="mb-6">
        <Notice live title={t(`state.${isAsked ? 'running' : batch.state}`)}>
          {(batch.state !== 'prepared' || isAsked) && t('progress', { done: all - left, all })}
        </Notice>
      </div>
      <div className="mb-8 flex flex-wrap items-start gap-4">
        {(batch.state === 'prepared' || batch.state === 'running') && waiting > 0 && (
          <ActionForm frame={screen} name="apply" action={`/staff/api/bulk/${id}/apply`} className="">
            <Button>{batch.state === 'prepared' ? t('apply', { count: waiting }) : t('goOn')}</Button>
          </ActionForm>
        )}
        {batch.state === 'prepared' && waiting === 0 && <p>{t('noneToDo')}</p>}
        {batch.state !== 'prepared' && batch.state !== 'undone' && applied > 0 && (
          <ActionForm frame={screen} name="undo" action={`/staff/api/bulk/${id}/undo`} className="">
            <Button tone="plain">{batch.state === 'undoing' ? t('goOn') : t('undo')}</Button>
          </ActionForm>
        )}
        {isUnderWay && <LinkButton href={path}>{t('reload')}</LinkButton>}
      </div>
      {filter !== null && (
        <p className="mb-6 max-w-measure text-small">
          {t('chosenByFilter')} <a href={`${staffPath(locale, 'projects')}?${filter}`}>{t('filterBack')}</a>
        </p>
      )}
      <BatchRows rows={rows} locale={locale} />
      <ListSteps
        path={path}
        next={next === null ? undefined : { label: t('next'), query: { after: String(next) } }}
      />
    </StaffFrame>
  );
}
