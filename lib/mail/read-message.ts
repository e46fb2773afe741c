/**
 * Reads a message that message.ts wrote: plain text in one part. It knows the encodings that our letters come in and no
 * others; what it cannot read is no letter of ours.
 */
import { domainToUnicode } from 'node:url';

export interface ReadMessage {
  to: string;
  from: string;
  locale: string;
  subject: string;
  text: string;
}

/** Null for what is no such message. */
export function readMessage(source: Buffer): ReadMessage | null {
  const bytes = source.toString('latin1');
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const headers = headersOf(bytes.slice(0, end));
  const header = (name: string) => headers.get(name) ?? '';
  if (!header('content-type').startsWith('text/plain') || header('to') === '') return null;
  const isFlowed = header('content-type').includes('format=flowed');
  const text = bodyOf(bytes.slice(end + 4), header('content-transfer-encoding').toLowerCase());
  return {
    to: addressOf(header('to')),
    from: wordsOf(header('from')),
    locale: header('content-language'),
    subject: wordsOf(header('subject')),
    text: isFlowed ? unflowed(text) : text,
  };
}

/** By name in small letters; a line that begins with a space goes on with the one before. */
function headersOf(head: string): Map<string, string> {
  const lines = head.replace(/\r\n[ \t]/g, ' ').split('\r\n');
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
}

/** The address without brackets, its domain in the letters of its owner. */
function addressOf(to: string): string {
  const address = wordsOf(to).replace(/^<|>$/g, '');
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at + 1)}${domainToUnicode(address.slice(at + 1)) || address.slice(at + 1)}`;
}

/** RFC 2047: the bytes of neighbouring words belong together, as a letter may be parted between them. */
function wordsOf(value: string): string {
  const run = /=\?utf-8\?[qb]\?[^?\s]*\?=(?: =\?utf-8\?[qb]\?[^?\s]*\?=)*/gi;
  return value.replace(run, (words) =>
    Buffer.concat(
      words.split(' ').map((word) => {
        const [, , encoding = '', content = ''] = word.split('?');
        return encoding.toLowerCase() === 'b'
          ? Buffer.from(content, 'base64')
          : quotedBytes(content.replaceAll('_', ' '));
      }),
    ).toString('utf8'),
  );
}

function bodyOf(body: string, encoding: string): string {
  if (encoding === 'base64') return plain(Buffer.from(body, 'base64'));
  if (encoding === 'quoted-printable') return plain(quotedBytes(body.replace(/=\r\n/g, '')));
  return plain(Buffer.from(body, 'latin1'));
}

const plain = (bytes: Buffer): string => bytes.toString('utf8').replaceAll('\r\n', '\n');

function quotedBytes(text: string): Buffer {
  const decoded = text.replace(/=([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return Buffer.from(decoded, 'latin1');
}

/** RFC 3676: a line that ends with a space goes on, and one that begins with one had it added. */
function unflowed(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/^ /, ''))
    .join('\n')
    .replace(/ \n/g, ' ');
}
