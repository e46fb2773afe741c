import type { ReactNode } from 'react';
import { Thumbnail } from '#components/media/thumbnail.tsx';
import type { Locale } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import type { Asset } from '#lib/media/schema.ts';

export interface AssetListProps {
  locale: Locale;
  label: string;
  assets: readonly Asset[];
  href: (asset: Asset) => string;
  /** Below each, by its id: what can be done with it here. */
  actions?: ReadonlyMap<string, ReactNode> | undefined;
}

/** Pictures and documents side by side, each with its name and what is missing of it. */
export function AssetList({ locale, label, assets, href, actions }: AssetListProps) {
  return (
    <ul aria-label={label} className="grid grid-cols-2 gap-x-5 gap-y-8 mid:grid-cols-3 wide:grid-cols-4">
      {assets.map((asset) => (
        <li key={asset.id} className="min-w-0">
          <a href={href(asset)} className="block">
            <Thumbnail asset={asset} />
            <span className="mt-2 block break-words text-small">{asset.fileName}</span>
          </a>
          <p className="text-caption text-ink-soft">{stateOf(asset, locale)}</p>
          {actions?.get(asset.id)}
        </li>
      ))}
    </ul>
  );
}

/** What stands below the name: what is missing, or how large it is. */
function stateOf(asset: Asset, locale: Locale): string {
  const t = staffMessages(locale, 'media');
  if (asset.trashedAt !== null) return t('inTrash');
  if (asset.width === null || asset.height === null) return t('document');
  if (asset.decorative) return t('decorative');
  if (asset.alt?.en === undefined || asset.alt.bg === undefined) return t('needsWords');
  return t('size', { width: asset.width, height: asset.height });
}
