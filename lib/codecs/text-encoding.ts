/**
 * In which encoding a file of text is: a byte order mark decides, then valid UTF-8, then UTF-16 by its zeroes, then the
 * likeliest of the Windows code pages in which programs around us save tables. What tells and reads those is loaded when
 * a file needs it.
 */

export const textEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1251',
  'windows-1252',
  'windows-1253',
] as const;
export type TextEncoding = (typeof textEncodings)[number];

/** How many bytes are looked at to tell the encoding. */
const sampleBytes = 200_000;

/** What the detector calls relatives of the code pages we know. */
const pages: Readonly<Record<string, TextEncoding>> = {
  'windows-1251': 'windows-1251',
  'windows-1252': 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'windows-1253': 'windows-1253',
  'iso-8859-7': 'windows-1253',
};

/** The encoding of `bytes`; null for bytes that are no text. */
export async function encodingOf(bytes: Uint8Array): Promise<TextEncoding | null> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, sampleBytes);
  const wide = wideEncoding(sample);
  if (wide !== null) return wide;
  if (sample.includes(0)) return null;
  if (isUtf8(bytes) || isDamagedUtf8(bytes)) return 'utf-8';
  // Letters alone tell: figures and separators, of which tables are full, are the same everywhere.
  const letters = sample.filter((byte) => byte >= 0x80 || byte === 32 || (byte >= 65 && byte <= 122));
  const { default: chardet } = await import('chardet');
  const areLong = areWords(sample);
  const likely = chardet
    .analyse(letters)
    .flatMap(({ name }) => pages[name.toLowerCase()] ?? [])
    .find((page) => page !== 'windows-1252' || !areLong);
  return likely ?? (areLong ? 'windows-1251' : 'windows-1252');
}

/** True when letters beyond ASCII stand in whole words, as they do in no language that writes Latin letters. */
function areWords(sample: Uint8Array): boolean {
  let [letters, inWords, run] = [0, 0, 0];
  for (const byte of [...sample, 0])
    if (byte >= 0xc0) run += 1;
    else {
      letters += run;
      if (run >= 3) inWords += run;
      run = 0;
    }
  return inWords > letters / 2;
}

/** True when nearly every letter beyond ASCII is one of UTF-8: a file that was cut off or put together of two. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  let [lost, letters] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) lost += 1;
    else if (code > 0x7f) letters += 1;
  }
  return lost * 10 < letters;
}

/** The bytes as UTF-8, without a byte order mark. */
export async function toUtf8(bytes: Uint8Array, encoding: TextEncoding): Promise<Buffer> {
  const plain = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (encoding !== 'utf-8') {
    const { default: iconv } = await import('iconv-lite');
    return Buffer.from(iconv.decode(plain, encoding));
  }
  const hasMark = plain[0] === 0xef && plain[1] === 0xbb && plain[2] === 0xbf;
  return hasMark ? plain.subarray(3) : plain;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** UTF-16 without a mark shows as a zero in every other byte of the plain letters; null for anything else. */
export function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 4000);
  let even = 0;
  let odd = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const most = sample.length / 2;
  if (odd > most * 0.1 && even === 0) return 'utf-16le';
  return even > most * 0.1 && odd === 0 ? 'utf-16be' : null;
}
