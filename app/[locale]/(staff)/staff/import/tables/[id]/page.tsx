import { AbsentTable } from '#app/[locale]/(staff)/staff/import/tables/absent-table.tsx';
import { ImportSteps } from '#components/editorial/import-tables/import-steps.tsx';
import { MappingForm } from '#components/editorial/import-tables/mapping-form.tsx';
import { TablePreview } from '#components/editorial/import-tables/table-preview.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { Section } from '#components/sections/section.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadTable } from '#lib/web/loaders/staff/import-tables.ts';
import { openScreen, screenMetadata } from '#lib/web/staff/screen.ts';

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

export const generateMetadata = screenMetadata('tables');

export default async function TablePage({ params }: Props) {
  const { id } = await params;
  const screen = await openScreen(params, ['import', 'tables', id]);
  const { locale, actor } = screen;
  const loaded = await loadTable(actor, id, locale);
  if (!loaded.ok) return <AbsentTable {...screen} />;
  const { name, facts, header, sample, mapping, targets, choices, steps } = loaded.value;
  const t = staffMessages(locale, 'tables');
  return (
    <StaffFrame
      locale={locale}
      path={screen.page}
      actor={actor}
      kind={t('kind')}
      title={name}
      lede={facts.join(', ')}
      crumbs={[{ label: t('title'), href: staffPath(locale, 'import', 'tables') }]}
    >
      <ImportSteps id={id} step="columns" open={steps} locale={locale} />
      <Section id="preview" title={t('preview.title')} remark={t('preview.remark')} wide>
        <TablePreview header={header} rows={sample} locale={locale} />
      </Section>
      {mapping === null ? (
        <p>{t('columns.settled')}</p>
      ) : (
        <MappingForm frame={screen} tableId={id} mapping={mapping} targets={targets} choices={choices} />
      )}
    </StaffFrame>
  );
}
