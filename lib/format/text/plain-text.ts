/** What remains of our Markdown subset (paragraphs, lists, bold, links) when only words count. Makes no markup. */

/** The words of `markdown` in order, on one line. The bounds keep it linear on text that only looks like a link. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/\[([^\][\n]{1,500})\]\([^()\s]{0,2000}\)/g, '$1')
    .replace(/^[ \t]{0,3}(?:[-*+]|#{1,6}|>|\d{1,3}[.)])[ \t]/gm, '')
    .replace(/\*\*|__|`/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
