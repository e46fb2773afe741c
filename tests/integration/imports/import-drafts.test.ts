import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operator } from '#lib/auth/operator.ts';
import { type DraftedFile, draftFiles } from '#lib/cli/import-drafts.ts';
import { keepPage } from '#lib/imports/keep-page.ts';
import { readPage } from '#lib/imports/pages/pipeline.ts';
import type { Vocabulary } from '#lib/imports/pages/vocabulary.ts';
import { folderStorage } from '#lib/storage/folder.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { testDatabase } from '#tests/support/database.ts';
import { headOf } from '#tests/support/draft-project.ts';
import { committedVocabulary, fixtureText as fixture } from '#tests/support/import-fixtures.ts';
import { seed } from '../projects/editing/seeded-staff.ts';

const database = testDatabase();
let vocabulary: Vocabulary;
let folder: string;
let storage: Storage;

beforeAll(async () => {
  await seed(database.ownerUrl);
  vocabulary = await committedVocabulary();
  folder = await mkdtemp(path.join(tmpdir(), 'grantfolio-drafts-'));
  storage = folderStorage(path.join(folder, 'kept'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Writes the text into a file and has the command import it. */
async function imported(
  name: string,
  text: string | Buffer,
  more: { into?: string; evenIfAlike?: boolean } = {},
): Promise<DraftedFile[]> {
  const file = path.join(folder, name);
  await writeFile(file, text);
  const results: DraftedFile[] = [];
  const options = { files: [file], vocabulary, evenIfAlike: false, storage, ...more };
  for await (const result of draftFiles(database.owner, options)) results.push(result);
  return results;
}

test('a page becomes a draft by the system; the same page again is skipped, a changed one goes into it', async () => {
  const text = fixture('portal-2009-2014');
  const [first] = await imported('page.txt', text);
  expect(first).toMatchObject({ state: 'drafted', duplicates: [] });
  expect(first?.open.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['finalCost', 'grant', 'initialCost']),
  );
  const projectId = first?.projectId ?? '';
  expect(await headOf(database.owner, projectId)).toMatchObject({
    authorId: 'system',
    kind: 'import',
    number: 1,
  });
  expect(await imported('again.txt', text)).toMatchObject([{ state: 'skipped', projectId }]);
  const later = text
    .replace('Reading Room Association', 'Reading Room Society')
    .replace('14 villages', '15 villages');
  const [second] = await imported('later.txt', later);
  expect(second).toMatchObject({ state: 'drafted', projectId });
  expect(await headOf(database.owner, projectId)).toMatchObject({ kind: 'import' });
});

test('a page that may tell of a project that is there waits for a person, unless it is said', async () => {
  const text = fixture('portal-body');
  const [first] = await imported('one.txt', text);
  const more = `${text}\nOne line more.`;
  const [second] = await imported('two.txt', more);
  expect(second).toMatchObject({ state: 'kept', problem: 'alike', projectId: null });
  expect(second?.duplicates.map(({ projectId }) => projectId)).toEqual([first?.projectId]);
  const [third] = await imported('two.txt', more, { evenIfAlike: true });
  expect(third).toMatchObject({ state: 'drafted', documentId: second?.documentId });
  const into = first?.projectId ?? '';
  const [fourth] = await imported('four.txt', fixture('promoters-own'), { into });
  expect(fourth).toMatchObject({ state: 'drafted', projectId: into });
});

test('a listing gives a draft for each project', async () => {
  const listing = await imported('listing.txt', fixture('operator-listing'), { evenIfAlike: true });
  expect(listing.length).toBeGreaterThan(1);
  expect(new Set(listing.map(({ state }) => state))).toEqual(new Set(['drafted']));
  expect(new Set(listing.map(({ projectId }) => projectId)).size).toBe(listing.length);
  const ids = listing.map(({ documentId }) => documentId ?? '');
  const rows = await database.owner.sourceDocument.findMany({ where: { id: { in: ids } } });
  const [fileKey, ...others] = new Set(rows.map((row) => row.fileKey));
  expect(others).toEqual([]);
  const original = await storage.readFile(fileKey ?? '');
  expect(original && (await textOf(original))).toBe(fixture('operator-listing'));
});

test('what is refused is kept with the reason and its file, once however often it is brought', async () => {
  const refused = async (name: string, content: string | Buffer) => {
    const [result] = await imported(name, content);
    expect(result).toMatchObject({ state: 'refused', projectId: null, taken: 0 });
    return result;
  };
  const row = async (documentId: string | null | undefined) =>
    await database.owner.sourceDocument.findUniqueOrThrow({ where: { id: documentId ?? '' } });
  const news = await refused('news.txt', fixture('news'));
  expect(news).toMatchObject({ problem: 'news' });
  const kept = await row(news?.documentId);
  expect(kept).toMatchObject({
    state: 'refused',
    createdBy: 'system',
    name: 'news.txt',
    format: 'text',
    text: fixture('news'),
    reading: { refused: { code: 'news' } },
  });
  expect(kept.reading).not.toHaveProperty('file');
  const original = await storage.readFile(kept.fileKey ?? '');
  expect(original && (await textOf(original))).toBe(fixture('news'));

  const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ', 'base64');
  const unread = await refused('page.docx', picture);
  expect(unread).toMatchObject({ problem: 'image' });
  expect(await row(unread?.documentId)).toMatchObject({ state: 'refused', format: 'unread', text: '' });

  const before = await database.owner.sourceDocument.count();
  expect(await refused('renamed.docx', picture)).toMatchObject({ documentId: unread?.documentId });
  expect(await refused('news.txt', fixture('news'))).toMatchObject({ documentId: news?.documentId });
  expect(await refused('empty.txt', ' \n')).toMatchObject({ problem: 'empty', documentId: null });
  expect(await database.owner.sourceDocument.count()).toBe(before);
});

test('a command that ended between keeping and drafting is gone on with', async () => {
  const text = fixture('register-bulgarian');
  const reading = readPage({ name: 'page.txt', text }, vocabulary);
  const documentId = crypto.randomUUID();
  const page = { documentId, name: 'page.txt', format: 'text' as const, text, reading };
  expect(await keepPage(database.owner, operator, page)).toMatchObject({ ok: true });
  expect(await imported('page.txt', text)).toMatchObject([{ state: 'drafted', documentId }]);
  expect(await imported('page.txt', text)).toMatchObject([{ state: 'skipped', documentId }]);
});
