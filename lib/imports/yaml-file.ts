/**
 * Reads a YAML file into a checked value. Whatever is wrong comes back as issues that name file, line and field; it
 * never returns half a value.
 */
import { readFile } from 'node:fs/promises';
import { type Document, isMap, isNode, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Issue } from '#lib/issues.ts';

export type Read<T> =
  | { ok: true; value: T; lineOf: (path: PropertyKey[]) => number }
  | { ok: false; issues: Issue[] };

/** Content files are written by hand; 5 MB is a hundred times the largest of them. */
const largestFileBytes = 5_000_000;

/**
 * Reads `path` and checks it with `schema`.
 * @param name how issues call the file, relative to the content folder
 */
export async function readYaml<T>(path: string, name: string, schema: z.ZodType<T>): Promise<Read<T>> {
  const text = await readFile(path, 'utf8');
  if (Buffer.byteLength(text) > largestFileBytes) {
    return { ok: false, issues: [issueAt(name, 1, '', 'file is larger than 5 MB')] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: '1.2' });
  if (document.errors.length > 0) {
    return {
      ok: false,
      issues: document.errors.map((error) =>
        issueAt(name, lines.linePos(error.pos[0]).line, '', error.message.split('\n')[0] ?? error.code),
      ),
    };
  }
  const lineOf = (at: PropertyKey[]) => lines.linePos(offsetOf(document, at)).line;
  const plain: unknown = document.toJS({ maxAliasCount: 100 });
  const checked = schema.safeParse(plain);
  if (checked.success) return { ok: true, value: checked.data, lineOf };
  return {
    ok: false,
    issues: checked.error.issues.map((problem) =>
      issueAt(name, lineOf(problem.path), fieldOf(plain, problem.path), problem.message),
    ),
  };
}

/** An issue about a place in a content file. */
export function issueAt(file: string, line: number, field: string, reason: string): Issue {
  return { field, code: 'invalid-content', context: { reason }, at: { file, line } };
}

/** Offset of the deepest part of `at` that exists in the file. */
function offsetOf(document: Document, at: PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of at) {
    if (isMap(node)) {
      const pair = node.items.find((item) => String(item.key) === String(key));
      if (pair === undefined) break;
      if (isNode(pair.key) && pair.key.range) offset = pair.key.range[0];
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      if (isNode(node) && node.range) offset = node.range[0];
    } else break;
  }
  return offset;
}

/** `results[children].achieved.number`: by the item's id where it has one. */
function fieldOf(plain: unknown, path: PropertyKey[]): string {
  let value: unknown = plain;
  let field = '';
  for (const key of path) {
    value =
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;
    if (typeof key === 'number') {
      const id = typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : key;
      field += `[${id}]`;
    } else field += field === '' ? String(key) : `.${String(key)}`;
  }
  return field;
}
