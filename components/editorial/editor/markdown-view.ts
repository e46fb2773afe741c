/** Draws the tree of a narrative into an element. Only texts and known elements: markup in a text stays text. */
import { type Block, type Inline, markdownTree } from './markdown-tree.ts';

/** Replaces what `box` shows by the narrative. */
export function showMarkdown(box: Element, text: string): void {
  box.replaceChildren(...markdownTree(text).map(blockNode));
}

function blockNode(block: Block): Node {
  if (block.kind === 'list') {
    const list = document.createElement(block.ordered ? 'ol' : 'ul');
    for (const item of block.items) list.append(filled(document.createElement('li'), item));
    return list;
  }
  // The page's own headings are above; in a preview they are set as bold paragraphs with their level for readers.
  if (block.kind === 'heading') return filled(document.createElement(`h${block.level + 1}`), block.children);
  return filled(document.createElement(block.kind === 'quote' ? 'blockquote' : 'p'), block.children);
}

function filled(element: Element, children: readonly Inline[]): Element {
  element.append(...children.map(inlineNode));
  return element;
}

function inlineNode(inline: Inline): Node {
  if (inline.kind === 'text') return document.createTextNode(inline.text);
  if (inline.kind !== 'link') return filled(document.createElement(inline.kind), inline.children);
  const link = document.createElement('a');
  link.href = inline.href;
  return filled(link, inline.children);
}
