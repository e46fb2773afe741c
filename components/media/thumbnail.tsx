import { type FocusField, focusField, pictureSources, staffFilePath } from '#lib/media/rules.ts';
import type { Asset } from '#lib/media/schema.ts';

/** Written out, so that the style sheet has each of them. */
const inView: Record<FocusField, string> = {
  'top-left': 'object-left-top',
  top: 'object-top',
  'top-right': 'object-right-top',
  left: 'object-left',
  centre: 'object-center',
  right: 'object-right',
  'bottom-left': 'object-left-bottom',
  bottom: 'object-bottom',
  'bottom-right': 'object-right-bottom',
};

const shapes = { wide: 'aspect-3/2', square: 'aspect-square', tall: 'aspect-3/4' } as const;

/** A photo of the library cut to a shape around its focus, or a sheet for a document. It says nothing: words stand beside it. */
export function Thumbnail({ asset, shape = 'wide' }: { asset: Asset; shape?: keyof typeof shapes }) {
  const frame = `block w-full border border-rule bg-paper-deep ${shapes[shape]}`;
  if (asset.width === null || asset.height === null)
    return (
      <span className={`${frame} grid place-items-center text-ink-soft text-small`} aria-hidden="true">
        {asset.mediaType === 'application/pdf' ? 'PDF' : 'DOCX'}
      </span>
    );
  const { sources } = pictureSources(asset.width, (name) => staffFilePath(asset.id, name));
  const smallest = Math.min(400, asset.width);
  return (
    <picture>
      {sources.map(({ type, srcSet }) => (
        <source key={type} type={type} srcSet={srcSet} sizes="(min-width: 40rem) 16rem, 45vw" />
      ))}
      <img
        src={staffFilePath(asset.id, `${smallest}.jpg`)}
        width={asset.width}
        height={asset.height}
        alt=""
        loading="lazy"
        className={`${frame} object-cover ${inView[focusField(asset.focus)]}`}
      />
    </picture>
  );
}
