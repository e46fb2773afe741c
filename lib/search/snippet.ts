/**
 * A piece of a text around what matched, with the matches marked in the original spelling. Makes no markup: whoever
 * shows it decides how a mark looks.
 */
import { tokenise } from '#lib/format/text/tokenise.ts';
import { keysOfText } from '#lib/format/text/word-keys.ts';
import type { Term } from '#lib/search/words.ts';

export interface SnippetPart {
  text: string;
  isMatch: boolean;
}

export interface Snippet {
  parts: SnippetPart[];
  /** True when the text goes on before or after the piece. */
  isCutBefore: boolean;
  isCutAfter: boolean;
}

interface Hit {
  start: number;
  end: number;
  /** Index of the term. */
  term: number;
}

/** Two lines of a result list hold about this many characters. */
const usualLength = 180;

/** Texts are read no further than this; a longer narrative shows its first matches. */
const longestText = 60_000;

/** The stretch of `text` of about `length` characters that holds most of the terms, the first such one. */
export function snippetOf(text: string, terms: readonly Term[], length: number = usualLength): Snippet {
  const hits = hitsOf(text.slice(0, longestText), terms);
  const [from, to] = text.length <= length ? [0, text.length] : stretch(text, hits, length);
  return { parts: marked(text, from, to, hits), isCutBefore: from > 0, isCutAfter: to < text.length };
}

/** The whole of a short text with its matches marked. */
export function markedText(text: string, terms: readonly Term[]): SnippetPart[] {
  return marked(text, 0, text.length, hitsOf(text, terms));
}

function hitsOf(text: string, terms: readonly Term[]): Hit[] {
  const known = new Map<string, number>();
  const hits: Hit[] = [];
  for (const { word, start, end } of tokenise(text)) {
    let term = known.get(word);
    if (term === undefined) {
      term = matchingTerm(word, terms);
      known.set(word, term);
    }
    if (term >= 0) hits.push({ start, end, term });
  }
  return hits;
}

function matchingTerm(word: string, terms: readonly Term[]): number {
  const keys = keysOfText(word);
  return terms.findIndex((term) =>
    term.isBeginning
      ? keys.some((key) => term.keys.some((beginning) => key.startsWith(beginning)))
      : keys.some((key) => term.keys.includes(key)),
  );
}

/** Slides a window over the hits; the first with most different terms wins. */
function stretch(text: string, hits: readonly Hit[], length: number): [number, number] {
  let best = { from: hits[0]?.start ?? 0, to: hits[0]?.end ?? 0, terms: 0 };
  for (const [index, first] of hits.entries()) {
    const terms = new Set<number>();
    let to = first.end;
    for (let next = index; next < hits.length; next += 1) {
      const hit = hits[next];
      if (hit === undefined || hit.end - first.start > length) break;
      terms.add(hit.term);
      to = hit.end;
    }
    if (terms.size > best.terms) best = { from: first.start, to, terms: terms.size };
  }
  const lead = Math.max(0, Math.floor((length - (best.to - best.from)) / 3));
  const from = best.from - lead <= 0 ? 0 : wordStart(text, best.from - lead, best.from);
  const to =
    from + length >= text.length ? text.length : wordEnd(text, Math.max(best.to, from + length), best.to);
  return [from, to];
}

function wordStart(text: string, position: number, latest: number): number {
  const space = text.indexOf(' ', position);
  return space < 0 || space >= latest ? latest : space + 1;
}

function wordEnd(text: string, position: number, earliest: number): number {
  const space = text.lastIndexOf(' ', position);
  return space <= earliest ? earliest : space;
}

function marked(text: string, from: number, to: number, hits: readonly Hit[]): SnippetPart[] {
  const parts: SnippetPart[] = [];
  let position = from;
  for (const { start, end } of hits) {
    if (start < from || end > to) continue;
    if (start > position) parts.push({ text: text.slice(position, start), isMatch: false });
    parts.push({ text: text.slice(start, end), isMatch: true });
    position = end;
  }
  if (position < to) parts.push({ text: text.slice(position, to), isMatch: false });
  return parts;
}
