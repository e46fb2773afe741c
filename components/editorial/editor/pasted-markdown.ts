/**
 * What is pasted from a word processor or a page, as Markdown: paragraphs, headings, lists, bold, italic, links. Looks,
 * comments, pictures and scripts stay behind; no word of the text does.
 */

const silent = new Set([
  'SCRIPT',
  'STYLE',
  'TITLE',
  'META',
  'LINK',
  'TEMPLATE',
  'NOSCRIPT',
  'OBJECT',
  'SVG',
  'O:P',
]);
const blocks = new Set([
  'P',
  'DIV',
  'SECTION',
  'ARTICLE',
  'HEADER',
  'FOOTER',
  'MAIN',
  'ASIDE',
  'BLOCKQUOTE',
  'UL',
  'OL',
  'LI',
  'TABLE',
  'TR',
  'TBODY',
  'THEAD',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'DL',
  'DT',
  'DD',
  'FIGURE',
  'FIGCAPTION',
  'PRE',
  'HR',
  'BR',
]);

/** The Markdown of pasted HTML; empty when it holds no text. */
export function markdownOfHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return blocksOf(body)
    .map((block) => block.trimEnd())
    .filter((block) => block.trim() !== '')
    .join('\n\n');
}

/** Text that stands beside blocks is a paragraph of its own. */
function blocksOf(parent: Element): string[] {
  const found: string[] = [];
  let line = '';
  const endLine = () => {
    if (line.trim() !== '') found.push(wordListItem(line.trim()));
    line = '';
  };
  for (const node of parent.childNodes) {
    const isBlock = node instanceof Element && (blocks.has(node.tagName) || hasBlocks(node));
    if (!isBlock) {
      line += inlineOf(node);
      continue;
    }
    if (node.tagName === 'BR') {
      line += '\n';
      continue;
    }
    endLine();
    found.push(...blockOf(node));
  }
  endLine();
  return joinedLists(found);
}

function blockOf(element: Element): string[] {
  if (silent.has(element.tagName)) return [];
  const level = /^H([1-6])$/.exec(element.tagName)?.[1];
  if (level !== undefined) {
    const text = inlineChildren(element).replaceAll('**', '').replaceAll('\n', ' ').trim();
    return text === '' ? [] : [`${'#'.repeat(Math.min(4, Math.max(2, Number(level))))} ${text}`];
  }
  if (element.tagName === 'UL' || element.tagName === 'OL') return [listOf(element)];
  if (element.tagName === 'TR')
    return [[...element.children].map((cell) => inlineChildren(cell).trim()).join(' | ')];
  if (element.tagName === 'BLOCKQUOTE') return blocksOf(element).map((block) => block.replace(/^/gm, '> '));
  return blocksOf(element);
}

function listOf(list: Element): string {
  const items = [...list.children].filter(({ tagName }) => tagName === 'LI');
  return items
    .map((item, index) => {
      const sign = list.tagName === 'OL' ? `${index + 1}.` : '-';
      return `${sign} ${blocksOf(item)
        .join(' ')
        .replace(/\s*\n\s*/g, ' ')
        .trim()}`;
    })
    .join('\n');
}

/** Word writes lists as paragraphs that begin with a sign of its own. */
function wordListItem(line: string): string {
  const item = /^[·•▪§o]\s{1,}(\S[^]*)$/.exec(line);
  return item ? `- ${item[1] ?? ''}` : line;
}

/** Items that stood as paragraphs are one list. */
function joinedLists(found: readonly string[]): string[] {
  const joined: string[] = [];
  for (const block of found) {
    const last = joined.at(-1);
    if (block.startsWith('- ') && last?.startsWith('- ')) joined[joined.length - 1] = `${last}\n${block}`;
    else joined.push(block);
  }
  return joined;
}

function hasBlocks(element: Element): boolean {
  return [...element.children].some(
    (child) => (blocks.has(child.tagName) && child.tagName !== 'BR') || hasBlocks(child),
  );
}

function inlineChildren(element: Element): string {
  return [...element.childNodes].map(inlineOf).join('');
}

function inlineOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE)
    return (node.textContent ?? '').replace(/[ \t\r\n\u00a0]+/g, (blank) =>
      blank === '\u00a0' ? '\u00a0' : ' ',
    );
  if (!(node instanceof HTMLElement) || silent.has(node.tagName.toUpperCase())) return '';
  if (node.tagName === 'BR') return '\n';
  const text = inlineChildren(node);
  if (text.trim() === '') return text;
  if (node instanceof HTMLAnchorElement && /^https?:/i.test(node.href))
    return `[${text.trim()}](${node.href})`;
  const { fontWeight, fontStyle } = node.style;
  const isBold = /^(?:STRONG|B)$/.test(node.tagName)
    ? fontWeight !== 'normal'
    : fontWeight === 'bold' || Number(fontWeight) >= 600;
  const isItalic = /^(?:EM|I)$/.test(node.tagName) ? fontStyle !== 'normal' : fontStyle === 'italic';
  return marked(marked(text, isItalic, '*'), isBold, '**');
}

/** Marks stand at the words, not at the blanks around them. */
function marked(text: string, isMarked: boolean, sign: string): string {
  if (!isMarked) return text;
  const [, before = '', inner = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? [];
  return `${before}${sign}${inner}${sign}${after}`;
}
