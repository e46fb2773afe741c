/**
 * What somebody probably meant by words that stand in no text: the same keys on another keyboard layout, a word that
 * begins so, a word spelled almost so; in this order, and only what finds something. It never touches a word that is
 * known, and always says what it changed.
 */
import { distance } from 'fastest-levenshtein';
import { otherLayoutReadings } from '#lib/format/text/keyboard-layout.ts';
import type { VocabularyWord } from '#lib/search/key-vector.ts';
import { type Clause, clausesOf, type Term } from '#lib/search/words.ts';

export type CorrectionReason = 'keyboard' | 'beginning' | 'spelling';

/** `to` is a search of its own: typed, it finds the same without correction. */
export interface Correction {
  from: string;
  to: string;
  reason: CorrectionReason;
}

/** What is known of the words of all texts. */
export interface Vocabulary {
  /** For each term, in how many documents it stands, counted up to a bound. */
  count(terms: readonly Term[]): Promise<number[]>;
  /** Words that resemble a key, in any order. */
  similar(key: string): Promise<VocabularyWord[]>;
  /** Whether the word is a name of a register that nothing stands for yet: right, though it finds nothing. */
  isName(term: Term): boolean;
}

/** Fewer letters begin or resemble too many words. */
const shortestBeginning = 3;
const shortestSpelling = 4;

/** Each unknown word costs a few looks into the vocabulary; who mistypes more of them is better served by "nothing found". */
const mostUnknown = 4;

/** How many wrong letters a word of this length may have: one to seven, then two. */
function tolerance(length: number): number {
  if (length < shortestSpelling) return 0;
  return length < 8 ? 1 : 2;
}

/** The clauses that were meant, and what was changed; null when nothing was or nothing helps. */
export async function correct(
  words: string,
  clauses: readonly Clause[],
  vocabulary: Vocabulary,
): Promise<{ clauses: Clause[]; correction: Correction } | null> {
  const unknown = await unknownClauses(clauses, vocabulary);
  const looks = unknown.reduce((sum, { terms }) => sum + terms.length, 0);
  if (unknown.length === 0 || looks > mostUnknown) return null;
  let to = words;
  let reason: CorrectionReason | null = null;
  // From the last to the first, so that earlier places stay true.
  for (const clause of unknown.toReversed()) {
    const meant =
      (await keyboardReading(clause, vocabulary)) ??
      (await beginning(clause, vocabulary)) ??
      (await spelling(clause, vocabulary));
    if (meant === null) continue;
    to = to.slice(0, clause.start) + meant.text + to.slice(clause.end);
    reason = meant.reason;
  }
  return reason === null ? null : { clauses: clausesOf(to), correction: { from: words, to, reason } };
}

type Meant = { text: string; reason: CorrectionReason };

async function unknownClauses(clauses: readonly Clause[], vocabulary: Vocabulary): Promise<Clause[]> {
  const terms = clauses.flatMap((clause) => clause.terms.map((term) => ({ clause, term })));
  const counts = await vocabulary.count(terms.map(({ term }) => term));
  const unknown = new Set(
    terms
      .filter(({ term }, index) => counts[index] === 0 && !vocabulary.isName(term))
      .map(({ clause }) => clause),
  );
  return clauses.filter((clause) => unknown.has(clause));
}

/** The first reading of the keys whose words all stand in texts or are names. */
async function keyboardReading(clause: Clause, vocabulary: Vocabulary): Promise<Meant | null> {
  if (clause.text.length < shortestBeginning) return null;
  const readings = otherLayoutReadings(clause.text)
    .map((text) => ({ text, terms: clausesOf(text).flatMap(({ terms }) => terms) }))
    .filter(({ terms }) => terms.some(({ word }) => word.length >= shortestBeginning));
  const counts = await vocabulary.count(readings.flatMap(({ terms }) => terms));
  for (const { text, terms } of readings) {
    const own = counts.splice(0, terms.length);
    if (own.every((count) => count > 0)) return { text, reason: 'keyboard' };
  }
  return null;
}

/** The same words, the last one as a beginning. */
async function beginning(clause: Clause, vocabulary: Vocabulary): Promise<Meant | null> {
  const [term] = clause.terms;
  if (term === undefined || clause.terms.length > 1 || term.isBeginning) return null;
  if ((term.keys[0] ?? '').length < shortestBeginning) return null;
  const [count] = await vocabulary.count([{ ...term, keys: term.keys.slice(0, 1), isBeginning: true }]);
  return (count ?? 0) > 0 ? { text: `${term.word}*`, reason: 'beginning' } : null;
}

/** The clause with each unknown word replaced by the nearest known one; null when one has none. */
async function spelling(clause: Clause, vocabulary: Vocabulary): Promise<Meant | null> {
  const counts = await vocabulary.count(clause.terms);
  const words: string[] = [];
  for (const [index, term] of clause.terms.entries()) {
    const isKnown = (counts[index] ?? 0) > 0 || vocabulary.isName(term);
    const nearest = isKnown ? term.word : await nearestWord(term, vocabulary);
    if (nearest === null) return null;
    words.push(nearest);
  }
  const text = words.join(' ');
  return { text: clause.isPhrase ? `"${text}"` : text, reason: 'spelling' };
}

async function nearestWord(term: Term, vocabulary: Vocabulary): Promise<string | null> {
  const key = term.keys[0] ?? '';
  const most = tolerance(key.length);
  if (most === 0) return null;
  const isCyrillic = /\p{Script=Cyrillic}/u.test(term.word);
  const near = (await vocabulary.similar(key))
    .map((word) => ({ word, edits: editsBetween(key, word.key) }))
    .filter(({ edits }) => edits > 0 && edits <= most)
    .sort((a, b) => a.edits - b.edits || beginsAlike(key, b.word.key) - beginsAlike(key, a.word.key))
    .slice(0, 12);
  if (near.length === 0) return null;
  const counts = await vocabulary.count(
    near.map(({ word }) => ({ word: word.key, keys: [word.key], isBeginning: false })),
  );
  const [best] = near
    .map((candidate, index) => ({ ...candidate, count: counts[index] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort(
      (a, b) =>
        a.edits - b.edits ||
        beginsAlike(key, b.word.key) - beginsAlike(key, a.word.key) ||
        b.count - a.count ||
        (a.word.key < b.word.key ? -1 : 1),
    );
  if (best === undefined) return null;
  const { latin, cyrillic } = best.word;
  return (isCyrillic ? (cyrillic ?? latin) : (latin ?? cyrillic)) ?? null;
}

/** First letters are rarely wrong. */
function beginsAlike(one: string, other: string): number {
  return one[0] === other[0] ? 1 : 0;
}

/** Wrong, missing and added letters; two neighbours that changed places count as one. */
export function editsBetween(one: string, other: string): number {
  const edits = distance(one, other);
  if (edits !== 2 || one.length !== other.length) return edits;
  const first = [...one].findIndex((letter, index) => letter !== other[index]);
  const isSwap =
    one[first] === other[first + 1] &&
    one[first + 1] === other[first] &&
    one.slice(first + 2) === other.slice(first + 2);
  return isSwap ? 1 : 2;
}
