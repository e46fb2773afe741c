import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { labelKey, labelsFile } from '#lib/imports/pages/labels.ts';

const file = fileURLToPath(new URL('../../../content/reference/labels.yaml', import.meta.url));
const labels = labelsFile.parse(parse(readFileSync(file, 'utf8')));

test('no word stands for two statuses', () => {
  const words = Object.values(labels.status).flatMap((printed) => printed.map(labelKey));
  const first = new Set<string>();
  expect(words.filter((word) => first.size === first.add(word).size)).toEqual([]);
});

test('no label stands for two fields', () => {
  const keys = labels.facts.flatMap(({ en, bg, field }) =>
    [...en, ...bg].map((name) => `${labelKey(name)} ${field}`),
  );
  const fields = new Map<string, Set<string>>();
  for (const key of keys) {
    const [name, field] = [key.slice(0, key.lastIndexOf(' ')), key.slice(key.lastIndexOf(' ') + 1)];
    fields.set(name, (fields.get(name) ?? new Set()).add(field));
  }
  expect([...fields].filter(([, of]) => of.size > 1).map(([name]) => name)).toEqual([]);
});

test('what tells a page of the portal are labels and headings that the file lists', () => {
  const listed = new Set(
    [...labels.facts, ...labels.sections].flatMap(({ en, bg }) => [...en, ...bg].map(labelKey)),
  );
  const unknown = Object.values(labels.portal).flatMap((words) =>
    words.filter((word) => !listed.has(labelKey(word))),
  );
  expect(unknown).toEqual([]);
});
