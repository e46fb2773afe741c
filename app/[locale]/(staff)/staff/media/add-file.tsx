import { UploadForm } from '#components/editorial/upload-form.tsx';
import { Section } from '#components/sections/section.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import type { Screen } from '#lib/web/staff/screen.ts';

/** What browsers offer in their choosers. */
export const offeredTypes = {
  photo: 'image/jpeg,image/png,image/webp',
  document: 'application/pdf,.docx',
} as const;

/** Adds a file to the library; with `project`, for the photos of one. */
export function AddFile({ screen, project }: { screen: Screen; project: string }) {
  const t = staffMessages(screen.locale, 'media');
  return (
    <Section id="upload" title={t('upload.title')}>
      <UploadForm
        frame={screen}
        name="upload"
        action="/staff/api/media"
        fields={{ project }}
        isOnce
        label={t('upload.file')}
        hint={t('upload.hint')}
        accept={`${offeredTypes.photo},${offeredTypes.document}`}
        submit={t('upload.submit')}
      />
    </Section>
  );
}
