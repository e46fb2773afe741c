/** In which widths a picture is kept, and what its files are called. Pure: a page knows all addresses from the size alone. */

/** Widths in pixels: a phone, a phone with a fine screen or half a desktop, a desktop. */
const steps = [400, 800] as const;

/** Wider or taller than this no page shows a picture. */
export const widest = 1600;
export const tallest = 2400;

/** The best first: a browser takes the first it knows. */
export const pictureFormats = [
  { extension: 'avif', mediaType: 'image/avif' },
  { extension: 'webp', mediaType: 'image/webp' },
  { extension: 'jpg', mediaType: 'image/jpeg' },
] as const;

/** Widths of the files of a picture that is kept `width` wide, the widest last. */
export function widthsOf(width: number): number[] {
  return [...steps.filter((step) => step < width), width];
}
