/** A machine that can start no further process: what a person brings in is refused, and nothing else goes down. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makePicture } from '#lib/codecs/picture.ts';
import { DocumentReader } from '#lib/imports/documents/document-reader.ts';
import { readImportedPage } from '#lib/imports/page-reader.ts';
import { openTable } from '#lib/imports/tables/open-table.ts';

const { execPath } = process;

beforeEach(() => {
  process.execPath = '/nowhere/node';
});

afterEach(() => {
  process.execPath = execPath;
});

test('a table is refused', async () => {
  expect(await openTable(Buffer.from('id,number\n1,2\n'))).toMatchObject({ ok: false });
});

test('a document is refused, also when its reader was to be warm', async () => {
  const reader = new DocumentReader();
  reader.warm();
  await Promise.resolve();
  expect(await reader.read(Buffer.from('Project: one'))).toMatchObject({ ok: false });
  reader.close();
});

test('a page is refused', async () => {
  expect(await readImportedPage(Buffer.from('Project: one'), { name: 'page.txt' })).toMatchObject({
    ok: false,
  });
});

test('a picture is refused', async () => {
  expect(await makePicture(Buffer.from('no picture'))).toMatchObject({ ok: false });
});
