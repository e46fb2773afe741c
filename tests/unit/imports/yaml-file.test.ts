import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { readYaml } from '#lib/imports/yaml-file.ts';

const schema = z.strictObject({
  name: z.string(),
  items: z.array(z.strictObject({ id: z.string(), size: z.int() })),
});
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yaml-file-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function read(text: string) {
  await writeFile(path.join(folder, 'file.yaml'), text);
  return await readYaml(path.join(folder, 'file.yaml'), 'file.yaml', schema);
}

test('reads a value and knows its lines', async () => {
  const file = await read('name: a\nitems:\n  - id: x\n    size: 1\n');
  expect(file).toMatchObject({ ok: true, value: { name: 'a', items: [{ id: 'x', size: 1 }] } });
  expect(file.ok && file.lineOf(['items', 0, 'size'])).toBe(4);
});

test.each([
  ['a wrong value', 'name: a\nitems:\n  - id: x\n    size: big\n', 4, 'items[x].size'],
  ['a missing value', 'name: a\nitems:\n  - id: x\n', 3, 'items[x].size'],
  ['an unknown key', 'name: a\ncolour: red\nitems: []\n', 1, ''],
  ['broken YAML', 'name: a\nitems: [\n', 3, ''],
  ['a key that stands twice', 'name: a\nname: b\nitems: []\n', 2, ''],
  ['an empty file', '', 1, ''],
])('names file, line and field of %s', async (_, text, line, field) => {
  const file = await read(text);
  expect(file.ok).toBe(false);
  if (file.ok) return;
  expect(file.issues[0]).toMatchObject({ field, at: { file: 'file.yaml', line } });
  expect(String(file.issues[0]?.context?.reason)).not.toBe('');
});
