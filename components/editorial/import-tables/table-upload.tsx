import type { FormFrame } from '#components/editorial/action-form.tsx';
import { StaffFile } from '#components/editorial/staff-field.tsx';
import { StaffForm } from '#components/editorial/staff-form.tsx';
import { Button } from '#components/ui/button.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** What browsers offer in their chooser; what comes is judged by its bytes. */
const offered = '.csv,.tsv,.txt,.xlsx,.json,.xml,text/csv';

/** Takes a table of projects; the server reads it and leads to its columns. */
export function TableUpload({ frame }: { frame: FormFrame }) {
  const { locale, page, actor, returned } = frame;
  const t = staffMessages(locale, 'tables');
  return (
    <StaffForm
      locale={locale}
      action="/staff/api/import/tables"
      page={page}
      actor={actor}
      operationId={frame.newId()}
      returned={returned?.values['form'] === 'table' ? returned : null}
      fieldIds={{ file: 'table-file' }}
      hasFiles
      className="grid max-w-measure gap-5"
    >
      <input type="hidden" name="form" value="table" />
      <StaffFile
        id="table-file"
        name="file"
        label={t('upload.file')}
        hint={t('upload.hint')}
        accept={offered}
        required
      />
      <div>
        <Button>{t('upload.submit')}</Button>
      </div>
    </StaffForm>
  );
}
