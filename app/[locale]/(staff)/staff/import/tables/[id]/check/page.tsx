import { AbsentTable } from '#app/[locale]/(staff)/staff/import/tables/absent-table.tsx';
import { ActionForm } from '#components/editorial/action-form.tsx';
import { ImportSteps } from '#components/editorial/import-tables/import-steps.tsx';
import { KindFilter } from '#components/editorial/import-tables/kind-filter.tsx';
import { PlannedRows } from '#components/editorial/import-tables/planned-rows.tsx';
import { ProgressWatch } from '#components/editorial/import-tables/progress-watch.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { Section } from '#components/sections/section.tsx';
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
  const { name, steps, progress, counts, shown, rows, next, drafts, mayApply } = loaded.value;
  const { isComing, troubles } = loaded.value;
  const t = staffMessages(locale, 'tables');
  const path = staffPath(locale, 'import', 'tables', id, 'check');
  const filtered = shown === '' ? path : `${path}?kind=${shown}`;
  return (
    <StaffFrame
      screen={screen}
      kind={t('kind')}
      title={name}
      lede={mayApply ? t('check.nothingWritten') : undefined}
      crumbs={[
        { label: staffMessages(locale, 'import')('title'), href: staffPath(locale, 'import') },
        { label: t('title'), href: staffPath(locale, 'import', 'tables') },
      ]}
    >
      <ImportSteps id={id} step="check" open={steps} locale={locale} />
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
        <Section id="rows" title={t('check.title')} wide>
          <KindFilter label={t('check.filter')} path={path} kinds={counts} current={shown} locale={locale} />
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
          {rows.length === 0 ? (
            <p>{t('check.none')}</p>
          ) : (
            <PlannedRows rows={rows} tableId={id} frame={screen} />
          )}
          <p className="mt-6 flex flex-wrap gap-6">
            {asked.after !== null && <a href={filtered}>{t('check.first')}</a>}
            {next !== null && (
              <a href={`${filtered}${shown === '' ? '?' : '&'}after=${next}`}>{t('check.next')}</a>
            )}
          </p>
        </Section>
      )}
    </StaffFrame>
  );
}
