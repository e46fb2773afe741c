/**
 * Words that let somebody in once: links of invitations and resets, and backup codes. Only their hashes are kept; each
 * is random enough that a plain hash does.
 */
import { createHash, randomBytes, randomInt } from 'node:crypto';

/** 256 bits: nobody guesses one, however often they try. */
const tokenBytes = 32;
const backupCodeCount = 10;
/** Some 59 bits a code; without letters and digits that look alike. */
const codeLength = 12;
const codeAlphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A token for a link, and the hash to keep of it. */
export function newToken(): { token: string; hash: string } {
  const token = randomBytes(tokenBytes).toString('base64url');
  return { token, hash: hashOf(token) };
}

/** What is kept of a token or a code. */
export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** Ten codes as they are shown once: three groups of four. */
export function newBackupCodes(): string[] {
  return Array.from({ length: backupCodeCount }, () => {
    const letters = Array.from({ length: codeLength }, () => codeAlphabet[randomInt(codeAlphabet.length)]);
    return (letters.join('').match(/.{4}/g) ?? []).join('-');
  });
}

/** A code as somebody types it, without what does not count: case, spaces and dashes. */
export const plainCode = (typed: string) => typed.toLowerCase().replace(/[^a-z0-9]/g, '');
