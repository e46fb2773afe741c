/**
 * The visible text of an HTML page as lines: a line for each block and table cell, an empty line around paragraphs.
 * What a reader does not see, and navigation, is left out. Walks without recursion: depth costs nothing.
 */
import { load } from 'cheerio';
import type { DocumentOutcome } from '#lib/imports/documents/document.ts';
import { isTooComplex } from '#lib/imports/documents/html-shape.ts';

const hidden = new Set(
  'script style noscript template head svg math iframe object canvas audio video map nav footer select datalist button'.split(
    ' ',
  ),
);
const paragraphs = new Set(
  'p h1 h2 h3 h4 h5 h6 section article table ul ol dl blockquote pre hr figure main'.split(' '),
);
const lines = new Set(
  'div li tr td th dt dd br header aside address caption thead tbody tfoot figcaption label option summary details fieldset'.split(
    ' ',
  ),
);

/** Inside these a paragraph is a line: nothing parts a label from its value, or the lines of a list. */
const cells = new Set(['li', 'td', 'th', 'dt', 'dd']);

interface Node {
  type: string;
  name?: string;
  data?: string;
  attribs?: Record<string, string>;
  children?: Node[];
  next?: Node | null;
  parent?: Node | null;
}

/** The text of the page, its headings and its own address; refuses forms to sign in and pages nested beyond reason. */
export function readHtml(html: string): DocumentOutcome {
  if (isTooComplex(html)) return { ok: false, code: 'too-complex' };
  const $ = load(html);
  const body: unknown = $('body')[0] ?? $.root()[0];
  const { text, headings } = visibleText(body as Node);
  const letters = text.replace(/[^\p{L}]/gu, '').length;
  if (letters < 1500 && $('input[type=password]').length > 0) return { ok: false, code: 'login' };
  if (letters === 0) return { ok: false, code: 'no-text' };
  const url = $('link[rel=canonical]').attr('href') ?? $('meta[property="og:url"]').attr('content');
  const own = url !== undefined && /^https?:\/\/\S+$/.test(url) ? { url } : {};
  return { ok: true, format: 'html', text, headings, ...own };
}

function visibleText(root: Node): {
  text: string;
  headings: { start: number; end: number; level: number }[];
} {
  const headings: { start: number; end: number; level: number }[] = [];
  const parts: string[] = [];
  let length = 0;
  let pending = 0;
  let space = false;
  let inCells = 0;
  const write = (words: string) => {
    if (length > 0 && pending > 0) add('\n'.repeat(pending));
    else if (length > 0 && space) add(' ');
    pending = 0;
    space = false;
    add(words);
  };
  const add = (piece: string) => {
    parts.push(piece);
    length += piece.length;
  };
  const breakLine = (count: number) => {
    pending = Math.max(pending, count);
    space = false;
  };
  let heading: { start: number; level: number } | null = null;
  const enter = (node: Node): boolean => {
    const name = node.name ?? '';
    if (node.type === 'text') {
      const data = (node.data ?? '').replace(/[\s\u00a0]+/g, ' ');
      const words = data.trim();
      if (words === '') space ||= data !== '';
      else {
        space ||= data.startsWith(' ');
        const begins = length + (length > 0 ? (pending > 0 ? pending : Number(space)) : 0);
        if (heading !== null && heading.start < 0) heading.start = begins;
        write(words);
        space = data.endsWith(' ');
      }
      return false;
    }
    if (hidden.has(name) || isHidden(node)) return false;
    if (paragraphs.has(name)) breakLine(inCells > 0 ? 1 : 2);
    else if (lines.has(name)) breakLine(1);
    if (cells.has(name) && (node.children?.length ?? 0) > 0) inCells += 1;
    const level = /^h([1-6])$/.exec(name)?.[1];
    if (level !== undefined) heading = { start: -1, level: Number(level) };
    return (node.children?.length ?? 0) > 0;
  };
  const leave = (node: Node) => {
    const name = node.name ?? '';
    if (/^h[1-6]$/.test(name) && heading !== null) {
      if (heading.start >= 0) headings.push({ start: heading.start, end: length, level: heading.level });
      heading = null;
    }
    if (cells.has(name) && (node.children?.length ?? 0) > 0) inCells -= 1;
    if (paragraphs.has(name)) breakLine(inCells > 0 ? 1 : 2);
    else if (lines.has(name)) breakLine(1);
  };
  walk(root, enter, leave);
  return { text: parts.join(''), headings };
}

/** Enters and leaves each node in the order of the page; what `enter` declines is left without its children. */
function walk(root: Node, enter: (node: Node) => boolean, leave: (node: Node) => void): void {
  let node: Node | null = root;
  while (node !== null) {
    const child: Node | undefined = enter(node) ? node.children?.[0] : undefined;
    if (child !== undefined) {
      node = child;
      continue;
    }
    for (;;) {
      if (node === null) break;
      leave(node);
      if (node === root) return;
      if (node.next !== null && node.next !== undefined) {
        node = node.next;
        break;
      }
      node = node.parent ?? null;
    }
  }
}

function isHidden({ attribs }: Node): boolean {
  if (attribs === undefined) return false;
  const style = attribs['style']?.replace(/\s+/g, '') ?? '';
  return (
    attribs['hidden'] !== undefined ||
    attribs['aria-hidden'] === 'true' ||
    attribs['role'] === 'navigation' ||
    /cookie|consent|breadcrumb/i.test(`${attribs['id'] ?? ''} ${attribs['class'] ?? ''}`) ||
    style.includes('display:none') ||
    style.includes('visibility:hidden')
  );
}
