import { FileForms } from '#app/[locale]/(staff)/staff/media/[id]/file-forms.tsx';
import { WordsForm } from '#app/[locale]/(staff)/staff/media/[id]/words-form.tsx';
import { AddButton } from '#app/[locale]/(staff)/staff/media/add-button.tsx';
import { SavedNotice } from '#components/editorial/registers/saved-notice.tsx';
import { StaffFrame } from '#components/editorial/staff-frame.tsx';
import { Thumbnail } from '#components/media/thumbnail.tsx';
import { Section } from '#components/sections/section.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { FactList } from '#components/ui/fact-list.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { formatInstant } from '#lib/format/date.ts';
import type { Locale } from '#lib/format/localized.ts';
import { formatNumber } from '#lib/format/number.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { publicFilePath, staffFilePath } from '#lib/media/rules.ts';
import type { Asset } from '#lib/media/schema.ts';
import { staffPath } from '#lib/paths.ts';
import { type AssetScreen, loadAsset } from '#lib/web/loaders/staff/media.ts';
import { openScreen, type ScreenProps, screenMetadata, textOf } from '#lib/web/staff/screen.ts';

export const generateMetadata = screenMetadata('media');

export default async function AssetPage({ params, searchParams }: ScreenProps<'id'>) {
  const { id } = await params;
  const screen = await openScreen(params, ['media', id], searchParams);
  const { locale, actor } = screen;
  const t = staffMessages(locale, 'media');
  const project = await textOf(searchParams, 'project');
  const library = staffPath(locale, 'media') + (project && `?project=${encodeURIComponent(project)}`);
  const frame = { screen, crumbs: [{ label: t('title'), href: library }] };
  const loaded = await loadAsset(actor, { id, project }, locale);
  if (loaded === null)
    return (
      <StaffFrame {...frame} title={t('absent')}>
        <EmptyState title={t('absent')}>{t('absentHint')}</EmptyState>
      </StaffFrame>
    );
  const { asset } = loaded;
  const isPhoto = asset.kind === 'photo';
  const isSaved = (await textOf(searchParams, 'saved')) !== '' && screen.returned === null;
  return (
    <StaffFrame {...frame} title={<span className="break-words">{asset.fileName}</span>}>
      <SavedNotice>{isSaved ? t('words.saved') : null}</SavedNotice>
      {asset.trashedAt !== null && (
        <div className="mb-8">
          <Notice tone="warning">{t('inTrash')}</Notice>
        </div>
      )}
      {isPhoto && (
        <div className="mb-10 grid max-w-4xl grid-cols-[6fr_4fr_3fr] items-start gap-4">
          <Thumbnail asset={asset} />
          <Thumbnail asset={asset} shape="square" />
          <Thumbnail asset={asset} shape="tall" />
        </div>
      )}
      {isPhoto && loaded.mayChange && (
        <Section id="words" title={t('words.title')}>
          <WordsForm screen={screen} asset={asset} />
        </Section>
      )}
      {isPhoto && loaded.mayChange && loaded.project !== null && (
        <Section id="project" title={t('project.title', { title: loaded.project.title })}>
          {loaded.project.photos.every((photo) => photo.id !== asset.id) && <p>{t('project.notIn')}</p>}
          <AddButton screen={screen} project={loaded.project} asset={asset} />
          <p className="mt-4">
            <a href={library}>{t('project.all')}</a>
          </p>
        </Section>
      )}
      <Section id="uses" title={t('uses.title')}>
        <Uses uses={loaded.uses} elsewhere={loaded.usedElsewhere} locale={locale} />
      </Section>
      <Section id="facts" title={t('facts.title')}>
        <FactList variant="ruled" facts={factsOf(asset, loaded.uploadedBy ?? t('facts.nobody'), locale)} />
      </Section>
      <FileForms screen={screen} loaded={loaded} />
    </StaffFrame>
  );
}

function Uses({ uses, elsewhere, locale }: { uses: AssetScreen['uses']; elsewhere: number; locale: Locale }) {
  const t = staffMessages(locale, 'media');
  if (uses.length + elsewhere === 0) return <p>{t('uses.none')}</p>;
  return (
    <ul className="grid gap-2">
      {uses.map(({ projectId, name, where }) => (
        <li key={projectId + where}>
          <a href={staffPath(locale, 'projects', projectId, 'edit')}>{name}</a>, {t(`uses.${where}`)}
        </li>
      ))}
      {elsewhere > 0 && <li>{t('uses.elsewhere', { count: elsewhere })}</li>}
    </ul>
  );
}

const fileFormats: Readonly<Record<string, string>> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'application/pdf': 'PDF',
};

/** `Photo, JPEG`: what kind of thing it is, and of file. */
function kindOf({ kind, mediaType }: Asset, locale: Locale): string {
  return `${staffMessages(locale, 'media')(`kindOf.${kind}`)}, ${fileFormats[mediaType] ?? 'Word'}`;
}

function factsOf(asset: Asset, uploadedBy: string, locale: Locale) {
  const t = staffMessages(locale, 'media');
  const name = asset.mediaType === 'application/pdf' ? 'document.pdf' : 'document.docx';
  const shown = asset.width === null ? name : `${asset.width}.jpg`;
  return [
    { term: t('facts.name'), details: <span className="break-words">{asset.fileName}</span> },
    { term: t('facts.kind'), details: kindOf(asset, locale) },
    { term: t('facts.size'), details: `${formatNumber(Math.ceil(asset.bytes / 1000), locale)} kB` },
    ...(asset.width === null || asset.height === null
      ? [
          {
            term: t('facts.address'),
            details: [
              <code key="address" className="break-all">
                {publicFilePath(asset.folder, name)}
              </code>,
              t('facts.addressHint'),
            ],
          },
        ]
      : [{ term: t('facts.dimensions'), details: t('size', { width: asset.width, height: asset.height }) }]),
    { term: t('facts.uploaded'), details: formatInstant(asset.uploadedAt, locale) },
    { term: t('facts.by'), details: uploadedBy },
    {
      term: t('facts.download'),
      details: <a href={staffFilePath(asset.id, shown)}>{shown}</a>,
    },
  ];
}
