import { AbsentTable } from '#app/[locale]/(staff)/staff/import/tables/absent-table.tsx';
import { ActionForm } from '#components/editorial/action-form.tsx';
import { MappingForm } from '#components/editorial/import-tables/mapping-form.tsx';
import { ReadingForm } from '#components/editorial/import-tables/reading-form.tsx';
import { TablePreview } from '#components/editorial/import-tables/table-preview.tsx';
import { TableScreen } from '#components/editorial/import-tables/table-screen.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadTable } from '#lib/web/loaders/staff/import-tables.ts';
import { openScreen, type ScreenProps, screenMetadata, textOf } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('tables');

export default async function TablePage({ params, searchParams }: ScreenProps<'id'>) {
  const { id } = await params;
  const screen = await openScreen(params, ['import', 'tables', id], searchParams);
  const { locale, actor } = screen;
  const choices = {
    encoding: await textOf(searchParams, 'encoding'),
    separator: await textOf(searchParams, 'separator'),
    sheet: await textOf(searchParams, 'sheet'),
    headerLine: await textOf(searchParams, 'headerLine'),
  };
  const loaded = await loadTable(actor, id, choices, locale);
  if (!loaded.ok) return <AbsentTable {...screen} />;
  const { name, facts, table, mapping, targets, programmes, steps, troubles } = loaded.value;
  const t = staffMessages(locale, 'tables');
  return (
    <TableScreen screen={screen} id={id} name={name} lede={facts.join(' · ')} step="columns" steps={steps}>
      {troubles.length > 0 && (
        <div className="mb-8">
          <Notice tone="warning" title={t('check.refused')}>
            {troubles.join(' ')}
          </Notice>
        </div>
      )}
      <Section id="preview" title={t('preview.title')} wide>
        <TablePreview header={table.header} rows={table.sample.slice(0, 5)} locale={locale} />
        {mapping !== null && (
          <ReadingForm
            path={staffPath(locale, 'import', 'tables', id)}
            table={table}
            headerLine={choices.headerLine}
            locale={locale}
          />
        )}
      </Section>
      {mapping === null ? (
        <p className="max-w-measure">{t('columns.settled')}</p>
      ) : (
        <>
          <MappingForm
            frame={screen}
            tableId={id}
            table={table}
            mapping={mapping}
            targets={targets}
            programmes={programmes}
            reading={choices}
          />
          <div className="margin-grid border-rule border-t pt-5">
            <div />
            <ActionForm
              frame={screen}
              name="drop"
              action={`/staff/api/import/tables/${id}/drop`}
              className=""
            >
              <Button tone="grave">{t('check.drop')}</Button>
            </ActionForm>
          </div>
        </>
      )}
    </TableScreen>
  );
}
