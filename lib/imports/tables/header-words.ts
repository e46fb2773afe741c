/** The words by which columns are recognised, read from the folder of content. Holds no rule of its own. */
import path from 'node:path';
import { z } from 'zod';
import { locales } from '#lib/format/localized.ts';
import { readYaml } from '#lib/imports/yaml-file.ts';
import type { Issue } from '#lib/issues.ts';
import { fieldColumns, keyColumns, tableColumns } from '#lib/projects/columns/columns.ts';
import { columnTitle } from '#lib/projects/columns/titles.ts';

const named = new Set([
  ...keyColumns,
  'currency',
  ...Object.keys(fieldColumns),
  ...tableColumns.map(({ name }) => name),
]);

const wordsFile = z.record(
  z.string().refine((name) => named.has(name), { error: 'unknown-column' }),
  z.array(z.string().min(1)),
);

/** What a header means, by its words. */
export interface HeaderWords {
  /** The name of a column, or of a field that has one for each language. */
  byWords: ReadonlyMap<string, string>;
}

/** Reads the words; those that the site prints itself are added. */
export async function readHeaderWords(
  contentDir: string,
): Promise<{ ok: true; value: HeaderWords } | { ok: false; issues: Issue[] }> {
  const name = 'table-columns.yaml';
  const file = await readYaml(path.join(contentDir, 'reference', name), `reference/${name}`, wordsFile);
  if (!file.ok) return file;
  const byWords = new Map<string, string>();
  for (const [column, words] of Object.entries(file.value))
    for (const each of words) byWords.set(headerKey(each), column);
  for (const { name: column } of tableColumns) {
    byWords.set(headerKey(column), column);
    for (const locale of locales) byWords.set(headerKey(columnTitle(locale, column)), column);
  }
  for (const key of [...keyColumns, 'currency']) byWords.set(headerKey(key), key);
  return { ok: true, value: { byWords } };
}

/** Headers are alike without case, signs, and words of a standard's path before the last but one. */
export function headerKey(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
