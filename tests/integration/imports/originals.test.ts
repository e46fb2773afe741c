import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { erasePerson } from '#lib/accounts/commands/people.ts';
import type { StaffActor } from '#lib/auth/actor.ts';
import { keepPage } from '#lib/imports/keep-page.ts';
import { unreadPage } from '#lib/imports/pages/pipeline.ts';
import { removeOrphanedFiles } from '#lib/media/commands/clean-up.ts';
import { dismissDocument } from '#lib/sources/commands/choose.ts';
import { forgetOldDocuments } from '#lib/sources/commands/clean-up.ts';

import { keepWithOriginal, storeOriginal } from '#lib/sources/commands/keep-original.ts';
import { findOriginal, listDocumentFolders } from '#lib/sources/queries.ts';
import { folderStorage } from '#lib/storage/folder.ts';
import { noLetters } from '#tests/support/accounts.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';
import { documentOf, valueOf } from '#tests/support/imported-page.ts';
import { codesOf, seed } from '../projects/editing/seeded-staff.ts';

const database = testDatabase();
const folder = await mkdtemp(path.join(tmpdir(), 'grantfolio-originals-'));
const storage = folderStorage(folder);
let officer: StaffActor;

beforeAll(async () => {
  await seed(database.ownerUrl);
  officer = await anActor(database.owner, { role: 'officer' });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ', 'base64');

/** Keeps a file that cannot be read, as the site does. */
const bring = (actor: StaffActor, documentId: string = randomUUID(), projectId?: string) =>
  keepWithOriginal(storage, picture, (fileKey) =>
    keepPage(database.staff, actor, {
      documentId,
      name: 'page.docx',
      format: 'unread',
      text: '',
      reading: unreadPage('image'),
      fileKey,
      projectId,
    }),
  );

const files = async () => {
  const keys: string[] = [];
  for await (const { key } of storage.listFiles()) keys.push(key);
  return keys.toSorted();
};
const later = (days: number) => new Date(Date.now() + days * 86_400_000);
const cleanUp = async (now: Date) => {
  await forgetOldDocuments(database.staff, now);
  return await removeOrphanedFiles(database.staff, storage, now, await listDocumentFolders(database.staff));
};

test('a refused file is kept with the reason, byte for byte, for those who may see the document', async () => {
  const { documentId } = valueOf(await bring(officer));
  const kept = await documentOf(database.staff, officer, documentId);
  expect(kept).toMatchObject({ state: 'refused', format: 'unread', reading: { refused: { code: 'image' } } });
  expect(kept.duplicates).toEqual([]);
  const found = await findOriginal(database.staff, storage, officer, documentId);
  expect(found?.name).toBe('page.docx');
  expect(found && (await buffer(found.body))).toEqual(picture);
  const other = await anActor(database.owner, { role: 'officer', programme: 'another' });
  expect(await findOriginal(database.staff, storage, other, documentId)).toBeNull();
  const before = await files();
  expect(valueOf(await bring(officer, documentId))).toMatchObject({ documentId, fileKey: kept.fileKey });
  expect(await files()).toEqual(before);
});

test('what may not be kept leaves no file', async () => {
  const before = await files();
  const reader = await anActor(database.owner, { role: 'communication' });
  expect(codesOf(await bring(reader))).toEqual(['forbidden']);
  expect(codesOf(await bring(officer, randomUUID(), 'no-such-project'))).toEqual(['not-found']);
  expect(await files()).toEqual(before);
});

test('the nightly clean-up leaves what a document names, and takes what a crash left and what went with its document', async () => {
  await cleanUp(later(400));
  expect(await files()).toEqual([]);
  const leaver = await anActor(database.owner, { role: 'officer' });
  const [stays, dismissed, erased] = [
    valueOf(await bring(officer)),
    valueOf(await bring(officer)),
    valueOf(await bring(leaver)),
  ];
  valueOf(await dismissDocument(database.staff, officer, { documentId: dismissed.documentId }));
  await storeOriginal(storage, picture);
  expect(await cleanUp(new Date())).toBe(0);
  expect(await cleanUp(later(2))).toBe(1);
  const keys = [stays, dismissed, erased].map(({ fileKey }) => fileKey ?? '');
  expect(await files()).toEqual(keys.toSorted());
  const administrator = await anActor(database.owner, { role: 'administrator' });
  valueOf(await erasePerson(database.staff, administrator, { personId: leaver.personId }, noLetters));
  await cleanUp(later(2));
  expect(await files()).toEqual(keys.slice(0, 2).toSorted());
  await cleanUp(later(31));
  expect(await files()).toEqual([]);
});
