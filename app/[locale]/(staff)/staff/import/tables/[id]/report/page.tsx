import { AbsentTable } from '#app/[locale]/(staff)/staff/import/tables/absent-table.tsx';
import { ActionForm } from '#components/editorial/action-form.tsx';
import { ProgressWatch } from '#components/editorial/import-tables/progress-watch.tsx';
import { RowSection } from '#components/editorial/import-tables/row-section.tsx';
import { TableScreen } from '#components/editorial/import-tables/table-screen.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadReport } from '#lib/web/loaders/staff/import-rows.ts';
import { numberOf, openScreen, type ScreenProps, screenMetadata, textOf } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('tables');

export default async function ReportPage({ params, searchParams }: ScreenProps<'id'>) {
  const { id } = await params;
  const screen = await openScreen(params, ['import', 'tables', id, 'report'], searchParams);
  const { locale, actor } = screen;
  const asked = { shown: await textOf(searchParams, 'kind'), after: await numberOf(searchParams, 'after') };
  const loaded = await loadReport(actor, id, asked, locale);
  if (!loaded.ok) return <AbsentTable {...screen} />;
  const report = loaded.value;
  const t = staffMessages(locale, 'tables');
  const path = staffPath(locale, 'import', 'tables', id, 'report');
  // What was asked for a moment ago and has not begun.
  const deed = await textOf(searchParams, 'asked');
  const isAsked =
    (deed === 'apply' && report.state === 'prepared') || (deed === 'undo' && report.state === 'applied');
  const isUnderWay = report.isUnderWay || isAsked;
  return (
    <TableScreen screen={screen} id={id} name={report.name} step="report" steps={report.steps}>
      <div className="mb-6">
        <Notice live title={isAsked ? t('report.asked') : t(`report.state.${report.state}`)}>
          {isUnderWay ? t('report.interrupted') : report.progress.sentence}
        </Notice>
      </div>
      {isUnderWay && (
        <div className="mb-6">
          <ProgressWatch
            address={`/staff/api/import/tables/${id}`}
            label={t('check.progressLabel')}
            progress={report.progress}
          />
        </div>
      )}
      <div className="mb-8 flex flex-wrap items-start gap-4">
        {isUnderWay && <LinkButton href={path}>{t('check.reload')}</LinkButton>}
        {report.mayGoOn !== null && (
          <ActionForm
            frame={screen}
            name="go-on"
            action={`/staff/api/import/tables/${id}/${report.mayGoOn}`}
            className=""
          >
            <Button>{t('report.goOn')}</Button>
          </ActionForm>
        )}
        {report.mayUndo && !isAsked && (
          <ActionForm frame={screen} name="undo" action={`/staff/api/import/tables/${id}/undo`} className="">
            <p className="mb-3 max-w-measure text-caption text-ink-soft">{t('report.undoHint')}</p>
            <Button tone="plain">{t('report.undo')}</Button>
          </ActionForm>
        )}
      </div>
      <RowSection frame={screen} tableId={id} step="report" list={report} isFirst={asked.after === null} />
    </TableScreen>
  );
}
