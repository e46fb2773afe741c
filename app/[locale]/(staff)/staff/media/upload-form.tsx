import { StaffFile } from '#components/editorial/staff-field.tsx';
import { StaffForm } from '#components/editorial/staff-form.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import type { Screen } from '#lib/web/staff/screen.ts';

/** What browsers offer in their chooser; what comes is judged by its bytes. */
export const photoTypes = 'image/jpeg,image/png,image/webp';
const allTypes = `${photoTypes},application/pdf,.docx`;

/** Adds a file to the library; with `project`, for the photos of one. */
export function UploadForm({ screen, project }: { screen: Screen; project: string }) {
  const { locale, page, actor, returned } = screen;
  const t = staffMessages(locale, 'media');
  return (
    <Section id="upload" title={t('upload.title')}>
      <StaffForm
        locale={locale}
        action="/staff/api/media"
        page={page}
        actor={actor}
        operationId={screen.newId()}
        returned={returned?.values['form'] === 'upload' ? returned : null}
        hasFiles
        className="grid max-w-measure gap-5"
      >
        <input type="hidden" name="form" value="upload" />
        <input type="hidden" name="project" value={project} />
        <StaffFile
          id="file"
          name="file"
          label={t('upload.file')}
          hint={t('upload.hint')}
          accept={allTypes}
          required
        />
        <div>
          <Button>{t('upload.submit')}</Button>
        </div>
      </StaffForm>
    </Section>
  );
}
