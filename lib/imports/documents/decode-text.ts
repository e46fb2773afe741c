/**
 * Bytes of text to characters: a byte order mark decides, then valid UTF-8, then what a page says of itself, then the
 * likeliest of the encodings that pages of our languages use. Never guesses between scripts by a table of its own.
 */
import chardet from 'chardet';
import iconv from 'iconv-lite';
import { wideEncoding } from '#lib/codecs/text-encoding.ts';
import { onceEncoded } from '#lib/imports/documents/twice-encoded.ts';

/** Encodings of older pages in Bulgarian and the languages around it. */
const plausible = new Set([
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1250',
  'iso-8859-1',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-7',
  'koi8-r',
  'utf-16le',
  'utf-16be',
]);

/** How many bytes are looked at to tell the encoding. */
const sampleBytes = 64_000;

/** The characters of `bytes` without a byte order mark; null for bytes that are no text. */
export function decodeText(bytes: Buffer, declared?: string): string | null {
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : null;
  if (marked !== null) return clean(iconv.decode(bytes, marked));
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== null && !utf8.includes('\0')) return clean(onceEncoded(utf8));
  const wide = wideEncoding(bytes);
  if (wide !== null) return clean(iconv.decode(bytes, wide));
  if (bytes.subarray(0, sampleBytes).includes(0)) return null;
  const said = declared?.toLowerCase();
  if (said !== undefined && said !== 'utf-8' && plausible.has(said)) return clean(iconv.decode(bytes, said));
  const likely = chardet
    .analyse(bytes.subarray(0, sampleBytes))
    .find(({ name }) => plausible.has(name.toLowerCase()))?.name;
  return clean(iconv.decode(bytes, likely ?? 'windows-1252'));
}

function decodeUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Without the mark; text full of control characters is none. */
function clean(text: string): string | null {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  let controls = 0;
  for (let at = 0; at < Math.min(plain.length, sampleBytes); at += 1) {
    const code = plain.charCodeAt(at);
    if (code < 9 || (code > 13 && code < 32) || code === 0xfffd) controls += 1;
  }
  return controls > 8 && controls > Math.min(plain.length, sampleBytes) * 0.02 ? null : plain;
}
