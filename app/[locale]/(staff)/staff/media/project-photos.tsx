import { ActionForm } from '#components/editorial/action-form.tsx';
import { AssetList } from '#components/media/asset-list.tsx';
import { Section } from '#components/sections/section.tsx';
import { Button } from '#components/ui/button.tsx';
import { VisuallyHidden } from '#components/ui/visually-hidden.tsx';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import type { Asset } from '#lib/media/schema.ts';
import { staffPath } from '#lib/paths.ts';
import type { LibraryScreen } from '#lib/web/loaders/staff/media.ts';
import type { Screen } from '#lib/web/staff/screen.ts';

interface Props {
  screen: Screen;
  project: NonNullable<LibraryScreen['project']>;
  mayChange: boolean;
}

/** The photos of a project in their order, each to be moved or taken out. */
export function ProjectPhotos({ screen, project, mayChange }: Props) {
  const { locale } = screen;
  const t = staffMessages(locale, 'media');
  return (
    <Section id="project" title={t('project.title', { title: project.title })} wide>
      <p className="mb-5 max-w-measure text-ink-soft">{t('project.lede')}</p>
      {project.photos.length === 0 ? (
        <p>{t('project.none')}</p>
      ) : (
        <AssetList
          locale={locale}
          label={t('project.title', { title: project.title })}
          assets={project.photos}
          href={({ id }) => `${staffPath(locale, 'media', id)}?project=${encodeURIComponent(project.id)}`}
          actions={
            mayChange
              ? new Map(
                  project.photos.map((asset) => [
                    asset.id,
                    <PhotoMoves key={asset.id} screen={screen} project={project} asset={asset} />,
                  ]),
                )
              : undefined
          }
        />
      )}
      <p className="mt-5">
        <a href={staffPath(locale, 'projects', project.id, 'edit')}>{t('project.back')}</a>
      </p>
    </Section>
  );
}

function PhotoMoves({ screen, project, asset }: Omit<Props, 'mayChange'> & { asset: Asset }) {
  const t = staffMessages(screen.locale, 'media');
  const moves = (['earlier', 'later', 'remove'] as const).filter(
    (move) =>
      !(move === 'earlier' && project.photos.at(0) === asset) &&
      !(move === 'later' && project.photos.at(-1) === asset),
  );
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      {moves.map((move) => (
        <ActionForm
          key={move}
          frame={screen}
          name={`${move}-${asset.id}`}
          action={`/staff/api/projects/${project.id}/photos`}
          fields={{ photoId: asset.id, move }}
          isOnce
          className=""
        >
          <Button tone="plain">
            {t(`project.${move}`)}
            <VisuallyHidden>: {asset.fileName}</VisuallyHidden>
          </Button>
        </ActionForm>
      ))}
    </div>
  );
}
