import { expect, test } from 'vitest';
import { linesOfRecord } from '#lib/imports/listing-record.ts';
import { readImportedPage } from '#lib/imports/page-reader.ts';
import { pdfOf } from '#tests/support/hostile-files.ts';

const page = (name: string) =>
  `Project: Readers of ${name}\nProject status: completed\nGrant amount: 1 000 EUR\nThe project brings books to the villages of ${name} and to everybody in them.`;

test('a document is read in processes of its own, one after the other', async () => {
  const [pasted, encrypted, listing] = await Promise.all([
    readImportedPage(Buffer.from(page('Lom')), { name: '', url: 'https://example.org/lom' }),
    readImportedPage(pdfOf(['A page'], { encrypted: true }), { name: 'page.txt' }),
    readImportedPage(Buffer.from(`${page('Lom')}\n\n${page('Vidin')}`), { name: 'both.txt' }),
  ]);
  expect(pasted).toMatchObject({
    ok: true,
    format: 'text',
    url: 'https://example.org/lom',
    text: page('Lom'),
    reading: { recordType: 'project', values: { title: 'Readers of Lom' }, headings: [] },
  });
  expect(encrypted).toEqual({ ok: false, code: 'encrypted-pdf' });
  if (!listing.ok) throw new Error(listing.code);
  const [, second] = listing.reading.records ?? [];
  if (second === undefined) throw new Error('Two projects were one.');
  const { start, end } = linesOfRecord(listing.text, second);
  expect(listing.text.slice(start, end)).toBe(page('Vidin'));
});

test('a page of a megabyte is read within its time', async () => {
  const sentence = 'More than 100 children in Plovdiv read for 34 000 EUR on 12.05.2023, said the teacher. ';
  const text = `${page('Lom')}\n${`${sentence.repeat(10)}\n`.repeat(1_100)}`;
  const read = await readImportedPage(Buffer.from(text), { name: 'long.txt' });
  expect(read.ok && [read.text.length > 900_000, read.reading.values['title']]).toEqual([
    true,
    'Readers of Lom',
  ]);
});
