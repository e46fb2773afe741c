/**
 * Letters of one script that look like those of another: `Прoграма` with a Latin o. Reads words as what they look like, so
 * that they can be compared; never changes what a page is quoted with.
 */

const latin = 'aeopcxykmtbhijs';
const cyrillic = 'аеорсхукмтвніјѕ';
const toCyrillic = new Map([...latin].map((letter, at) => [letter, cyrillic.charAt(at)]));
const toLatin = new Map([...cyrillic].map((letter, at) => [letter, latin.charAt(at)]));

const mixedWord = /\p{L}+/gu;
const isMixed = /[a-z][Ѐ-ӿ]|[Ѐ-ӿ][a-z]/i;

/** Small letters, with every word of two scripts in one: that of the letters no other script has, else of most. */
export function inOneScript(small: string): string {
  return isMixed.test(small) ? small.replace(mixedWord, oneScript) : small;
}

function oneScript(word: string): string {
  if (!isMixed.test(word)) return word;
  const letters = [...word];
  const owns = (script: RegExp, alike: ReadonlyMap<string, string>) =>
    letters.some((letter) => script.test(letter) && !alike.has(letter));
  const isCyrillic = owns(/[Ѐ-ӿ]/, toLatin);
  const isLatin = owns(/[a-z]/, toCyrillic);
  if (isCyrillic && isLatin) return word;
  // Where every letter may be of either script, most of them decide.
  const most = letters.filter((letter) => toLatin.has(letter)).length * 2 - letters.length;
  if (!isCyrillic && !isLatin && most === 0) return word;
  const alike = isCyrillic || (!isLatin && most > 0) ? toCyrillic : toLatin;
  return letters.map((letter) => alike.get(letter) ?? letter).join('');
}

/** A code with Latin letters or digits, without the Cyrillic ones that look like them: `ВG0051`. */
export function inLatin(code: string): string {
  if (!/[A-Za-z]/.test(code) || !/[Ѐ-ӿ]/.test(code)) return code;
  const letters = [...code].map((letter) => {
    const small = letter.toLowerCase();
    const alike = toLatin.get(small);
    // A small letter often looks otherwise than its capital.
    const seen = letter === small ? alike : capitals.get(letter);
    return seen ?? letter;
  });
  return letters.some((letter) => /[Ѐ-ӿ]/.test(letter)) ? code : letters.join('');
}

const capitals = new Map([...'АВЕКМНОРСТХУІЈЅ'].map((letter, at) => [letter, 'ABEKMHOPCTXYIJS'.charAt(at)]));
