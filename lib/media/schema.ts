/** Pictures and documents that staff uploaded: what is known of each, and what may be said about it. */
import { z } from 'zod';
import type { LocalizedText } from '#lib/format/localized.ts';

export type AssetKind = 'photo' | 'document';

/** One uploaded picture or document. */
export interface Asset {
  id: string;
  kind: AssetKind;
  /** Folder of its files in the storage. */
  folder: string;
  /** As the person's computer called it. */
  fileName: string;
  mediaType: string;
  bytes: number;
  /** Of the widest file of a photo; null for documents. */
  width: number | null;
  height: number | null;
  alt: LocalizedText | null;
  decorative: boolean;
  credit: string;
  /** Point that stays in view, in thousandths from the left and from the top. */
  focus: { x: number; y: number };
  uploadedBy: string;
  uploadedAt: Date;
  trashedAt: Date | null;
}

/** Where a photo or document is shown, or would be. */
export interface AssetUse {
  projectId: string;
  title: LocalizedText | null;
  programme: string | null;
  /** `public`: on the published page. `edition`: in the edition that is being worked on. */
  where: 'public' | 'edition';
}

/** 10 MB, as the rule of the site says; the edge refuses much more than that before anybody reads it. */
export const longestFileBytes = 10 * 1024 * 1024;

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .overwrite((text) => text.replace(/\s+/g, ' '));
const thousandth = z.coerce.number().int().min(0).max(1000);

/** What is said about a photo. Half-finished is allowed: publishing asks for the rest. */
export const describeInput = z.strictObject({
  assetId: z.uuid(),
  altEn: line(500),
  altBg: line(500),
  decorative: z.boolean(),
  credit: line(200),
  focusX: thousandth,
  focusY: thousandth,
});

export const uploadInput = z.strictObject({
  fileName: z.string().max(1000),
  /** Made with the form: the same upload sent twice makes one asset. */
  operationId: z.uuid(),
});

export const assetInput = z.strictObject({ assetId: z.uuid() });
export const replaceInput = z.strictObject({ assetId: z.uuid(), fileName: z.string().max(1000) });

/** Filters of the library. */
export interface AssetQuery {
  kind: AssetKind | null;
  /** `missing-alt`: photos that cannot be published yet. */
  state: 'all' | 'missing-alt' | 'trash';
  text: string;
  /** Goes on after this asset. */
  before: { uploadedAt: Date; id: string } | null;
}
