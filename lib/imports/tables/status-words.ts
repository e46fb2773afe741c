/**
 * What other systems call the status of a project, read from the folder of content: the same words by which pages are
 * read. A word that none of our statuses means is left out.
 */
import path from 'node:path';
import { labelsFile } from '#lib/imports/pages/labels.ts';
import { readYaml } from '#lib/imports/yaml-file.ts';
import type { Issue } from '#lib/issues.ts';

const meanings = {
  planned: 'planned',
  running: 'ongoing',
  ended: 'completed',
  terminated: 'terminated',
} as const;

/** Our statuses by the words for them, in small letters. */
export async function readStatusWords(
  contentDir: string,
): Promise<{ ok: true; value: ReadonlyMap<string, string> } | { ok: false; issues: Issue[] }> {
  const file = await readYaml(
    path.join(contentDir, 'reference', 'labels.yaml'),
    'reference/labels.yaml',
    labelsFile,
  );
  if (!file.ok) return file;
  const words = new Map<string, string>();
  for (const [word, status] of Object.entries(meanings))
    for (const each of file.value.status[word as keyof typeof meanings])
      words.set(each.toLowerCase(), status);
  return { ok: true, value: words };
}
