/**
 * Finds the labels of a page: at the beginning of a line, alone on it, or further on in a line that begins with one.
 * Says where a label and its value stand; what the value means is for others.
 */
import { type Label, type Labels, labelKey } from '#lib/imports/pages/labels.ts';
import type { Line, Span } from '#lib/imports/pages/text.ts';

export interface Mark {
  line: number;
  label: Label;
  /** The words of the label, with a colon behind them. */
  at: Span;
  /** What follows on the same line; empty when nothing does. */
  inline: Span;
  /** How the label is parted from its value. */
  parted: 'colon' | 'line' | 'dash' | 'space';
}

/** Longer lines are prose; a whole page pasted as one line is shorter. */
const longestSplit = 10_000;

const bullet = /^[\s•·▪◦●○■►▶✓✔*_|#–—-]+|^\d{1,2}[.)]\s/u;
const sign = /[:：\t|]| {2,}| [–—-] |=|\.{3,}|…/g;

/** The labels of `lines` in order. Linear: a look at a line reads no more than the longest label and its colon. */
export function findMarks(lines: readonly Line[], labels: Labels): Mark[] {
  return lines.flatMap((line) => (line.text === '' ? [] : marksOfLine(line, labels)));
}

function marksOfLine(line: Line, labels: Labels): Mark[] {
  const first = firstMark(line, labels);
  if (first === null) return [];
  if (first.label.kind !== 'fact' || first.inline.start === first.inline.end) return [first];
  if (line.text.length > longestSplit) return [first];
  return splitInline(line, first, labels);
}

function firstMark(line: Line, labels: Labels): Mark | null {
  const skipped = bullet.exec(line.text)?.[0].length ?? 0;
  const head = line.text.slice(skipped, skipped + labels.longest + 24);
  const whole = line.text.length - skipped <= labels.longest + 4;
  if (whole) {
    const label = lookUp(head, labels, true);
    if (label !== undefined) return mark(line, label, skipped, line.text.length, 'line');
  }
  sign.lastIndex = 0;
  for (let match = sign.exec(head); match !== null; match = sign.exec(head)) {
    const label = lookUp(head.slice(0, match.index), labels);
    const isColon = /^(?:[:：\t|…]|\.{3,})$/.test(match[0]);
    if (label !== undefined && (isColon || label.kind !== 'fact' || !label.needsColon)) {
      return mark(line, label, skipped, skipped + match.index + match[0].length, 'colon');
    }
    // `Партньори – …`: believed where the page parts its other labels so too.
    if (label !== undefined && /[–—-]/.test(match[0]))
      return mark(line, label, skipped, skipped + match.index + match[0].length, 'dash');
    if (isColon) break;
  }
  return gluedMark(line, skipped, head, labels) ?? bareMark(line, skipped, head, labels);
}

const seam = /\p{Ll}(?=\p{Lu})/gu;

/** A label of two words or more with nothing between it and its value: `Other Project PartnersRed Cross(SK)`. */
function gluedMark(line: Line, skipped: number, head: string, labels: Labels): Mark | null {
  for (const { index } of head.matchAll(seam)) {
    const key = labelKey(head.slice(0, index + 1));
    const label = key.includes(' ') ? labels.byKey.get(key) : undefined;
    if (label?.kind === 'fact' && !label.needsColon)
      return mark(line, label, skipped, skipped + index + 1, 'colon');
  }
  return null;
}

/** A label and its value with only a space between them: `Start date 12 Feb, 2020`, `Project “Title”`. */
function bareMark(line: Line, skipped: number, head: string, labels: Labels): Mark | null {
  let best: { label: Label; end: number } | null = null;
  let end = 0;
  for (let count = 0; count < labels.mostWords; count += 1) {
    const space = head.slice(end + 1).search(/[\s\u00a0]/);
    if (space < 0) break;
    end += 1 + space;
    const label = labels.byKey.get(labelKey(head.slice(0, end)));
    if (label !== undefined) best = { label, end };
  }
  if (best === null || best.label.kind !== 'fact') return null;
  return mark(line, best.label, skipped, skipped + best.end, 'space');
}

/** The label that is printed so; `alone` when no colon follows. */
function lookUp(printed: string, labels: Labels, alone = false): Label | undefined {
  const key = labelKey(printed);
  const exact = labels.byKey.get(key);
  if (exact !== undefined) return exact;
  const bracket = key.indexOf(' (');
  if (bracket > 0 && key.endsWith(')')) {
    const short = labels.byKey.get(key.slice(0, bracket));
    if (short !== undefined) return short;
  }
  const slash = key.indexOf(' / ');
  if (slash > 0) {
    // `Titlul proiectului / Project title`: one label in two languages.
    const [one, other] = [labels.byKey.get(key.slice(0, slash)), labels.byKey.get(key.slice(slash + 3))];
    return alone && (one === undefined || other === undefined) ? undefined : (one ?? other);
  }
  for (let space = key.indexOf(' '); space > 0 && labels.open.size > 0; space = key.indexOf(' ', space + 1)) {
    const open = labels.open.get(key.slice(0, space));
    if (open !== undefined) return key.slice(space).split(' ').length <= 7 ? open : undefined;
  }
  return undefined;
}

/** The text without the signs at its end, looked at once each: a line may be as long as a page. */
function withoutTail(text: string, sign: RegExp): string {
  let end = text.length;
  while (end > 0 && sign.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function mark(line: Line, label: Label, from: number, to: number, parted: Mark['parted']): Mark {
  const rest = line.text.slice(to);
  const lead = rest.length - rest.replace(/^[\s\u00a0:：*_|.…]+/, '').length;
  const last = line.end - (rest.length - withoutTail(rest, /[\s|*_]/).length);
  return {
    line: line.index,
    label,
    at: { start: line.start + from, end: line.start + to + (/^[\s:：]*[:：]/.exec(rest)?.[0].length ?? 0) },
    inline: { start: Math.min(last, line.start + to + lead), end: last },
    parted,
  };
}

const parting = /[:\t|]/g;

/** Further labels with a colon inside the value of the first: `ongoing Implemented in: Sliven`. */
function splitInline(line: Line, first: Mark, labels: Labels): Mark[] {
  const marks = [first];
  const text = line.text;
  let current = first;
  const after = (from: number) => {
    parting.lastIndex = from;
    return parting.exec(text)?.index ?? -1;
  };
  for (let colon = after(first.inline.start - line.start); colon > 0; ) {
    const from = current.inline.start - line.start;
    const label =
      text.charAt(colon) === ':'
        ? labelBefore(text, colon, from, labels, isContact(current.label))
        : labelInCell(text, colon, from, labels);
    if (label !== null) {
      const next = mark(line, label.label, label.start, colon + 1, 'colon');
      const before = withoutTail(text.slice(0, label.start), /[\s,;|]/);
      current.inline = { start: current.inline.start, end: line.start + before.length };
      if (current.inline.end < current.inline.start) current.inline.end = current.inline.start;
      marks.push(next);
      current = next;
      if (label.label.kind !== 'fact') break;
    }
    colon = after(colon + 1);
  }
  return marks;
}

/** The label that fills the cell before a tab or bar. */
function labelInCell(text: string, end: number, from: number, labels: Labels) {
  const start = Math.max(text.lastIndexOf('\t', end - 1), text.lastIndexOf('|', end - 1)) + 1;
  if (start <= from || end - start > labels.longest + 24) return null;
  const label = lookUp(text.slice(start, end), labels);
  return label === undefined ? null : { label, start };
}

/** `Contact: Anna phone: …`: what follows a contact begins small. */
const isContact = (label: Label) =>
  label.kind === 'fact' && /^(?:contact|email|phone|address)$/.test(label.field);

function labelBefore(text: string, colon: number, from: number, labels: Labels, contact: boolean) {
  let best: { label: Label; start: number } | null = null;
  const earliest = Math.max(from, colon - labels.longest - 40);
  let start = colon;
  for (let count = 0; count < labels.mostWords + 3 && start > earliest; count += 1) {
    start = Math.max(text.lastIndexOf(' ', start - 2), text.lastIndexOf('\u00a0', start - 2)) + 1;
    if (start < earliest) break;
    // `Anna, tel.: …`: behind a comma a label may begin small.
    const small =
      !/\p{Lu}/u.test(text.charAt(start)) && !/[,;]\s?$/.test(text.slice(Math.max(0, start - 2), start));
    if (small && !contact) continue;
    const label = lookUp(text.slice(start, colon), labels);
    if (label !== undefined && (!small || isContact(label))) best = { label, start };
    if (start === 0) break;
  }
  return best;
}
