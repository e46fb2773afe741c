import { BringForm } from '#components/editorial/import/bring-form.tsx';
import { DocumentList } from '#components/editorial/import/document-list.tsx';
import { ListSteps } from '#components/editorial/list-steps.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { Section } from '#components/sections/section.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadImports } from '#lib/web/loaders/staff/import.ts';
import { mayImportTables } from '#lib/web/loaders/staff/import-tables.ts';
import { openScreen, type ScreenProps, screenMetadata, textOf } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('import');

export default async function ImportPage({ params, searchParams }: ScreenProps) {
  const screen = await openScreen(params, ['import'], searchParams);
  const { locale, actor } = screen;
  const imports = await loadImports(actor, locale, {
    after: await textOf(searchParams, 'after'),
    into: await textOf(searchParams, 'into'),
  });
  const t = staffMessages(locale, 'import');
  const tables = staffMessages(locale, 'tables');
  return (
    <StaffFrame screen={screen} title={t('title')} lede={t('lede')} crumbs={[]}>
      {!imports.mayImport ? (
        <Notice tone="warning">{t('forbidden')}</Notice>
      ) : (
        <Section id="document" title={t('bring.title')} remark={t('bring.remark')}>
          <BringForm frame={screen} into={imports.into} />
        </Section>
      )}
      {mayImportTables(actor) && (
        <Section id="tables" title={tables('title')} remark={tables('start.remark')}>
          <p className="mb-4 max-w-measure">{tables('lede')}</p>
          <LinkButton href={staffPath(locale, 'import', 'tables')}>{tables('start.open')}</LinkButton>
        </Section>
      )}
      <Section id="open" title={t('list.open')} wide>
        {imports.open.length === 0 ? (
          <EmptyState title={t('list.none')}>{imports.mayImport && t('list.noneHint')}</EmptyState>
        ) : (
          <DocumentList locale={locale} caption={t('list.open')} documents={imports.open} />
        )}
      </Section>
      {imports.done.length > 0 && (
        <Section id="done" title={t('list.done')} wide>
          <DocumentList locale={locale} caption={t('list.done')} documents={imports.done} />
        </Section>
      )}
      <ListSteps
        path={staffPath(locale, 'import')}
        next={imports.next === null ? undefined : { label: t('list.more'), query: { after: imports.next } }}
      />
    </StaffFrame>
  );
}
