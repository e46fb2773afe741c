/**
 * What was typed, as clauses that must all hold: words, "phrases" and beginnings*. Each word stands with every key it is
 * found under; a clause goes to PostgreSQL as tsquery. Knows no project.
 */
import { isStopWord } from '#lib/format/text/stop-words.ts';
import { tokenise } from '#lib/format/text/tokenise.ts';
import { keysOfSearch } from '#lib/format/text/word-keys.ts';
import { quoteKey, type Weight } from '#lib/search/key-vector.ts';

/** A word to find under any of its keys, or any word that begins with one of them. */
export interface Term {
  word: string;
  keys: readonly string[];
  isBeginning: boolean;
}

/** What stood between two spaces or two quotation marks. */
export interface Clause {
  /** The piece of the search and where it stands in it. */
  text: string;
  start: number;
  end: number;
  /** True when the terms have to follow each other. */
  isPhrase: boolean;
  terms: readonly Term[];
}

const piece = /["„“”«]([^"„“”«»]{1,200})["“”»]|\S+/gu;

/** The clauses of `words`; filler words are left out unless there is nothing else. */
export function clausesOf(words: string): Clause[] {
  const clauses: Clause[] = [];
  for (const match of words.matchAll(piece)) {
    const [text, quoted] = match;
    const isBeginning = quoted === undefined && text.endsWith('*');
    // A letter that is only a sign for the eye (an apostrophe of some script) has no key.
    const tokens = tokenise(quoted ?? text).filter(({ word }) => keysOfSearch(word).length > 0);
    if (tokens.length === 0) continue;
    clauses.push({
      text,
      start: match.index,
      end: match.index + text.length,
      isPhrase: quoted !== undefined && tokens.length > 1,
      terms: tokens.map(({ word }, index) => ({
        word,
        keys: keysOfSearch(word),
        isBeginning: isBeginning && index === tokens.length - 1,
      })),
    });
  }
  const telling = clauses.filter(({ terms }) => terms.length > 1 || !isStopWord(terms[0]?.word ?? ''));
  return telling.length > 0 ? telling : clauses;
}

/** One term as tsquery; with `weights` it has to stand in a text of one of these. */
export function termQuery(term: Term, weights: readonly Weight[] = []): string {
  const suffix = `${term.isBeginning ? '*' : ''}${weights.join('')}`;
  const keys = term.keys.map((key) => quoteKey(key) + (suffix === '' ? '' : `:${suffix}`));
  return keys.length === 1 ? (keys[0] ?? '') : `(${keys.join(' | ')})`;
}

/** All clauses as one tsquery: every word somewhere, words of a phrase one after the other. */
export function allQuery(clauses: readonly Clause[], weights: readonly Weight[] = []): string {
  return clauses
    .map(({ terms, isPhrase }) => {
      const inside = terms.map((term) => termQuery(term, weights)).join(isPhrase ? ' <-> ' : ' & ');
      return terms.length === 1 ? inside : `(${inside})`;
    })
    .join(' & ');
}

/** Any of the words, as tsquery: which texts to show. */
export function anyQuery(clauses: readonly Clause[]): string {
  return termsOf(clauses)
    .map((term) => termQuery(term))
    .join(' | ');
}

/** All words one after the other in the typed order, as tsquery; null for a single word. */
export function phraseQuery(clauses: readonly Clause[]): string | null {
  const terms = termsOf(clauses);
  return terms.length < 2 ? null : terms.map((term) => termQuery(term)).join(' <-> ');
}

/** The words of all clauses. */
export function termsOf(clauses: readonly Clause[]): Term[] {
  return clauses.flatMap(({ terms }) => terms);
}
