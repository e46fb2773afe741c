import { AbsentTable } from '#app/[locale]/(staff)/staff/import/tables/absent-table.tsx';
import { TableDownloads } from '#components/editorial/import-tables/table-downloads.tsx';
import { TableUpload } from '#components/editorial/import-tables/table-upload.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { Section } from '#components/sections/section.tsx';
import { LinkList } from '#components/ui/link-list.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadRecentTables, mayImportTables } from '#lib/web/loaders/staff/import-tables.ts';
import { openScreen, type ScreenProps, screenMetadata } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('tables');

export default async function TablesPage({ params }: ScreenProps) {
  const screen = await openScreen(params, ['import', 'tables']);
  const { locale, actor } = screen;
  if (!mayImportTables(actor)) return <AbsentTable {...screen} />;
  const recent = await loadRecentTables(actor, locale);
  const t = staffMessages(locale, 'tables');
  return (
    <StaffFrame
      screen={screen}
      title={t('title')}
      lede={t('lede')}
      crumbs={[{ label: staffMessages(locale, 'import')('title'), href: staffPath(locale, 'import') }]}
    >
      <Section id="upload" title={t('upload.title')}>
        <TableUpload frame={screen} />
      </Section>
      <Section id="download" title={t('download.title')}>
        <p className="max-w-measure">{t('download.text')}</p>
        <div className="mt-3">
          <TableDownloads query="" locale={locale} />
        </div>
      </Section>
      <Section id="recent" title={t('recent.title')}>
        {recent.length === 0 ? (
          <p className="text-ink-soft">{t('recent.none')}</p>
        ) : (
          <LinkList links={recent} />
        )}
      </Section>
    </StaffFrame>
  );
}
