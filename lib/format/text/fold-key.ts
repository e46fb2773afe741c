/**
 * One key for a word in whatever script and spelling: Пловдив, Plovdiv and PLOVDIV are `plovdiv`; Русе, Ruse and Rousse
 * are `ruse`. Only merges spellings that mean the same sounds; what is merely similar is left to the correction of
 * typing errors. Keys are for comparing and are never shown.
 */

/** Longest key in characters; the longest word of our texts has 27, addresses and hostile input are longer. */
export const longestKey = 64;

// biome-ignore format: the alphabet reads better in rows
const sounds: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', й: 'i', к: 'k', л: 'l', м: 'm', н: 'n',
  о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'ch', ш: 'sh', щ: 'sht', ъ: 'a',
  ь: 'i', ю: 'iu', я: 'ia', ѝ: 'i', ѐ: 'e', ё: 'io', ы: 'i', э: 'e', є: 'ie', і: 'i', ї: 'i', ґ: 'g', ў: 'u',
  ѓ: 'g', ќ: 'k', ј: 'i', љ: 'l', њ: 'n', ћ: 'ch', ђ: 'dzh', џ: 'dzh', ѕ: 'dz', ѣ: 'e', ѫ: 'a', ѭ: 'ia', ѧ: 'e',
  ѳ: 't', ѵ: 'i',
  š: 'sh', č: 'ch', ž: 'zh', ć: 'ch', đ: 'dzh', ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', þ: 'th', ð: 'd', ı: 'i',
  // Scholarly signs for ъ.
  ŭ: 'a', ă: 'a', ǎ: 'a', ə: 'a',
};

/** Spellings of one sound, in the order they are merged; every pattern is linear. */
const merges: readonly (readonly [RegExp, string])[] = [
  [/([b-df-hj-np-tv-zai])\1+/g, '$1'],
  [/shch/g, 'sht'],
  [/t[sz]/g, 'c'],
  [/kh/g, 'h'],
  [/ph/g, 'f'],
  [/w/g, 'v'],
  [/x/g, 'ks'],
  [/q/g, 'k'],
  [/y/g, 'i'],
  // "found" is not "fund": the one pair of common words that the French-style ou would merge.
  [/(?<!f)ou|ou(?!nd)/g, 'u'],
  [/(?<=i)j/g, 'i'],
  [/j(?![aeiou])/g, 'i'],
  [/j/g, 'zh'],
  [/^balgar/, 'bulgar'],
];

const ignorable = /[\p{M}\u00AD\u200B-\u200F\u2060\uFEFF'’ʼ]/gu;

/** A letter without its signs, as it sounds then. */
function bare(character: string): string {
  const letters = character.normalize('NFD').replace(ignorable, '');
  return Array.from(letters, (letter) => sounds[letter] ?? letter).join('');
}

/**
 * The canonical key of a word, at most `longestKey` characters: small Latin letters and digits, plus letters of scripts
 * it does not know. Folding a key again gives the same key.
 */
export function foldKey(word: string): string {
  let key = '';
  for (const character of word.slice(0, longestKey).normalize('NFKC').toLowerCase().normalize('NFC')) {
    const isPlain = /[a-z0-9]/.test(character);
    key += isPlain ? character : (sounds[character] ?? bare(character));
  }
  for (let previous = ''; previous !== key; ) {
    previous = key;
    for (const [spelling, sound] of merges) key = key.replace(spelling, sound);
  }
  return key.slice(0, longestKey);
}
