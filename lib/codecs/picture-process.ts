/**
 * The process that decodes one picture: takes its bytes as a message, answers with the files made of it, and ends. Only
 * the three decoders it needs are unlocked, and nothing but pixels comes out.
 */
import sharp, { type Sharp } from 'sharp';
import { pictureFormats, tallest, widest, widthsOf } from './picture-sizes.ts';

/** 24 megapixels: what phones take; more is refused before a pixel is decoded. */
const mostPixels = 24_000_000;

sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});

const open = (bytes: Uint8Array) =>
  sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true });

const encoders: Record<(typeof pictureFormats)[number]['extension'], (picture: Sharp) => Sharp> = {
  // The effort is what half a second on one core buys.
  avif: (picture) => picture.avif({ quality: 55, effort: 2 }),
  webp: (picture) => picture.webp({ quality: 78, effort: 3 }),
  jpg: (picture) => picture.jpeg({ quality: 80, progressive: true, mozjpeg: false }),
};

async function make(bytes: Uint8Array) {
  const { width, height, pages } = await open(bytes).metadata();
  if (width * height > mostPixels) return { ok: false, problem: 'picture-too-large' };
  if ((pages ?? 1) > 1) return { ok: false, problem: 'animated' };
  // Upright, on white, in the colours of the web; pixels only, so that no metadata is carried on.
  const { data, info } = await open(bytes)
    .autoOrient()
    .resize({ width: widest, height: tallest, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const files = [];
  for (const each of widthsOf(info.width))
    for (const { extension, mediaType } of pictureFormats) {
      const sized = sharp(data, { raw }).resize({ width: each });
      files.push({
        name: `${each}.${extension}`,
        mediaType,
        bytes: await encoders[extension](sized).toBuffer(),
      });
    }
  return { ok: true, width: info.width, height: info.height, files };
}

process.once('message', (bytes: Uint8Array) => {
  void make(bytes)
    .catch((error: unknown) => ({
      ok: false,
      problem: /pixel limit/i.test(String(error)) ? 'picture-too-large' : 'picture-broken',
    }))
    .then((answer) => process.send?.(answer, () => process.exit(0)));
});
process.once('disconnect', () => process.exit(0));
