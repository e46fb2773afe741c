import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { StaffActor } from '#lib/auth/actor.ts';
import { emptyMediaTrash, removeOrphanedFiles } from '#lib/media/commands/clean-up.ts';
import { describeAsset, restoreAsset, trashAsset } from '#lib/media/commands/describe.ts';
import { replaceAsset, uploadAsset } from '#lib/media/commands/upload.ts';
import { findAsset, listAssets, whereUsed } from '#lib/media/queries/assets.ts';
import { type FoundFile, findStaffFile, isPublished } from '#lib/media/queries/files.ts';
import { photosOfDraft } from '#lib/media/queries/photos.ts';
import type { AssetQuery } from '#lib/media/schema.ts';
import { openStorage } from '#lib/storage/open.ts';
import { type Storage, StorageFull } from '#lib/storage/storage.ts';
import { fileHeaders } from '#lib/web/http/uploaded-files.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';
import { aDraftProject } from '#tests/support/draft-project.ts';
import { aPhotoWithNotes, aPicture, hostileFiles, wordFile } from '#tests/support/pictures.ts';

const database = testDatabase();

let dataDir: string;
let storage: Storage;
let anna: StaffActor;
let boris: StaffActor;
let nobody: StaffActor;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'grantfolio-media-'));
  storage = await openStorage(dataDir, null);
  anna = await anActor(database.owner, { role: 'communication' });
  boris = await anActor(database.owner, { role: 'officer' });
  nobody = await anActor(database.owner, { role: null });
});

afterAll(() => rmSync(dataDir, { recursive: true }));

const upload = (actor: StaffActor, bytes: Uint8Array, fileName = 'снимка.jpg', operationId = randomUUID()) =>
  uploadAsset(database.staff, actor, { fileName, operationId, bytes }, { storage });

async function uploaded(actor: StaffActor, bytes: Uint8Array, fileName?: string): Promise<string> {
  const outcome = await upload(actor, bytes, fileName);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  return outcome.value.assetId;
}

const everything = async () => ({
  assets: await database.owner.asset.count(),
  events: await database.owner.auditEvent.count(),
  folders: readdirSync(dataDir).includes('files') ? readdirSync(path.join(dataDir, 'files')).toSorted() : [],
});

const bytesOf = (file: FoundFile | null) => (file === null ? Buffer.alloc(0) : buffer(file.body));

const all: AssetQuery = { kind: null, state: 'all', text: '', before: null };

describe('a picture', () => {
  test('is kept in three widths and three formats, upright, without what the camera noted', async () => {
    const id = await uploaded(anna, await aPhotoWithNotes(), 'C:\\Photos\\Деца в час.jpg');
    const asset = await findAsset(database.staff, anna, id);
    expect(asset).toMatchObject({
      kind: 'photo',
      fileName: 'Деца в час.jpg',
      width: 400,
      height: 600,
      alt: null,
    });
    const big = await uploaded(anna, await aPicture('png', 2000, 1500));
    const found = await findAsset(database.staff, anna, big);
    expect([found?.width, found?.height]).toEqual([1600, 1200]);
    for (const [width, format] of [
      [400, 'avif'],
      [800, 'webp'],
      [1600, 'jpg'],
    ] as const) {
      const file = await findStaffFile(database.staff, anna, storage, {
        assetId: big,
        name: `${width}.${format}`,
      });
      const metadata = await sharp(await bytesOf(file)).metadata();
      expect(metadata.width).toBe(width);
      expect(metadata.exif ?? metadata.icc ?? metadata.xmp).toBeUndefined();
    }
    const small = await findStaffFile(database.staff, anna, storage, { assetId: id, name: '400.jpg' });
    expect((await bytesOf(small)).toString('latin1')).not.toContain('SECRET');
  });

  test('in which something else is hidden comes out as pixels alone', async () => {
    const polyglot = Buffer.concat([
      await aPicture('jpeg', 500, 300),
      Buffer.from('PK\x03\x04<script>HIDDEN</script>'),
    ]);
    const assetId = await uploaded(anna, polyglot, 'photo.html');
    for (const name of ['500.jpg', '500.webp', '500.avif', '400.jpg']) {
      const file = await findStaffFile(database.staff, anna, storage, { assetId, name });
      expect((await bytesOf(file)).includes('HIDDEN')).toBe(false);
    }
  });

  test('sent twice is one', async () => {
    const operationId = randomUUID();
    const bytes = await aPicture();
    const before = await everything();
    expect(await upload(anna, bytes, 'a.jpg', operationId)).toMatchObject({ ok: true });
    expect(await upload(anna, bytes, 'a.jpg', operationId)).toMatchObject({
      value: { assetId: operationId },
    });
    expect((await everything()).assets).toBe(before.assets + 1);
    expect(await upload(boris, bytes, 'a.jpg', operationId)).toMatchObject({ ok: false });
  });
});

test('a document is handed out under its name, and only whole', async () => {
  const pdf = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
  const id = await uploaded(boris, pdf, 'Отчет 2026.pdf');
  const file = await findStaffFile(database.staff, boris, storage, { assetId: id, name: 'document.pdf' });
  expect(file).toMatchObject({ mediaType: 'application/pdf', saveAs: 'Отчет 2026.pdf' });
  expect((await bytesOf(file)).equals(pdf)).toBe(true);
  expect(await findStaffFile(database.staff, boris, storage, { assetId: id, name: '../x.pdf' })).toBeNull();
  const word = await uploaded(boris, wordFile(), 'letter.docx');
  expect(await findAsset(database.staff, boris, word)).toMatchObject({ kind: 'document', width: null });
});

/** Before the limits of who looks at it, 20 seconds, however busy the machine: by what it is, not by running out. */
const soonMs = 15_000;

describe('what means harm', () => {
  test('is refused in a word, soon, and leaves nothing behind', async () => {
    const files = await hostileFiles();
    const before = await everything();
    for (const { name, bytes, code } of files) {
      const begunAt = performance.now();
      const outcome = await upload(anna, bytes, name);
      expect({ name, outcome }).toEqual({
        name,
        outcome: { ok: false, issues: [{ field: 'file', code }] },
      });
      expect(performance.now() - begunAt, name).toBeLessThan(soonMs);
    }
    expect(await everything()).toEqual(before);
  });

  test('is refused to whoever may not upload, before it is looked at', async () => {
    const before = await everything();
    expect(await upload(nobody, await aPicture())).toEqual({
      ok: false,
      issues: [{ field: '', code: 'forbidden' }],
    });
    expect(await listAssets(database.staff, nobody, all)).toBeNull();
    expect(await everything()).toEqual(before);
  });

  test('does no harm when the disk is full', async () => {
    const before = await everything();
    let written = 0;
    const full: Storage = {
      ...storage,
      putFile: async (key, bytes, type) => {
        written += 1;
        if (written > 3) throw new StorageFull();
        await storage.putFile(key, bytes, type);
      },
    };
    const outcome = await uploadAsset(
      database.staff,
      anna,
      { fileName: 'a.jpg', operationId: randomUUID(), bytes: await aPicture() },
      { storage: full },
    );
    expect(outcome).toEqual({ ok: false, issues: [{ field: 'file', code: 'storage-full' }] });
    expect(await everything()).toEqual(before);
  });
});

describe('in the library', () => {
  test('a photo needs words in both languages, or none, before it may be published', async () => {
    const assetId = await uploaded(anna, await aPicture());
    const draft = { photos: assetId };
    const issues = async () => (await photosOfDraft(database.staff, draft)).issues.map(({ code }) => code);
    expect(await issues()).toEqual(['photo-without-words']);
    const words = {
      assetId,
      altEn: 'Children read',
      altBg: '',
      decorative: false,
      credit: 'Анна',
      focusX: 500,
      focusY: 167,
    };
    expect(await describeAsset(database.staff, anna, words)).toMatchObject({ ok: true });
    expect(await issues()).toEqual(['photo-without-bulgarian']);
    await describeAsset(database.staff, anna, { ...words, altBg: '  Деца \n четат ' });
    expect(await photosOfDraft(database.staff, draft)).toMatchObject({
      issues: [],
      photos: [
        {
          id: assetId,
          alt: { en: 'Children read', bg: 'Деца четат' },
          credit: 'Анна',
          width: 1000,
          height: 600,
        },
      ],
    });
    await describeAsset(database.staff, anna, { ...words, altEn: '', decorative: true });
    expect((await photosOfDraft(database.staff, draft)).photos[0]).not.toHaveProperty('alt');
    expect(await describeAsset(database.staff, anna, { ...words, focusX: 1001 })).toMatchObject({
      issues: [{ field: 'focusX', code: 'invalid' }],
    });
    expect((await photosOfDraft(database.staff, { photos: `${randomUUID()} nothing` })).issues).toHaveLength(
      2,
    );
  });

  test('another file takes the place of one and keeps what was said of it; another kind does not', async () => {
    const assetId = await uploaded(anna, await aPicture());
    const before = await findAsset(database.staff, anna, assetId);
    const words = {
      assetId,
      altEn: 'Before',
      altBg: 'Преди',
      decorative: false,
      credit: '',
      focusX: 0,
      focusY: 1000,
    };
    await describeAsset(database.staff, anna, words);
    const replace = (bytes: Uint8Array) =>
      replaceAsset(database.staff, anna, { assetId, fileName: 'after.webp', bytes }, { storage });
    expect(await replace(await aPicture('webp', 700, 700))).toMatchObject({ ok: true });
    const after = await findAsset(database.staff, anna, assetId);
    expect(after).toMatchObject({ fileName: 'after.webp', width: 700, alt: { en: 'Before', bg: 'Преди' } });
    expect(after?.folder).not.toBe(before?.folder);
    expect(await replace(Buffer.from('%PDF-1.7\n%%EOF'))).toMatchObject({ issues: [{ code: 'other-kind' }] });
    expect((await findAsset(database.staff, anna, assetId))?.folder).toBe(after?.folder);
  });

  test('stays as it was approved until the edition is published or given back', async () => {
    const db = database.staff;
    const assetId = await uploaded(anna, await aPicture());
    const { projectId, editionId } = await aDraftProject(db, await anActor(db, { role: 'administrator' }), {
      photos: assetId,
    });
    const words = { altEn: 'Now', altBg: 'Сега', decorative: false, credit: '', focusX: 1, focusY: 1 };
    const replace = async () =>
      replaceAsset(
        db,
        anna,
        { assetId, fileName: 'x.webp', bytes: await aPicture('webp', 701, 701) },
        { storage },
      );
    const approved = { ok: false, issues: [{ code: 'approved-with-it' }] };
    for (const state of ['approved', 'scheduled']) {
      await database.owner.edition.update({ where: { id: editionId }, data: { state } });
      const before = await findAsset(db, anna, assetId);
      expect([projectId, await replace()]).toMatchObject([projectId, approved]);
      expect(await describeAsset(db, anna, { assetId, ...words })).toMatchObject(approved);
      expect(await findAsset(db, anna, assetId)).toEqual(before);
    }
    await database.owner.edition.update({ where: { id: editionId }, data: { state: 'in-review' } });
    expect((await replace()).ok).toBe(true);
    expect((await describeAsset(db, anna, { assetId, ...words })).ok).toBe(true);
  });

  test('may have any name, which is cut between characters and can be handed out again', async () => {
    const assetId = await uploaded(anna, wordFile(), `${'a'.repeat(199)}😀.docx`);
    const asset = await findAsset(database.staff, anna, assetId);
    expect(asset?.fileName.isWellFormed()).toBe(true);
    expect(() => fileHeaders({ mediaType: 'x/y', saveAs: asset?.fileName ?? '' })).not.toThrow();
  });

  test('is found by its words and page by page', async () => {
    const ids = [];
    for (let count = 0; count < 3; count += 1)
      ids.push(await uploaded(anna, wordFile(), `намери-ме-${count}.docx`));
    const page = await listAssets(database.staff, boris, { ...all, kind: 'document', text: 'НАМЕРИ' });
    expect(page?.assets.map(({ id }) => id)).toEqual(ids.toReversed());
    expect(page?.next).toBeNull();
    const [, second] = page?.assets ?? [];
    const rest = await listAssets(database.staff, boris, {
      ...all,
      text: 'намери',
      before: second === undefined ? null : { uploadedAt: second.uploadedAt, id: second.id },
    });
    expect(rest?.assets.map(({ id }) => id)).toEqual([ids[0]]);
  });

  test('goes into the trash and back by whom it belongs to, and from there away in its time', async () => {
    const mine = await uploaded(boris, await aPicture());
    const hers = await uploaded(anna, await aPicture());
    expect(await trashAsset(database.staff, boris, { assetId: hers })).toMatchObject({
      issues: [{ code: 'forbidden' }],
    });
    const now = new Date('2031-01-01T00:00:00Z');
    expect(await trashAsset(database.staff, boris, { assetId: mine }, { now })).toMatchObject({ ok: true });
    expect((await photosOfDraft(database.staff, { photos: mine })).issues[0]?.code).toBe('photo-in-trash');
    await restoreAsset(database.staff, anna, { assetId: mine });
    expect((await findAsset(database.staff, anna, mine))?.trashedAt).toBeNull();
    await trashAsset(database.staff, anna, { assetId: mine }, { now });
    const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
    expect(await emptyMediaTrash(database.staff, inDays(89))).toBe(0);
    expect(await emptyMediaTrash(database.staff, inDays(91))).toBe(1);
    expect(await findAsset(database.staff, anna, mine)).toBeNull();
  });

  test('what a page shows cannot be thrown away, and its files stay as long as the page', async () => {
    const assetId = await uploaded(anna, await aPicture());
    const asset = await findAsset(database.staff, anna, assetId);
    const { folder = '' } = asset ?? {};
    await database.owner.project.create({
      data: {
        id: 'readers',
        slug: 'readers',
        titleEn: 'Readers',
        titleBg: 'Читатели',
        workingTitle: false,
        resultsPublished: false,
        hasResults: false,
        hasDocuments: false,
        hasPhotos: true,
        hasBilateral: false,
        updatedOn: new Date('2026-01-01'),
        document: {},
        documentHash: '',
        files: { create: { folder } },
      },
    });
    expect(await isPublished(database.public, folder)).toBe(true);
    expect(await whereUsed(database.staff, { id: assetId, folder })).toEqual([
      { projectId: 'readers', title: { en: 'Readers', bg: 'Читатели' }, programme: null, where: 'public' },
    ]);
    expect(await trashAsset(database.staff, anna, { assetId })).toMatchObject({
      issues: [{ code: 'in-use' }],
    });
    await replaceAsset(
      database.staff,
      anna,
      { assetId, fileName: 'new.jpg', bytes: await aPicture('jpeg', 640, 480) },
      { storage },
    );
    const later = new Date(Date.now() + 2 * 86_400_000);
    const known = readdirSync(path.join(dataDir, 'files'));
    await removeOrphanedFiles(database.staff, storage, later);
    expect(readdirSync(path.join(dataDir, 'files'))).toContain(folder);
    await database.owner.project.delete({ where: { id: 'readers' } });
    expect(await isPublished(database.public, folder)).toBe(false);
    await removeOrphanedFiles(database.staff, storage, later);
    const left = readdirSync(path.join(dataDir, 'files'));
    expect(left).not.toContain(folder);
    expect(left.length).toBeLessThan(known.length);
    expect(left).toContain((await findAsset(database.staff, anna, assetId))?.folder);
  });
});
