import { CheckedFields } from '#components/editorial/import/checked-fields.tsx';
import { FindingList } from '#components/editorial/import/finding-list.tsx';
import { RecordList } from '#components/editorial/import/record-list.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import type { ImportedDocument } from '#lib/web/loaders/staff/imported-document.ts';
import type { Screen } from '#lib/web/staff/screen.ts';

/** What was read in a document, to be checked, and what was noticed on the way. */
export function DocumentValues({
  screen,
  action,
  shown,
}: {
  screen: Screen;
  /** Where the document's forms are sent. */
  action: string;
  shown: ImportedDocument;
}) {
  const { locale, page, actor, returned } = screen;
  const t = staffMessages(locale, 'import');
  const { values, records, findings, left, derived } = shown;
  return (
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
          lang={shown.source.lang}
          isOpen={shown.state === 'open' && shown.mayChange}
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
  );
}
