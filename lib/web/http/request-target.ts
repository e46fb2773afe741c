/**
 * Judges the address line of a request before anything else looks at it, so that no odd byte reaches the framework.
 * Refuses what no link of ours contains; repairs nothing but bytes that a program forgot to encode.
 */

/** Long enough for a search with every facet set; the same as most proxies allow by default. */
export const longestTarget = 8_000;

export type RequestTarget = { ok: true; pathname: string; search: string } | { ok: false; status: 400 | 414 };

/** Bytes above ASCII, which some programs send as they are; Node hands each over as one character. */
const rawBytes = /[\u0080-\u00ff]/g;
/** What may stand in a target at all; a fragment is never sent. */
const allowed = /^[!"$-~]*$/;
const unprintable = /[\p{Cc}\\]/u;
const dotSegment = /\/\.\.?(?:\/|$)/;

/** Splits an origin-form target such as `/en/projects?q=lom`; anything malformed is refused with a status. */
export function readRequestTarget(target: string | undefined): RequestTarget {
  if (target === undefined || !target.startsWith('/')) return { ok: false, status: 400 };
  if (target.length > longestTarget) return { ok: false, status: 414 };
  const encoded = target.replace(rawBytes, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
  if (!allowed.test(encoded)) return { ok: false, status: 400 };
  const question = encoded.indexOf('?');
  const pathname = question === -1 ? encoded : encoded.slice(0, question);
  const search = question === -1 ? '' : encoded.slice(question);
  const decoded = decode(pathname);
  if (decoded === null || unprintable.test(decoded) || decoded.includes('//') || dotSegment.test(decoded))
    return { ok: false, status: 400 };
  return { ok: true, pathname, search };
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
