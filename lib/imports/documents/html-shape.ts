/** What can be told of an HTML page before a parser sees it: its encoding, and whether it is beyond reason. */

/** More tags than any page we know by far (the largest had some 6,000). */
const mostTags = 60_000;
const deepest = 1_000;

/** The encoding that the page declares in its first bytes. */
export const declaredEncoding = (bytes: Buffer): string | undefined =>
  /charset\s{0,3}=\s{0,3}["']?([\w-]{3,20})/i.exec(bytes.subarray(0, 2048).toString('latin1'))?.[1];

const voids = new Set(
  'area base br col embed hr img input link meta source track wbr p li td tr th dt dd option tbody thead tfoot'.split(
    ' ',
  ),
);

/** Counts tags and how deep they nest, before a parser that takes long over deep nests sees them. */
export function isTooComplex(html: string): boolean {
  let tags = 0;
  let depth = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    const next = html.charCodeAt(at + 1);
    const closing = next === 47;
    if (!closing && !((next >= 65 && next <= 90) || (next >= 97 && next <= 122))) continue;
    tags += 1;
    if (tags > mostTags) return true;
    const name =
      /^[a-z0-9]{1,12}/i.exec(html.slice(at + (closing ? 2 : 1), at + 16))?.[0].toLowerCase() ?? '';
    if (voids.has(name)) continue;
    depth = closing ? Math.max(0, depth - 1) : depth + 1;
    if (depth > deepest) return true;
  }
  return false;
}
