/**
 * Text typed with the wrong keyboard layout: `m.florl` is Пловдив on the keys of the Bulgarian state standard, and
 * `гьхааоон` may be English typed with it switched on. Only rewrites characters; whether a reading makes sense is for
 * whoever knows the vocabulary.
 */

/** Unshifted and shifted characters of the letter keys of a US keyboard, in the order of the rows below. */
const latinKeys = "`qwertyuiop[]\\asdfghjkl;'zxcvbnm,./" + '~QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?';

/** The same keys on Bulgarian layouts; a space stands where a layout has no letter. */
const cyrillicRows = {
  /** БДС 5237, the typewriter order. */
  bds: ' ,уеишщксдзц  ьяаожгтнвмчюйъэфхпрлб',
  /** The traditional phonetic layout. */
  phonetic: 'чявертъуиопшщюасдфгхйкл  зьцжбнм   ',
  /** The phonetic layout of БДС 5237:2006. */
  'phonetic-2006': 'ючшертъуиопящьасдфгхйкл  зжцвбнм   ',
} as const;

export type KeyboardLayout = keyof typeof cyrillicRows;
const keyboardLayouts = Object.keys(cyrillicRows) as KeyboardLayout[];

const toCyrillic = new Map<KeyboardLayout, Map<string, string>>();
const toLatin = new Map<KeyboardLayout, Map<string, string>>();
for (const layout of keyboardLayouts) {
  const row = cyrillicRows[layout];
  const forward = new Map<string, string>();
  const backward = new Map<string, string>();
  for (let key = 0; key < row.length; key += 1) {
    const letter = row.charAt(key);
    if (letter === ' ') continue;
    const [small, large] = [latinKeys.charAt(key), latinKeys.charAt(key + row.length)];
    forward.set(small, letter).set(large, letter.toUpperCase());
    backward.set(letter, small).set(letter.toUpperCase(), large);
  }
  toCyrillic.set(layout, forward);
  toLatin.set(layout, backward);
}

/**
 * What else the same keys mean: Latin keys read as each Bulgarian layout, Cyrillic read as the Latin keys of each, and
 * as the other Bulgarian layouts. Without repeats and without the text itself; empty when no key has another letter.
 */
export function otherLayoutReadings(text: string): string[] {
  const readings = new Set<string>();
  for (const layout of keyboardLayouts) readings.add(rewrite(text, toCyrillic.get(layout)));
  for (const layout of keyboardLayouts) {
    const keys = rewrite(text, toLatin.get(layout));
    readings.add(keys);
    for (const other of keyboardLayouts) readings.add(rewrite(keys, toCyrillic.get(other)));
  }
  readings.delete(text);
  return [...readings];
}

function rewrite(text: string, keys: Map<string, string> | undefined): string {
  return Array.from(text, (character) => keys?.get(character) ?? character).join('');
}
