import { type FormFrame, postedValues } from '#components/editorial/action-form.tsx';
import { StaffField, StaffFile, StaffTextArea } from '#components/editorial/staff-field.tsx';
import { StaffForm } from '#components/editorial/staff-form.tsx';
import { Button } from '#components/ui/button.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';

/** What browsers offer in their chooser; what comes is judged by its bytes. */
const types = '.txt,.html,.htm,.docx,.pdf,text/plain,text/html,application/pdf';

/** Takes in a page: pasted, or as a file, with its address. */
export function BringForm({
  frame,
  into,
}: {
  frame: FormFrame;
  /** The project that the page is to go into. */
  into: { id: string; title: string } | null;
}) {
  const { locale, page, actor, returned, newId } = frame;
  const t = staffMessages(locale, 'import');
  const values = postedValues(frame, 'bring');
  return (
    <StaffForm
      locale={locale}
      action="/staff/api/import/documents"
      page={page}
      actor={actor}
      operationId={newId()}
      returned={values['form'] === undefined ? null : returned}
      hasFiles
      className="grid max-w-measure gap-5"
    >
      <input type="hidden" name="form" value="bring" />
      {into !== null && (
        <>
          <input type="hidden" name="into" value={into.id} />
          <p>{t('bring.into', { title: into.title })}</p>
        </>
      )}
      <StaffTextArea
        id="text"
        name="text"
        label={t('bring.text')}
        hint={t('bring.textHint')}
        rows={8}
        defaultValue={values['text']}
      />
      <StaffFile id="file" name="file" label={t('bring.file')} hint={t('bring.fileHint')} accept={types} />
      <StaffField
        id="url"
        name="url"
        type="url"
        label={t('bring.url')}
        hint={t('bring.urlHint')}
        defaultValue={values['url']}
      />
      <div>
        <Button>{t('bring.submit')}</Button>
      </div>
    </StaffForm>
  );
}
