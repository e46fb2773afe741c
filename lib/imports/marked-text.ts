/**
 * The text of a document cut into lines and pieces, so that a page can show which words became which value, which were
 * not used and which are furniture. It never leaves a word out and never changes one.
 */
import { linesOf, type Span } from '#lib/imports/pages/text.ts';

export interface TextMark {
  /** Id of the proposed field that these words are of. */
  field: string;
  kind: 'fact' | 'suggestion' | 'finding';
  spans: readonly Span[];
}

export interface TextPiece {
  text: string;
  /** Ids of the fields that these words are of; the one with the fewest words first. */
  fields: readonly string[];
  kind: 'plain' | 'fact' | 'suggestion' | 'finding' | 'unused';
  /** Number of the mark that begins here, from 1 in the order of the text; null where none begins. */
  mark: number | null;
}

export interface TextLine {
  kind: 'heading' | 'text' | 'furniture';
  /** An empty line stands before it. */
  isApart: boolean;
  /** The field whose prose this line is part of. */
  prose: string | null;
  /** Nothing of the line is used. */
  isUnused: boolean;
  pieces: readonly TextPiece[];
}

export interface MarkedText {
  lines: readonly TextLine[];
  /** The number of the first mark of each field; of prose, of its first line. */
  marks: Readonly<Record<string, number>>;
}

export interface TextFindings {
  marks: readonly TextMark[];
  /** Long passages that become narrative: their lines are marked as a whole. */
  prose: readonly (Span & { field: string })[];
  unused: readonly Span[];
  ignored: readonly Span[];
  headings: readonly Span[];
}

interface Stretch extends Span {
  field: string;
  kind: TextMark['kind'];
}

const covers = (spans: readonly Span[], { start, end }: Span) =>
  spans.some((span) => span.start < end && span.end > start);

/** Cuts the text, or the lines of it that lie `within`, at the ends of everything that was found. Linear in all of it. */
export function markedText(
  text: string,
  found: TextFindings,
  within: Span = { start: 0, end: text.length },
): MarkedText {
  const stretches = found.marks
    .flatMap(({ field, kind, spans }) => spans.map((span): Stretch => ({ ...span, field, kind })))
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const bySpan = (spans: readonly Span[]) => new Passing(spans);
  const [unused, ignored, headings, prose] = [
    bySpan(found.unused),
    bySpan(found.ignored),
    bySpan(found.headings),
    new Passing(found.prose),
  ];
  const passing = new Passing(stretches);
  const marks: Record<string, number> = {};
  const lines: TextLine[] = [];
  let count = 0;
  let isApart = false;
  /** The number of a mark at which these fields are met for the first time; null where all were met before. */
  const number = (fields: readonly string[]): number | null => {
    const met = fields.filter((field) => !Object.hasOwn(marks, field));
    if (met.length === 0) return null;
    count += 1;
    for (const field of met) marks[field] = count;
    return count;
  };
  for (const line of linesOf(text)) {
    if (line.start < within.start || line.end > within.end) continue;
    if (line.text === '') {
      isApart = lines.length > 0;
      continue;
    }
    const here = passing.within(line);
    const inProse = prose.within(line)[0]?.field ?? null;
    const leftOver = inProse === null ? unused.within(line) : [];
    const pieces = piecesOf(text, line, here, leftOver).map((piece, index): TextPiece => {
      const fields = index === 0 && inProse !== null ? [...piece.fields, inProse] : piece.fields;
      return { ...piece, mark: number(fields) };
    });
    const isFurniture = here.length === 0 && inProse === null && ignored.within(line).length > 0;
    lines.push({
      kind: headings.within(line).length > 0 ? 'heading' : isFurniture ? 'furniture' : 'text',
      isApart,
      prose: inProse,
      isUnused: pieces.every(({ kind }) => kind === 'unused'),
      pieces,
    });
    isApart = false;
  }
  return { lines, marks };
}

/** The pieces of one line, cut where a mark or an unused sentence begins or ends. */
function piecesOf(
  text: string,
  line: Span,
  stretches: readonly Stretch[],
  unused: readonly Span[],
): TextPiece[] {
  const cuts = new Set([line.start, line.end]);
  for (const { start, end } of [...stretches, ...unused]) {
    if (start > line.start && start < line.end) cuts.add(start);
    if (end > line.start && end < line.end) cuts.add(end);
  }
  const at = [...cuts].sort((a, b) => a - b);
  return at.slice(0, -1).map((start, index) => {
    const span = { start, end: at[index + 1] ?? line.end };
    const own = stretches
      .filter((each) => covers([each], span))
      .sort((a, b) => a.end - a.start - (b.end - b.start));
    const kind =
      (['fact', 'suggestion', 'finding'] as const).find((wanted) =>
        own.some((each) => each.kind === wanted),
      ) ?? (covers(unused, span) ? 'unused' : 'plain');
    const fields = [...new Set(own.map(({ field }) => field))];
    return { text: text.slice(span.start, span.end), fields, kind, mark: null };
  });
}

/** Spans that are asked for by lines in their order: what ended before a line is never looked at again. */
class Passing<S extends Span> {
  readonly #spans: readonly S[];
  #next = 0;
  #open: S[] = [];

  constructor(spans: readonly S[]) {
    this.#spans = spans.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
  }

  within(line: Span): S[] {
    this.#open = this.#open.filter(({ end }) => end > line.start);
    for (let span = this.#spans[this.#next]; span !== undefined && span.start < line.end; ) {
      if (span.end > line.start) this.#open.push(span);
      this.#next += 1;
      span = this.#spans[this.#next];
    }
    return this.#open;
  }
}
