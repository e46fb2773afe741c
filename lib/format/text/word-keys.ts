/**
 * All keys under which a word is found: its canonical key, its stem's, and for romanised words the other readings of
 * letters that have several (j is ж or й, u may be ъ). A word of a text and a word of a search are the same word when
 * they share a key. What a text gets is kept narrow, what a search gets may be wide: the text decides.
 */
import { LRUCache } from 'lru-cache';
import { foldKey } from '#lib/format/text/fold-key.ts';
import { stemBulgarian } from '#lib/format/text/stem-bulgarian.ts';
import { stemEnglish } from '#lib/format/text/stem-english.ts';
import { guessCyrillic } from '#lib/format/text/transliterate.ts';

/** More readings than this are noise: a real word has at most three ambiguous letters. */
const mostReadings = 6;

const cyrillic = /\p{Script=Cyrillic}/u;
const latin = /\p{Script=Latin}/u;

/** Words of texts repeat: a large portfolio has some 20,000 different ones, 3 MB with their keys. */
const known = new LRUCache<string, readonly string[]>({ max: 20_000 });

/** Keys of a word that stands in a text, canonical key first. */
export function keysOfText(word: string): readonly string[] {
  let keys = known.get(word);
  if (keys === undefined) {
    keys = makeKeys(word);
    // What is longer than a word is not worth remembering.
    if (word.length <= 64) known.set(word, keys);
  }
  return keys;
}

function makeKeys(word: string): string[] {
  if (cyrillic.test(word)) return unique([foldKey(word), foldKey(stemBulgarian(word))]);
  if (!latin.test(word)) return unique([foldKey(word)]);
  const isName = /^\p{Lu}/u.test(word);
  return unique([foldKey(word), foldKey(stemEnglish(word)), ...readings(word, { u: isName }).map(foldKey)]);
}

/** Keys of a word that somebody searches for, canonical key first. */
export function keysOfSearch(word: string): string[] {
  if (cyrillic.test(word)) return unique([foldKey(word), foldKey(stemBulgarian(word))]);
  if (!latin.test(word)) return unique([foldKey(word)]);
  return unique([
    foldKey(word),
    foldKey(stemEnglish(word)),
    foldKey(stemBulgarian(guessCyrillic(word))),
    ...readings(word, { u: true }).map(foldKey),
    ...informalReadings(word).map(foldKey),
  ]);
}

/** Readings of j before a vowel as й, and of u as ъ: Sofija, Jambol, Turnovo. Words of four letters have too many twins. */
function readings(word: string, { u }: { u: boolean }): string[] {
  let found = [word.slice(0, 64)];
  found = branch(found, /(?<!d)j(?=[aeiou])/gi, 'y');
  if (u && word.length >= 5) found = branch(found, /(?<![oyij])u/gi, 'a');
  return found.slice(1);
}

/** Each reading, then each with one place rewritten, then with all of them. */
function branch(texts: readonly string[], pattern: RegExp, written: string): string[] {
  const found = new Set(texts);
  for (const text of texts) {
    for (const match of text.matchAll(pattern)) {
      found.add(text.slice(0, match.index) + written + text.slice(match.index + match[0].length));
      if (found.size >= mostReadings) return [...found];
    }
    found.add(text.replace(pattern, written));
  }
  return [...found].slice(0, mostReadings);
}

/** How Bulgarian is typed on phones: q я, x х, 4 ч, 6 ш, and y between consonants as ъ. */
function informalReadings(word: string): string[] {
  const informal = word
    .slice(0, 64)
    .replace(/q/gi, 'ya')
    .replace(/x/gi, 'h')
    .replace(/4/g, 'ch')
    .replace(/6/g, 'sh')
    .replace(/(?<=[bcdfghklmnprstvz])y(?=[bcdfghklmnprstvz])/gi, 'a');
  return informal === word ? [] : [informal];
}

function unique(keys: readonly string[]): string[] {
  return [...new Set(keys)].filter((key) => key !== '');
}
