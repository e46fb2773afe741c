import type { FormFrame } from '#components/editorial/action-form.tsx';
import { UploadForm } from '#components/editorial/upload-form.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** Takes a table of projects; the server reads it and leads to its columns. */
export function TableUpload({ frame }: { frame: FormFrame }) {
  const t = staffMessages(frame.locale, 'tables');
  return (
    <UploadForm
      frame={frame}
      name="table"
      action="/staff/api/import/tables"
      isOnce
      label={t('upload.file')}
      hint={t('upload.hint')}
      accept=".csv,.tsv,.txt,.xlsx,.json,.xml,text/csv"
      submit={t('upload.submit')}
    />
  );
}
