import { AbsentTable } from '#app/[locale]/(staff)/staff/import/tables/absent-table.tsx';
import { ActionForm } from '#components/editorial/action-form.tsx';
import { ProgressWatch } from '#components/editorial/import-tables/progress-watch.tsx';
import { RowSection } from '#components/editorial/import-tables/row-section.tsx';
import { TableScreen } from '#components/editorial/import-tables/table-screen.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadCheck } from '#lib/web/loaders/staff/import-rows.ts';
import { numberOf, openScreen, type ScreenProps, screenMetadata, textOf } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('tables');

export default async function CheckPage({ params, searchParams }: ScreenProps<'id'>) {
  const { id } = await params;
  const screen = await openScreen(params, ['import', 'tables', id, 'check'], searchParams);
  const { locale, actor } = screen;
  const asked = { shown: await textOf(searchParams, 'kind'), after: await numberOf(searchParams, 'after') };
  const loaded = await loadCheck(actor, id, asked, locale);
  if (!loaded.ok) return <AbsentTable {...screen} />;
  const { name, steps, progress, drafts, mayApply, isComing, troubles } = loaded.value;
  const t = staffMessages(locale, 'tables');
  const path = staffPath(locale, 'import', 'tables', id, 'check');
  return (
    <TableScreen
      screen={screen}
      id={id}
      name={name}
      lede={mayApply ? t('check.nothingWritten') : undefined}
      step="check"
      steps={steps}
    >
      {troubles.length > 0 && (
        <div className="mb-6">
          <Notice tone="warning" title={t('check.refused')}>
            {troubles.join(' ')} <a href={staffPath(locale, 'import', 'tables', id)}>{t('check.again')}</a>
          </Notice>
        </div>
      )}
      {isComing && (
        <div className="mb-6 grid gap-4">
          <Notice live title={t('check.coming')}>
            {t('check.comingText')}
          </Notice>
          <ProgressWatch
            address={`/staff/api/import/tables/${id}`}
            label={t('check.progressLabel')}
            progress={progress}
            isCounted={false}
          />
          <p>
            <LinkButton href={path}>{t('check.reload')}</LinkButton>
          </p>
        </div>
      )}
      {!isComing && troubles.length === 0 && (
        <RowSection
          frame={screen}
          tableId={id}
          step="check"
          list={loaded.value}
          isFirst={asked.after === null}
        >
          {mayApply && (
            <div className="mb-8 max-w-measure">
              {drafts === 0 ? (
                <p>{t('check.nothingToDo')}</p>
              ) : (
                <>
                  <p className="mb-3 text-caption text-ink-soft">{t('check.applyHint')}</p>
                  <ActionForm
                    frame={screen}
                    name="apply"
                    action={`/staff/api/import/tables/${id}/apply`}
                    className=""
                  >
                    <Button>{t('check.apply', { count: drafts })}</Button>
                  </ActionForm>
                </>
              )}
            </div>
          )}
        </RowSection>
      )}
    </TableScreen>
  );
}
