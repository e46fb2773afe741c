/**
 * Codes of an authenticator app (RFC 6238): six digits, a new one every 30 seconds, SHA-1, as every app understands
 * them. It only calculates; whether a code was used before is for the caller to know.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const stepSeconds = 30;
const digits = 6;
/** RFC 4226 recommends 160 bits. */
const secretBytes = 20;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new secret in base32, as apps take it. */
export function newTotpSecret(): string {
  return toBase32(randomBytes(secretBytes));
}

function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((group) => alphabet[Number.parseInt(group.padEnd(5, '0'), 2)])
    .join('');
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** The half minute an instant lies in. */
export const totpStep = (at: Date) => Math.floor(at.getTime() / 1000 / stepSeconds);

/** The code of a half minute. */
export function totpCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 0xf;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits).padStart(digits, '0');
}

/**
 * The half minute whose code this is: the present one, the one before (slow fingers) or the one after (a fast clock),
 * and later than `after`. Null when the code is none of them.
 */
export function matchingStep(
  secret: string,
  code: string,
  { now, after }: { now: Date; after: number | null },
): number | null {
  const given = Buffer.from(code);
  const present = totpStep(now);
  for (const step of [present, present - 1, present + 1]) {
    const wanted = Buffer.from(totpCode(secret, step));
    if (given.length === wanted.length && timingSafeEqual(given, wanted) && (after === null || step > after))
      return step;
  }
  return null;
}

/** The address that an app reads from the QR code. */
export function totpAddress(
  secret: string,
  { issuer, account }: { issuer: string; account: string },
): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${digits}&period=${stepSeconds}`;
}
