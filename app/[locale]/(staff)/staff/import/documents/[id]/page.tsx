import type { Metadata } from 'next';
import { ActionForm } from '#components/editorial/action-form.tsx';
import { CheckedFields } from '#components/editorial/import/checked-fields.tsx';
import { DocumentNotices } from '#components/editorial/import/document-notices.tsx';
import { DuplicateList } from '#components/editorial/import/duplicate-list.tsx';
import { FindingList } from '#components/editorial/import/finding-list.tsx';
import { RecordList } from '#components/editorial/import/record-list.tsx';
import { SourceLinks } from '#components/editorial/import/source-links.tsx';
import { SourcePane } from '#components/editorial/import/source-pane.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadImportedDocument, loadToldApart } from '#lib/web/loaders/staff/imported-document.ts';
import { declareMissing } from '#lib/web/page-dependencies.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { openScreen, type ScreenProps, textOf } from '#lib/web/staff/screen.ts';
import { staffMetadata } from '#lib/web/staff/staff-metadata.ts';

export async function generateMetadata({ params }: ScreenProps<'id'>): Promise<Metadata> {
  const locale = await pageLocale(params);
  return staffMetadata(locale, staffMessages(locale, 'import')('document.kind'));
}

export default async function ImportedDocumentPage({ params, searchParams }: ScreenProps<'id'>) {
  const { id } = await params;
  const screen = await openScreen(params, ['import', 'documents', id], searchParams);
  const { locale, page, actor, returned } = screen;
  const t = staffMessages(locale, 'import');
  const crumbs = [{ label: t('title'), href: staffPath(locale, 'import') }];
  const frame = { screen, crumbs };
  const shown = await loadImportedDocument(actor, id, locale, returned);
  if (shown === null) {
    declareMissing();
    return (
      <StaffFrame {...frame} title={t('document.absent')}>
        <EmptyState title={t('document.absent')}>
          <p>{t('document.absentHint')}</p>
          <p className="mt-4">
            <LinkButton href={staffPath(locale, 'import')}>{t('document.back')}</LinkButton>
          </p>
        </EmptyState>
      </StaffFrame>
    );
  }
  const apart = await loadToldApart(actor, id, await textOf(searchParams, 'apart'), locale);
  const action = `/staff/api/import/documents/${id}`;
  const { source, values, records, findings, left, derived, duplicates } = shown;
  const isOpen = shown.state === 'open';
  const hasValues = values !== null || records.length > 0 || findings.length > 0;
  return (
    <StaffFrame
      {...frame}
      kind={t('document.kind')}
      title={shown.title}
      titleLang={source.lang}
      lede={shown.facts}
      action={
        shown.mayChange && (shown.state === 'open' || shown.state === 'refused') ? (
          <ActionForm frame={screen} name="dismiss" action={action} fields={{ act: 'dismiss' }} className="">
            <Button tone="plain">{t('document.dismiss')}</Button>
          </ActionForm>
        ) : undefined
      }
    >
      <DocumentNotices frame={screen} action={action} shown={shown} />
      {apart !== null && (
        <div className="mb-8">
          <Notice live>{t('duplicates.toldApart', { title: apart })}</Notice>
        </div>
      )}
      {isOpen && duplicates.length > 0 && (
        <DuplicateList frame={screen} action={action} duplicates={duplicates} into={shown.into?.id ?? null} />
      )}
      {hasValues && (
        <p className="mb-6 flex gap-6 wide:hidden">
          <a href="#values" className="py-1">
            {t('jump.values')}
          </a>
          <a href="#source" className="py-1">
            {t('jump.source')}
          </a>
        </p>
      )}
      <SourceLinks>
        {hasValues && (
          <section aria-labelledby="values-title" id="values" className="min-w-0 border-ink border-t pt-3">
            <h2 id="values-title" className="caps mb-2">
              {records.length > 0 ? t('records.title', { count: records.length }) : t('fields.title')}
            </h2>
            {records.length > 0 && (
              <RecordList
                frame={screen}
                action={action}
                records={records}
                further={shown.further}
                mayChange={shown.mayChange}
              />
            )}
            {values !== null && (
              <CheckedFields
                locale={locale}
                page={page}
                actor={actor}
                action={action}
                operationId={screen.newId()}
                returned={returned?.values['form'] === 'check' ? returned : null}
                values={values}
                lang={source.lang}
                isOpen={isOpen && shown.mayChange}
              />
            )}
            <FindingList id="findings" title={t('issues.title')} locale={locale} findings={findings} />
            <FindingList
              id="left"
              title={t('left.title')}
              remark={t('left.remark')}
              locale={locale}
              findings={left}
            />
            <FindingList
              id="derived"
              title={t('derived.title')}
              remark={t('derived.remark')}
              locale={locale}
              findings={derived}
            />
          </section>
        )}
        <SourcePane locale={locale} source={source} labels={shown.labels} />
      </SourceLinks>
    </StaffFrame>
  );
}
