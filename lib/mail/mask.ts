/** Which letters hold a link that lets somebody in, and such links made unreadable. */

/** Kinds whose links let in whoever holds them. */
const secretKinds: ReadonlySet<string> = new Set(['invitation', 'reset', 'promoter-question', 'share']);

/** True when a letter of this kind is a key. */
export const holdsSecret = (kind: string): boolean => secretKinds.has(kind);

/** The same text, with what could be a token in a link replaced: an address keeps its words and loses its keys. */
export function maskLinks(text: string): string {
  return text.replace(/https?:\/\/\S+/g, (link) =>
    link.replace(/(?<=[/=])[\w~%+-]{16,}(?=$|[/?&#.,;:!)>\]"'“”])/g, '…'),
  );
}
