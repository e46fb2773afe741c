/** Between the row of an uploaded file and what the rest knows of it. The only file of this noun that knows columns. */
import type { LocalizedText } from '#lib/format/localized.ts';
import type { Asset } from '#lib/media/schema.ts';
import type { Asset as AssetRow } from '#prisma/generated/client.ts';

/** Reads a row. */
export function toAsset(row: AssetRow): Asset {
  return {
    id: row.id,
    kind: row.kind === 'photo' ? 'photo' : 'document',
    folder: row.key,
    fileName: row.fileName,
    mediaType: row.mediaType,
    bytes: row.bytes,
    width: row.width,
    height: row.height,
    alt: localizedOf(row.altEn, row.altBg),
    decorative: row.decorative,
    credit: row.credit,
    focus: { x: row.focusX, y: row.focusY },
    uploadedBy: row.uploadedBy,
    uploadedAt: row.uploadedAt,
    trashedAt: row.trashedAt,
  };
}

/** A text from a column a language, where an empty one says that there is none; null when both are. */
export function localizedOf(en: string, bg: string): LocalizedText | null {
  if (en === '' && bg === '') return null;
  return { ...(en !== '' && { en }), ...(bg !== '' && { bg }) };
}
