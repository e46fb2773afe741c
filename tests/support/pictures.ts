/** Pictures and files for tests, good and hostile, made when they are needed. */
import { deflateRawSync } from 'node:zlib';
import sharp from 'sharp';

type Format = 'jpeg' | 'png' | 'webp';

/** A picture of noise, which does not compress away. */
export function aPicture(format: Format = 'jpeg', width = 1000, height = 600): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
  return sharp({ create: { width, height, channels: 3, background: '#888', noise } })
    .toFormat(format)
    .toBuffer();
}

/** A photo with a camera's notes in it: where it was taken, by whom, and lying on its side. */
export async function aPhotoWithNotes(): Promise<Buffer> {
  const exif = {
    IFD0: { Copyright: 'SECRET-COPYRIGHT', Artist: 'SECRET-ARTIST' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '42/1 41/1 0/1' },
  };
  return await sharp(await aPicture('jpeg', 600, 400))
    .withMetadata({ orientation: 6 })
    .withExifMerge(exif)
    .jpeg()
    .toBuffer();
}

const sharpWithoutLimit = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#888' }, limitInputPixels: false });

/** Files that mean harm or are broken, each with what is said of it. */
export async function hostileFiles(): Promise<{ name: string; bytes: Buffer; code: string }[]> {
  const good = await aPicture('jpeg', 1200, 800);
  const frame = await sharp(await aPicture('png', 20, 20))
    .raw()
    .toBuffer();
  const frames = await Promise.all([1, 2, 3].map(() => aPicture('png', 20, 20)));
  const animated = await sharp(frames, { join: { animated: true } })
    .webp({ delay: [100, 100, 100] })
    .toBuffer();
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  return [
    { name: 'empty.jpg', bytes: Buffer.alloc(0), code: 'file-empty' },
    { name: 'long.jpg', bytes: Buffer.concat([good, Buffer.alloc(11 * 1024 * 1024)]), code: 'file-too-big' },
    {
      name: 'bomb.png',
      bytes: await sharpWithoutLimit(30_000, 30_000).png().toBuffer(),
      code: 'picture-too-large',
    },
    {
      name: 'wide.png',
      bytes: await sharpWithoutLimit(60_000, 500).png().toBuffer(),
      code: 'picture-too-large',
    },
    { name: 'cut.jpg', bytes: good.subarray(0, good.length / 2), code: 'picture-broken' },
    { name: 'head.png', bytes: (await aPicture('png', 50, 50)).subarray(0, 40), code: 'picture-broken' },
    { name: 'lies.png', bytes: lyingPng(), code: 'picture-broken' },
    { name: 'moves.webp', bytes: animated, code: 'animated' },
    {
      name: 'moves.gif',
      bytes: await sharp(frame, { raw: { width: 20, height: 20, channels: 3 } })
        .gif()
        .toBuffer(),
      code: 'animated',
    },
    { name: 'drawing.svg', bytes: Buffer.from(svg), code: 'file-kind' },
    { name: 'drawing.jpg', bytes: Buffer.from(`<?xml version="1.0"?>${svg}`), code: 'file-kind' },
    { name: 'page.jpg', bytes: Buffer.from('<!doctype html><script>alert(1)</script>'), code: 'file-kind' },
    { name: 'photo.tiff', bytes: await sharp(good).tiff().toBuffer(), code: 'file-kind' },
    { name: 'archive.zip', bytes: zipOf({ 'a.txt': 'a' }), code: 'file-kind' },
    { name: 'macros.docx', bytes: wordFile({ 'word/vbaProject.bin': 'x' }), code: 'macros' },
  ];
}

/** Says that it is 5 × 5, and holds pixels for nothing. */
function lyingPng(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, body, Buffer.from([0, 0, 0, 0])]);
  };
  const header = Buffer.from([0, 0, 0, 5, 0, 0, 0, 5, 8, 2, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', Buffer.from([1, 2, 3])),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The least that is a Word document, and more. */
export function wordFile(more: Record<string, string> = {}): Buffer {
  const types =
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
  return zipOf({ '[Content_Types].xml': types, 'word/document.xml': '<w:document/>', ...more });
}

/** An archive of small files. */
function zipOf(files: Record<string, string>): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const raw = Buffer.from(text);
    const packed = deflateRawSync(raw);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(raw), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(raw.length, 18);
    shared.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    entries.push(
      Buffer.concat([
        Buffer.from('PK\x01\x02', 'latin1'),
        Buffer.from([20, 0]),
        shared,
        tail,
        Buffer.from(name),
      ]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

function crc32(bytes: Buffer): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return (crc ^ -1) >>> 0;
}
