import type { Metadata } from 'next';
import { DocumentDuplicates } from '#app/[locale]/(staff)/staff/import/documents/[id]/document-duplicates.tsx';
import { DocumentValues } from '#app/[locale]/(staff)/staff/import/documents/[id]/document-values.tsx';
import { ActionForm } from '#components/editorial/action-form.tsx';
import { DocumentNotices } from '#components/editorial/import/document-notices.tsx';
import { SourceLinks } from '#components/editorial/import/source-links.tsx';
import { SourcePane } from '#components/editorial/import/source-pane.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import type { Crumb } from '#components/ui/breadcrumb.tsx';
import { Button, LinkButton } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { loadImportedDocument } from '#lib/web/loaders/staff/imported-document.ts';
import { declareMissing } from '#lib/web/page-dependencies.ts';
import { pageLocale } from '#lib/web/page-locale.ts';
import { openScreen, type Screen, type ScreenProps, textOf } from '#lib/web/staff/screen.ts';
import { staffMetadata } from '#lib/web/staff/staff-metadata.ts';

export async function generateMetadata({ params }: ScreenProps<'id'>): Promise<Metadata> {
  const locale = await pageLocale(params);
  return staffMetadata(locale, staffMessages(locale, 'import')('document.kind'));
}

export default async function ImportedDocumentPage({ params, searchParams }: ScreenProps<'id'>) {
  const { id } = await params;
  const screen = await openScreen(params, ['import', 'documents', id], searchParams);
  const { locale, actor, returned } = screen;
  const t = staffMessages(locale, 'import');
  const crumbs = [{ label: t('title'), href: staffPath(locale, 'import') }];
  const frame = { screen, crumbs };
  const shown = await loadImportedDocument(actor, id, locale, returned);
  if (shown === null) {
    declareMissing();
    return <AbsentDocument {...frame} />;
  }
  const judged = {
    apart: await textOf(searchParams, 'apart'),
    together: await textOf(searchParams, 'together'),
  };
  const action = `/staff/api/import/documents/${id}`;
  const { source, values, records, findings } = shown;
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
      <DocumentDuplicates screen={screen} action={action} shown={shown} judged={judged} />
      {hasValues && (
        <p className="mb-6 flex gap-6 wide:hidden">
          {(['values', 'source'] as const).map((side) => (
            <a key={side} href={`#${side}`} className="py-1">
              {t(`jump.${side}`)}
            </a>
          ))}
        </p>
      )}
      <SourceLinks>
        {hasValues && <DocumentValues screen={screen} action={action} shown={shown} />}
        <SourcePane locale={locale} source={source} labels={shown.labels} />
      </SourceLinks>
    </StaffFrame>
  );
}

/** A document that is not there, or not for whoever looks. */
function AbsentDocument({ screen, crumbs }: { screen: Screen; crumbs: readonly Crumb[] }) {
  const t = staffMessages(screen.locale, 'import');
  return (
    <StaffFrame screen={screen} crumbs={crumbs} title={t('document.absent')}>
      <EmptyState title={t('document.absent')}>
        <p>{t('document.absentHint')}</p>
        <p className="mt-4">
          <LinkButton href={staffPath(screen.locale, 'import')}>{t('document.back')}</LinkButton>
        </p>
      </EmptyState>
    </StaffFrame>
  );
}
