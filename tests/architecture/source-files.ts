/** The project's own files and what stands in them, for tests that read the code itself. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const notOurs = ['node_modules', '.next', '.data', '.git', '.output', 'generated'];

/** Paths from the project folder of the files that match one of the patterns, without what is installed or generated. */
export function filesOf(...patterns: string[]): string[] {
  return globSync(patterns, { cwd: root, exclude: (path) => notOurs.includes(path.split('/').at(-1) ?? '') })
    .filter((path) => /\.[a-z]+$/.test(path) && !notOurs.some((folder) => path.split('/').includes(folder)))
    .toSorted();
}

export const textOf = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

/** A node of the syntax tree (ESTree with TypeScript), as loosely typed as a walker needs it. */
export type Node = { type: string; start: number; end: number; [field: string]: unknown };
type Comment = { type: 'Line' | 'Block'; value: string; start: number; end: number };
type Source = {
  path: string;
  text: string;
  body: Node[];
  comments: Comment[];
  lineOf: (offset: number) => number;
};

const parsed = new Map<string, Source>();

/** The syntax tree of a script. Throws when the script cannot be read. */
export function sourceOf(path: string): Source {
  const known = parsed.get(path);
  if (known) return known;
  const text = textOf(path);
  const { program, comments, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors.map((error) => error.message).join('; ')}`);
  const source: Source = {
    path,
    text,
    body: program.body as unknown as Node[],
    comments,
    lineOf: (offset) => text.slice(0, offset).split('\n').length,
  };
  parsed.set(path, source);
  return source;
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Every node below and including `node`, parents first. */
export function* walk(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* walk(child);
  }
}

/** Every node of the scripts, with where it stands ("lib/a.ts:12"). */
export function* nodesOf(paths: readonly string[]): Generator<{ node: Node; at: string; path: string }> {
  for (const path of paths) {
    const source = sourceOf(path);
    for (const statement of source.body)
      for (const node of walk(statement)) yield { node, path, at: `${path}:${source.lineOf(node.start)}` };
  }
}

/** The name of an identifier or the text of a string; null for anything else. */
export function wordOf(value: unknown): string | null {
  if (!isNode(value)) return null;
  const word = value['name'] ?? value['value'];
  return typeof word === 'string' ? word : null;
}
