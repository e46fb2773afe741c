/**
 * Bulgarian in Latin letters, as the Transliteration Act (State Gazette 19/2009) writes it, and the way back as a
 * guess. Never used to compare words: fold-key.ts does that.
 */

// biome-ignore format: the alphabet reads better in rows
const letters: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm',
  н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sht',
  ъ: 'a', ь: 'y', ю: 'yu', я: 'ya', ѝ: 'i', ѐ: 'e',
  // Not Bulgarian; the nearest reading, so that nothing stays Cyrillic.
  ё: 'yo', ы: 'y', э: 'e', є: 'ye', і: 'i', ї: 'yi', ґ: 'g', ў: 'u', ѓ: 'gj', ќ: 'kj', ј: 'j', љ: 'lj', њ: 'nj',
  ћ: 'c', ђ: 'dj', џ: 'dzh', ѕ: 'dz', ѣ: 'e', ѫ: 'a', ѭ: 'ya', ѧ: 'e', ѳ: 't', ѵ: 'i',
};

const isLetter = /\p{L}/u;

/**
 * Writes Cyrillic as Latin by the Act: letter by letter, `-ия` at the end of a word as `-ia` (article 6: София is
 * Sofia, Тияновци is Tiyanovtsi), България as Bulgaria. Case follows the word (ЩЪРКЕЛ is SHTARKEL, Щъркел is
 * Shtarkel); everything that is not Cyrillic stays as it is.
 */
export function transliterate(text: string): string {
  const characters = [...text.normalize('NFC')];
  let latin = '';
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters[index] ?? '';
    const lower = character.toLowerCase();
    const plain = letters[lower];
    if (plain === undefined) {
      latin += character;
      continue;
    }
    const written = lower === 'я' && endsWordAfterI(characters, index) ? 'a' : plain;
    latin += character === lower ? written : capitalised(written, characters, index);
  }
  return latin.replace(
    /(?<!\p{L})balgaria(?!\p{L})/giu,
    (name) => name[0] + (name[1] === 'A' ? 'U' : 'u') + name.slice(2),
  );
}

function endsWordAfterI(characters: readonly string[], index: number): boolean {
  const before = characters[index - 1]?.toLowerCase();
  return before === 'и' && !isLetter.test(characters[index + 1] ?? '');
}

function capitalised(written: string, characters: readonly string[], index: number): string {
  const [before, after] = [characters[index - 1] ?? '', characters[index + 1] ?? ''];
  const neighbour = isLetter.test(after) ? after : before;
  const isShouting = isLetter.test(neighbour) && neighbour === neighbour.toUpperCase();
  return isShouting ? written.toUpperCase() : written.charAt(0).toUpperCase() + written.slice(1);
}

/** Romanised spellings and the letters they stand for, longest first. */
// biome-ignore format: the alphabet reads better in rows
const readings: readonly (readonly [string, string])[] = [
  ['shch', 'щ'], ['sht', 'щ'], ['dzh', 'дж'], ['dj', 'дж'], ['zh', 'ж'], ['ch', 'ч'], ['sh', 'ш'], ['ts', 'ц'],
  ['tz', 'ц'], ['kh', 'х'], ['ph', 'ф'], ['yu', 'ю'], ['iu', 'ю'], ['ju', 'ю'], ['ya', 'я'], ['ja', 'я'],
  ['a', 'а'], ['b', 'б'], ['c', 'ц'], ['d', 'д'], ['e', 'е'], ['f', 'ф'], ['g', 'г'], ['h', 'х'], ['i', 'и'],
  ['j', 'ж'], ['k', 'к'], ['l', 'л'], ['m', 'м'], ['n', 'н'], ['o', 'о'], ['p', 'п'], ['q', 'я'], ['r', 'р'],
  ['s', 'с'], ['t', 'т'], ['u', 'у'], ['v', 'в'], ['w', 'в'], ['x', 'кс'], ['y', 'й'], ['z', 'з'],
];

const byFirstLetter = Map.groupBy(readings, ([latin]) => latin.charAt(0));

/**
 * The likeliest Cyrillic spelling of a romanised word (`zatvorite` → затворите, `organizatsia` → организация), in
 * lower case. A guess, good enough to find the word form; never shown to a reader.
 */
export function guessCyrillic(word: string): string {
  const latin = word.toLowerCase();
  let cyrillic = '';
  let index = 0;
  while (index < latin.length) {
    if (index === latin.length - 2 && latin.endsWith('ia')) return `${cyrillic}ия`;
    const found = byFirstLetter
      .get(latin.charAt(index))
      ?.find(([spelling]) => latin.startsWith(spelling, index));
    cyrillic += found?.[1] ?? latin.charAt(index);
    index += found?.[0].length ?? 1;
  }
  return cyrillic;
}
