/**
 * The Markdown of narratives as a small tree: paragraphs, headings, lists, bold, italic, links. For the preview beside
 * the text; the page itself is made on the server. Linear in the length of the text.
 */

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'em'; children: Inline[] }
  | { kind: 'link'; href: string; children: Inline[] };

export type Block =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'heading'; level: 2 | 3 | 4; children: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] }
  | { kind: 'quote'; children: Inline[] };

const bullet = /^ {0,3}[-*+] +(.*)$/;
const numbered = /^ {0,3}\d{1,9}[.)] +(.*)$/;
const heading = /^(#{1,6}) +(.*)$/;

/** The blocks of a text. */
export function markdownTree(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let items: { ordered: boolean; texts: string[] } | null = null;
  const endParagraph = () => {
    if (lines.length > 0) {
      const joined = lines.join('\n');
      const isQuote = joined.startsWith('>');
      blocks.push({
        kind: isQuote ? 'quote' : 'paragraph',
        children: inlines(isQuote ? joined.replace(/^> ?/gm, '') : joined),
      });
    }
    lines = [];
  };
  const endList = () => {
    if (items) blocks.push({ kind: 'list', ordered: items.ordered, items: items.texts.map(inlines) });
    items = null;
  };
  for (const line of text.split('\n')) {
    const item = bullet.exec(line) ?? numbered.exec(line);
    const head = heading.exec(line);
    if (line.trim() === '') {
      endParagraph();
      continue;
    }
    if (item) {
      endParagraph();
      const ordered = numbered.test(line);
      if (items && items.ordered !== ordered) endList();
      items ??= { ordered, texts: [] };
      items.texts.push(item[1] ?? '');
    } else if (head) {
      endParagraph();
      endList();
      const level = Math.min(4, Math.max(2, head[1]?.length ?? 2)) as 2 | 3 | 4;
      blocks.push({ kind: 'heading', level, children: inlines(head[2] ?? '') });
    } else if (items && lines.length === 0 && /^ {2,}/.test(line)) {
      items.texts.push(`${items.texts.pop() ?? ''} ${line.trim()}`);
    } else {
      endList();
      lines.push(line);
    }
  }
  endParagraph();
  endList();
  return blocks;
}

const mark = /\*\*([^*\n]+)\*\*|\*([^*\n]+)\*|_([^_\n]+)_|\[([^[\]\n]{1,500})\]\(([^()\s]{1,2000})\)/g;

function inlines(text: string): Inline[] {
  const found: Inline[] = [];
  let at = 0;
  for (const match of text.matchAll(mark)) {
    const [whole, strong, star, underscore, label, href] = match;
    if (match.index > at) found.push({ kind: 'text', text: text.slice(at, match.index) });
    if (strong !== undefined) found.push({ kind: 'strong', children: [{ kind: 'text', text: strong }] });
    else if (href !== undefined) found.push(linkTo(href, label ?? '', whole));
    else found.push({ kind: 'em', children: [{ kind: 'text', text: star ?? underscore ?? '' }] });
    at = match.index + whole.length;
  }
  if (at < text.length) found.push({ kind: 'text', text: text.slice(at) });
  return found;
}

/** Links lead to the web, to a letter, or within the site; anything else stays text. */
function linkTo(href: string, label: string, whole: string): Inline {
  if (!/^(?:https?:\/\/|mailto:|\/(?!\/)|#)/i.test(href)) return { kind: 'text', text: whole };
  return { kind: 'link', href, children: [{ kind: 'text', text: label }] };
}
