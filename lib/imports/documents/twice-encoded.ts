/**
 * Text in UTF-8 that was once taken for Windows-1252 and saved so: `â‚¬` for a euro sign. Put back where its letters can be
 * nothing else; all other text is left as it is.
 */

/** What the bytes from 128 to 159 are in Windows-1252; five of them are nothing. */
const signs = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const byteOf = new Map([...signs].map((sign, at) => [sign, 0x80 + at]));

const follow = `[${signs}\u00a0-\u00bf]`;
const sequence = new RegExp(`[Â-ß]${follow}|[à-ï]${follow}{2}`, 'g');

/** Letters of our languages and signs that pages print; what else comes out was no mistake. */
const plausible = /^[\u00a0-\u017f\u0218-\u021b\u0370-\u052f\u2010-\u203a\u20ac\u2116\u2122]$/;

/** So many bytes must be found before any is put back: two letters may stand so by chance. */
const fewest = 4;

/** The text as it was before. */
export function onceEncoded(text: string): string {
  if (!/[Â-ï]/.test(text)) return text;
  const known = new Map<string, string>();
  let bytes = 0;
  for (const [printed] of text.matchAll(sequence)) {
    const letter = known.get(printed) ?? decoded(printed);
    known.set(printed, letter);
    if (letter !== printed) bytes += printed.length;
  }
  return bytes < fewest ? text : text.replace(sequence, (printed) => known.get(printed) ?? printed);
}

function decoded(printed: string): string {
  const bytes = [...printed].map((sign) => byteOf.get(sign) ?? sign.charCodeAt(0));
  const letter = Buffer.from(bytes).toString('utf8');
  return plausible.test(letter) ? letter : printed;
}
