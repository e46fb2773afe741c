import { offeredTypes } from '#app/[locale]/(staff)/staff/media/add-file.tsx';
import { ActionForm } from '#components/editorial/action-form.tsx';
import { UploadForm } from '#components/editorial/upload-form.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { trashDays } from '#lib/media/rules.ts';
import type { AssetScreen } from '#lib/web/loaders/staff/media.ts';
import type { Screen } from '#lib/web/staff/screen.ts';

/** Another file in the place of this one; into the trash and back. */
export function FileForms({ screen, loaded }: { screen: Screen; loaded: AssetScreen }) {
  const { asset, mayChange, mayTrash, uses } = loaded;
  const t = staffMessages(screen.locale, 'media');
  const isTrashed = asset.trashedAt !== null;
  return (
    <>
      {mayChange && !isTrashed && (
        <Section id="replace" title={t('replace.title')}>
          <UploadForm
            frame={screen}
            name="replace"
            action={`/staff/api/media/${asset.id}/replace`}
            label={t('replace.file')}
            hint={t('replace.hint')}
            accept={offeredTypes[asset.kind]}
            submit={t('replace.submit')}
            tone="plain"
          />
        </Section>
      )}
      {mayTrash && (
        <Section id="trash" title={t('trash.title')}>
          <ActionForm
            frame={screen}
            name="trash"
            action={`/staff/api/media/${asset.id}/${isTrashed ? 'restore' : 'trash'}`}
          >
            <p>{uses.length > 0 && !isTrashed ? t('trash.inUse') : t('trash.text', { days: trashDays })}</p>
            {(isTrashed || uses.length === 0) && (
              <div>
                <Button tone={isTrashed ? 'plain' : 'grave'}>
                  {isTrashed ? t('trash.restore') : t('trash.put')}
                </Button>
              </div>
            )}
          </ActionForm>
        </Section>
      )}
    </>
  );
}
