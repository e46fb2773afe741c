/**
 * Several things in one cell: `Name [reference] (note); “Name; with a sign” [reference]`. Writing an item and reading it
 * gives the same item, whatever its texts hold.
 */

export interface ListItem {
  name: string;
  /** In square brackets: the address in a register. */
  reference: string;
  /** In round brackets: a country, a basis. */
  note: string;
}

/** Which brackets an item may have; others belong to its name. */
export interface ItemShape {
  references: boolean;
  notes: boolean;
}

/** The items of a cell; empty ones are left out. Quotation marks that are not closed are part of the name. */
export function readItems(cell: string, shape: ItemShape): ListItem[] {
  return partsOf(cell)
    .map((part) => readItem(part, shape))
    .filter(({ name, reference, note }) => name !== '' || reference !== '' || note !== '');
}

/** The cell of these items. */
export function writeItems(items: readonly ListItem[], shape: ItemShape): string {
  return items.map((item) => writeItem(item, shape)).join('; ');
}

/** Splits at semicolons and line breaks outside double quotes. */
function partsOf(cell: string): string[] {
  if (!cell.includes('"')) return cell.split(/[;\n]/).map((part) => part.trim());
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at <= cell.length; at += 1) {
    const sign = cell.charAt(at);
    if (sign === '"' && cell.slice(from, at).trim() === '') at = endOfQuoted(cell, at) ?? at;
    else if (sign === ';' || sign === '\n' || at === cell.length) {
      parts.push(cell.slice(from, at).trim());
      from = at + 1;
    }
  }
  return parts;
}

/** Where the quoted text that opens at `open` closes; null when it does not. */
function endOfQuoted(text: string, open: number): number | null {
  for (let at = open + 1; at < text.length; at += 1) {
    if (text.charAt(at) !== '"') continue;
    if (text.charAt(at + 1) !== '"') return at;
    at += 1;
  }
  return null;
}

function readItem(part: string, { references, notes }: ItemShape): ListItem {
  const closed = part.startsWith('"') ? endOfQuoted(part, 0) : null;
  const quoted = closed === null ? null : part.slice(1, closed).replaceAll('""', '"');
  let rest = closed === null ? part : part.slice(closed + 1);
  let [reference, note] = ['', ''];
  if (notes) [rest, note] = bracketed(rest, '(', ')');
  if (references) [rest, reference] = bracketed(rest, '[', ']');
  if (quoted === null) return { name: rest.trim(), reference, note };
  // Words after the closing mark: the quotation marks are part of the name, as in “Zora” EOOD.
  if (rest.trim() !== '')
    return { name: `${part.slice(0, (closed ?? 0) + 1)}${rest}`.trim(), reference, note };
  return { name: quoted, reference, note };
}

function bracketed(text: string, open: string, close: string): [rest: string, inside: string] {
  const trimmed = text.trimEnd();
  if (!trimmed.endsWith(close)) return [text, ''];
  const from = trimmed.lastIndexOf(open);
  if (from === -1) return [text, ''];
  const inside = trimmed.slice(from + 1, -1);
  return inside.includes(close) ? [text, ''] : [trimmed.slice(0, from), inside.trim()];
}

function writeItem({ name, reference, note }: ListItem, shape: ItemShape): string {
  const parts = [
    name === '' ? '' : mustBeQuoted(name, shape) ? `"${name.replaceAll('"', '""')}"` : name,
    shape.references && reference !== '' ? `[${plain(reference)}]` : '',
    shape.notes && note !== '' ? `(${plain(note)})` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function mustBeQuoted(name: string, { references, notes }: ItemShape): boolean {
  return (
    /[;\n"]/.test(name) ||
    name.trim() !== name ||
    (references && name.endsWith(']')) ||
    (notes && name.endsWith(')'))
  );
}

/** Signs that part items do not stand within brackets. */
const plain = (text: string): string => text.replace(/[;\n()[\]"]+/g, ' ').trim();
