/**
 * The text of a document cut into lines and sentences, each with its place in the text. Never changes the text: what a
 * span covers is what the page says.
 */

/** UTF-16 offsets into the text of the document: the first unit, and the one after the last. */
export interface Span {
  start: number;
  end: number;
}

/** A line without the spaces around it; an empty one has equal ends. */
export interface Line extends Span {
  text: string;
  index: number;
}

const breaks = /\r\n|[\n\r\u0085\u2028\u2029]/g;

/** The lines of `text` in order, with what may be a bullet left in. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  const add = (to: number) => {
    const raw = text.slice(from, to);
    const trimmed = raw.trim();
    const start = trimmed === '' ? from : from + (raw.length - raw.trimStart().length);
    lines.push({ text: trimmed, index: lines.length, start, end: start + trimmed.length });
  };
  for (const match of text.matchAll(breaks)) {
    add(match.index);
    from = match.index + match[0].length;
  }
  add(text.length);
  return lines;
}

/** The span of `text` without the spaces at its ends. */
export function trimmedSpan(text: string, { start, end }: Span): Span {
  let first = start;
  let last = end;
  while (first < last && /\s/.test(text.charAt(first))) first += 1;
  while (last > first && /\s/.test(text.charAt(last - 1))) last -= 1;
  return { start: first, end: last };
}

const unseen = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
const ligatures: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
};

/** Printed words as one would type them: no soft hyphens, no ligatures of a PDF, single spaces. */
export const typed = (text: string): string =>
  text
    .replace(unseen, '')
    .replace(/[\ufb00-\ufb06]/g, (sign) => ligatures[sign] ?? sign)
    .replace(/\s+/g, ' ');

/** Abbreviations after which a sentence goes on. */
const abbreviation =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|No|Nr|art|par|Mr|Mrs|Dr|St|гр|с|обл|общ|ул|бул|г|чл|т\.н|др|проф|инж|вкл|напр|mun|reg|prof|ca|approx|incl|\p{Lu})$/iu;

/** The sentences of a line, or of several joined; a list's `;` parts them too. Linear. */
export function sentencesOf(text: string, span: Span): Span[] {
  const sentences: Span[] = [];
  let from = span.start;
  const close = (to: number) => {
    const sentence = trimmedSpan(text, { start: from, end: to });
    if (sentence.end > sentence.start) sentences.push(sentence);
    from = to;
  };
  for (let at = span.start; at < span.end; at += 1) {
    const character = text.charAt(at);
    if (character === '\n' || character === '\r') close(at + 1);
    else if (character === ';' && at + 1 < span.end) close(at + 1);
    else if (
      (character === '.' || character === '!' || character === '?') &&
      (at + 1 === span.end || /[\s"”“»)]/.test(text.charAt(at + 1))) &&
      !/^\s*[\p{Ll},;]/u.test(text.slice(at + 1, at + 4)) &&
      !(character === '.' && abbreviation.test(text.slice(Math.max(span.start, at - 8, from), at)))
    ) {
      close(at + 1);
    }
  }
  close(span.end);
  return sentences;
}
