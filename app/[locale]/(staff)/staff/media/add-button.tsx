import { ActionForm } from '#components/editorial/action-form.tsx';
import { Button } from '#components/ui/button.tsx';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import type { Asset } from '#lib/media/schema.ts';
import type { LibraryScreen } from '#lib/web/loaders/staff/media.ts';
import type { Screen } from '#lib/web/staff/screen.ts';

/** Puts a photo of the library into a project, or says that it is there. Nothing for what no project can show. */
export function AddButton({
  screen,
  project,
  asset,
}: {
  screen: Screen;
  project: NonNullable<LibraryScreen['project']>;
  asset: Asset;
}) {
  const t = staffMessages(screen.locale, 'media');
  if (asset.kind !== 'photo' || asset.trashedAt !== null) return null;
  if (project.photos.some(({ id }) => id === asset.id))
    return <p className="mt-2 font-semibold text-small">{t('project.in')}</p>;
  return (
    <ActionForm
      frame={screen}
      name={`add-${asset.id}`}
      action={`/staff/api/projects/${project.id}/photos`}
      fields={{ photoId: asset.id, move: 'add' }}
      isOnce
      className="mt-2"
    >
      <Button tone="plain">
        {t('project.add')}
        <VisuallyHidden>: {asset.fileName}</VisuallyHidden>
      </Button>
    </ActionForm>
  );
}
