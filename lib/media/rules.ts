/** Pure judgements about pictures and documents: their addresses, and what is missing before one may be published. */
import { pictureFormats, widthsOf } from '#lib/codecs/picture-sizes.ts';
import type { Issue } from '#lib/issues.ts';
import type { Asset } from '#lib/media/schema.ts';

/** How long a file lies in the trash: as long as a merge can be undone. */
export const trashDays = 90;

/** Address of a published file. */
export const publicFilePath = (folder: string, name: string): string => `/files/${folder}/${name}`;

/** Address of a file for staff, whether it is published or not. */
export const staffFilePath = (assetId: string, name: string): string =>
  `/staff/api/media/${assetId}/files/${name}`;

/** Address of a photo of the draft that a preview link shows, for whoever has the link. */
export const sharedPhotoPath = (token: string, photoId: string, name: string): string =>
  `/staff/api/shared/${token}/photos/${photoId}/${name}`;

export interface PictureSources {
  sources: { type: string; srcSet: string }[];
  /** For a browser that knows none of the newer formats. */
  src: string;
}

/** The addresses of all files of a photo that is kept `width` wide; `at` makes the address of one. */
export function pictureSources(width: number, at: (name: string) => string): PictureSources {
  const widths = widthsOf(width);
  const set = (extension: string) =>
    widths.map((each) => `${at(`${each}.${extension}`)} ${each}w`).join(', ');
  return {
    sources: pictureFormats.map(({ extension, mediaType }) => ({ type: mediaType, srcSet: set(extension) })),
    src: at(`${widths.find((each) => each >= 800) ?? width}.jpg`),
  };
}

/** What is missing before a photo may be published; `field` is the path of the photo in the draft. */
export function photoIssues(asset: Asset, field: string): Issue[] {
  if (asset.trashedAt !== null) return [{ field, code: 'photo-in-trash' }];
  if (asset.decorative) return [];
  if (asset.alt?.en === undefined && asset.alt?.bg === undefined)
    return [{ field, code: 'photo-without-words' }];
  if (asset.alt.en === undefined) return [{ field, code: 'photo-without-english' }];
  return asset.alt.bg === undefined ? [{ field, code: 'photo-without-bulgarian' }] : [];
}

/** Of nine fields of a picture the one the focus lies in: `top-left`, `centre`, `bottom-right`… */
export type FocusField =
  | 'top-left'
  | 'top'
  | 'top-right'
  | 'left'
  | 'centre'
  | 'right'
  | 'bottom-left'
  | 'bottom'
  | 'bottom-right';

const fields: readonly (readonly [FocusField, FocusField, FocusField])[] = [
  ['top-left', 'top', 'top-right'],
  ['left', 'centre', 'right'],
  ['bottom-left', 'bottom', 'bottom-right'],
];

/** Each of the nine with the point it stands for, row by row. */
export const focusFields: readonly { field: FocusField; x: number; y: number }[] = fields.flatMap((row, y) =>
  row.map((field, x) => ({ field, x: [167, 500, 833][x] ?? 500, y: [167, 500, 833][y] ?? 500 })),
);

/** The field that a point lies in. */
export function focusField({ x, y }: { x: number; y: number }): FocusField {
  const third = (value: number) => Math.min(2, Math.floor((value * 3) / 1000));
  return fields[third(y)]?.[third(x)] ?? 'centre';
}
