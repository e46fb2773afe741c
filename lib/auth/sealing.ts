/**
 * What AUTH_SECRET is good for besides signing: keeping a text in the database that its thief cannot read. Each purpose
 * has a key of its own; the secret itself never leaves.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const keyFor = (secret: string, purpose: string) =>
  Buffer.from(hkdfSync('sha256', secret, '', `grantfolio ${purpose}`, 32));

const nonceBytes = 12;
const tagBytes = 16;

/** Encrypts a text (AES-256-GCM) so that it opens for `owner` only. */
export function seal(text: string, { secret, owner }: { secret: string; owner: string }): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, 'sealed text'), nonce).setAAD(
    Buffer.from(owner),
  );
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url');
}

/** The text, or null when it was sealed with another secret or for another owner. */
export function unseal(sealed: string, { secret, owner }: { secret: string; owner: string }): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < nonceBytes + tagBytes) return null;
  const key = keyFor(secret, 'sealed text');
  const opener = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes));
  opener.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(-tagBytes));
  try {
    const text = opener.update(bytes.subarray(nonceBytes, -tagBytes));
    return Buffer.concat([text, opener.final()]).toString('utf8');
  } catch {
    // Sealed with another AUTH_SECRET, or meddled with.
    return null;
  }
}
