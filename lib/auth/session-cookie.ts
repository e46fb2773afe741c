/**
 * The cookie that names a session: its random token, signed, so that a made-up one is refused without asking the
 * database. It holds nothing else, and nothing is believed because it stands in a cookie.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Browsers accept the prefix over https (or from localhost) only, for the whole site and from no other host. */
export const cookiePrefix = '__Host-grantfolio';
export const sessionCookie = `${cookiePrefix}.session_token`;

/** Longer ones are not ours: a token has 32 characters, its signature 44. */
const longestValue = 200;

const signature = (token: string, secret: string) =>
  createHmac('sha256', secret).update(token).digest('base64');

/** The value of the cookie for a token, as it stands in `Set-Cookie`. */
export function signedToken(token: string, secret: string): string {
  return encodeURIComponent(`${token}.${signature(token, secret)}`);
}

/** The token in the header `Cookie`, or null when there is none that this site signed. */
export function tokenInCookies(header: string | null, secret: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at < 0 || pair.slice(0, at).trim() !== sessionCookie) continue;
    return verifiedToken(pair.slice(at + 1).trim(), secret);
  }
  return null;
}

function verifiedToken(value: string, secret: string): string | null {
  if (value.length > longestValue) return null;
  let plain: string;
  try {
    plain = decodeURIComponent(value);
  } catch {
    // A broken percent sign: nobody's cookie.
    return null;
  }
  const at = plain.lastIndexOf('.');
  const token = plain.slice(0, Math.max(at, 0));
  const given = Buffer.from(plain.slice(at + 1));
  const wanted = Buffer.from(signature(token, secret));
  return token !== '' && given.length === wanted.length && timingSafeEqual(given, wanted) ? token : null;
}
