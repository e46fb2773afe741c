/**
 * The part of an English word that its forms share, by the Snowball (Porter 2) algorithm plus the irregular plurals our
 * subject speaks of. A stem is a key for comparing, not a word.
 */
import snowball from 'snowball-stemmers';

const stemmer = snowball.newStemmer('english');

/** Plurals that no ending explains. Map, not object: `constructor` is a word too. */
const irregular = new Map([
  ['children', 'child'],
  ['women', 'woman'],
  ['men', 'man'],
  ['lives', 'life'],
]);

/** The stem of an English word, in lower case; words that are not plain Latin letters come back in lower case. */
export function stemEnglish(word: string): string {
  const lower = word
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’ʼ]s?$/, '');
  if (!/^[a-z]{3,64}$/.test(lower)) return lower;
  return stemmer.stem(irregular.get(lower) ?? lower);
}
