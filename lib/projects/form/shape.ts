/**
 * How a part of the document is written down while it is being edited: which texts stand for it and under which paths.
 * A shape says nothing about looks; it never holds a value.
 */

export type Shape =
  /** One line that is the same in both languages. */
  | { kind: 'line' }
  /** One line in each language: `.en`, `.bg`. */
  | { kind: 'text' }
  /** Markdown in each language: `.en`, `.bg`. */
  | { kind: 'prose' }
  | { kind: 'money' }
  | { kind: 'date' }
  /** `yes`, or nothing. */
  | { kind: 'yes' }
  /** A whole number of things. */
  | { kind: 'count' }
  /** `.qualifier`, `.number`, `.unit.en`, `.words.bg`. */
  | { kind: 'quantity' }
  | { kind: 'web' }
  | { kind: 'email' }
  | { kind: 'country' }
  /** Codes or names with commas between. */
  | { kind: 'languages' }
  | { kind: 'choice'; of: readonly string[] }
  /** Any of them, each a `yes` of its own: `donorCountries.NO`. */
  | { kind: 'flags'; of: readonly string[] }
  | { kind: 'register'; of: 'organisations' | 'places' | 'programmes' }
  /** The id of a source of this document. */
  | { kind: 'source' }
  | { kind: 'group'; fields: Fields; required: readonly string[] }
  | ListShape;

/** Rows: the path itself holds their ids in order, with a space between. */
export interface ListShape {
  kind: 'list';
  fields: Fields;
  required: readonly string[];
  /** What the ids are: names of our making, or entries of the register. */
  ids: 'own' | 'target-groups';
  /** As many as the document may hold. */
  most: number;
}

export type Fields = Readonly<Record<string, Shape>>;

/** The paths below `path` at which a shape keeps its texts; of a list, only that of its order. */
export function pathsOf(shape: Shape, path: string): string[] {
  switch (shape.kind) {
    case 'text':
    case 'prose':
      return [`${path}.en`, `${path}.bg`];
    case 'quantity':
      return [
        `${path}.qualifier`,
        `${path}.number`,
        ...pathsOf({ kind: 'text' }, `${path}.unit`),
        ...pathsOf({ kind: 'text' }, `${path}.words`),
      ];
    case 'flags':
      return shape.of.map((value) => `${path}.${value}`);
    case 'group':
      return Object.entries(shape.fields).flatMap(([name, inner]) => pathsOf(inner, `${path}.${name}`));
    default:
      return [path];
  }
}

/** The paths of one row of a list. */
export function pathsOfRow(list: ListShape, path: string, id: string): string[] {
  return Object.entries(list.fields).flatMap(([name, inner]) => pathsOf(inner, `${path}[${id}].${name}`));
}

/** Every language-bearing path ends with its language; anything else belongs to both. */
export function languageOfPath(path: string): 'en' | 'bg' | null {
  return path.endsWith('.en') ? 'en' : path.endsWith('.bg') ? 'bg' : null;
}
