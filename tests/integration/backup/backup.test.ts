import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { operator } from '#lib/auth/operator.ts';
import { listBackups, makeBackup, pruneBackups } from '#lib/cli/backup/make.ts';
import { manifestFile, readManifest, tableFile } from '#lib/cli/backup/manifest.ts';
import { isBackupDue } from '#lib/cli/backup/nightly.ts';
import { proveBackup, restoreBackup } from '#lib/cli/backup/restore.ts';
import { connectOwner } from '#lib/db/checks.ts';
import { dumpDatabase } from '#lib/db/dump.ts';
import { keepPassword, knownPassword } from '#lib/db/secrets.ts';
import { applyContent } from '#lib/imports/content.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { queueLetter } from '#lib/mail/outbox.ts';
import { keepDocument } from '#lib/sources/commands/keep-document.ts';
import { folderStorage } from '#lib/storage/folder.ts';
import { anActor } from '#tests/support/actors.ts';
import { createEmptyDatabase, testDatabase } from '#tests/support/database.ts';

const database = testDatabase();

/** Files whose list breaks off. */
const failing = {
  [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('The bucket is away')) }),
};

const now = new Date('2031-05-06T07:08:09.000Z');
const folder = 'backup-test-folder-0001';

let place: string;
let dataDir: string;
let into: string;
let target: Awaited<ReturnType<typeof createEmptyDatabase>>;

beforeEach(async () => {
  place = mkdtempSync(path.join(tmpdir(), 'grantfolio-backup-'));
  [dataDir, into] = [path.join(place, 'site'), path.join(place, 'backups')];
  mkdirSync(dataDir);
  target = await createEmptyDatabase();
});

afterEach(async () => {
  await target.drop();
  rmSync(place, { recursive: true });
});

const storageOf = (data: string) => folderStorage(path.join(data, 'files'));

/** A site with everything a site holds. */
async function fillSite(): Promise<void> {
  const applied = await applyContent({ ownerUrl: database.ownerUrl, contentDir: path.resolve('content') });
  if (!applied.ok) throw new Error(JSON.stringify(applied.issues));
  await anActor(database.owner, { role: 'administrator', name: 'Анна „Ани“ 🦊' });
  await queueLetter(database.owner, {
    to: 'anna@example.org',
    locale: 'bg',
    kind: 'trial',
    subject: 'Проба',
    text: 'Ред 1\n\\N\t"кавички"\\ и още\u2028ред',
  });
  const text = 'Проект: „Ред 1\u2028и \\N“';
  const page = {
    documentId: randomUUID(),
    name: 'страница.txt',
    format: 'text',
    text,
    reading: { values: {} },
  } as const;
  expect(await keepDocument(database.owner, operator, page)).toMatchObject({ ok: true });
  await enqueue(
    database.owner,
    'publish-edition',
    { editionId: randomUUID() },
    { runAt: now, key: 'publish' },
  );
  await storageOf(dataDir).putFile(`${folder}/800.webp`, Buffer.from('picture'), 'image/webp');
  keepPassword(dataDir, 'auth-secret', 'a-secret-of-thirty-two-characters');
}

const backUp = (at = now) =>
  makeBackup({ ownerUrl: database.ownerUrl, dataDir, storage: storageOf(dataDir), into, now: at });

async function contentOf(ownerUrl: string) {
  const client = await connectOwner(ownerUrl);
  const texts: Record<string, string> = {};
  const dump = await dumpDatabase(client, async (table) => ({
    write: async (lines) => void (texts[table] = (texts[table] ?? '') + lines),
    end: async () => {},
  }));
  await client.end();
  return { ...dump, texts };
}

describe('a backup', () => {
  test('brings every row, number, file and key back into an empty site', async () => {
    await fillSite();
    const { folder: backup, manifest } = await backUp();
    expect(path.basename(backup)).toBe('grantfolio-20310506T070809Z');
    expect(manifest.tables.find(({ name }) => name === 'editorial.outbox_letter')?.rows).toBe(1);
    expect(manifest.tables.find(({ name }) => name === 'editorial.source_document')?.rows).toBe(1);
    expect(manifest.tables.find(({ name }) => name === 'graphile_worker._private_jobs')?.rows).toBe(2);
    expect(statSync(backup).mode & 0o077).toBe(0);

    const other = path.join(place, 'other');
    mkdirSync(other);
    await restoreBackup(backup, { ownerUrl: target.ownerUrl, dataDir: other, storage: storageOf(other) });
    expect(await contentOf(target.ownerUrl)).toEqual(await contentOf(database.ownerUrl));
    expect(readFileSync(path.join(other, 'files', folder, '800.webp'), 'utf8')).toBe('picture');
    expect(knownPassword(other, 'auth-secret')).toBe('a-secret-of-thirty-two-characters');

    // What binds and guards the rows is back too.
    const client = await connectOwner(target.ownerUrl);
    await expect(
      client.query("INSERT INTO editorial.note VALUES (gen_random_uuid(), gen_random_uuid(), '', '', '')"),
    ).rejects.toThrow('foreign key');
    await expect(client.query("UPDATE editorial.revision SET draft = '{}'")).rejects.toThrow('written once');
    await client.end();

    const again = restoreBackup(backup, {
      ownerUrl: target.ownerUrl,
      dataDir: other,
      storage: storageOf(other),
    });
    await expect(again).rejects.toThrow('The database holds a site already');
  });

  test('is one snapshot while the site goes on', async () => {
    const writing = { goesOn: true };
    const write = async () => {
      while (writing.goesOn)
        await database.owner.$transaction((tx) =>
          queueLetter(tx, { to: 'a@example.org', locale: 'en', kind: 'trial', subject: 's', text: 't' }),
        );
    };
    const writer = write();
    const { manifest } = await backUp().finally(() => {
      writing.goesOn = false;
    });
    await writer;
    const rows = (name: string) => manifest.tables.find((table) => table.name === name)?.rows;
    const sendJobs = await readJobs();
    expect(sendJobs).toBe(rows('editorial.outbox_letter'));
  });

  /** Of the only backup, the jobs that send a letter. */
  async function readJobs(): Promise<number> {
    const [name = ''] = await listBackups(into);
    const text = readFileSync(tableFile(path.join(into, name), 'graphile_worker._private_jobs'), 'utf8');
    return text.split('letterId').length - 1;
  }

  test('is proved by a restore beside the site, and a false one found out', async () => {
    const { folder: backup } = await backUp();
    await proveBackup(backup, database.ownerUrl);
    const manifest = readManifest(backup);
    const table = manifest.tables.find(({ rows }) => rows > 0);
    const file = tableFile(backup, table?.name ?? '');
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, -10));
    await expect(proveBackup(backup, database.ownerUrl)).rejects.toThrow('not what was backed up');
    const client = await connectOwner(database.ownerUrl);
    const { rows } = await client.query("SELECT FROM pg_database WHERE datname LIKE 'grantfolio\\_proof%'");
    await client.end();
    expect(rows).toEqual([]);
  });

  test('that is damaged, of a newer version or none at all is refused before anything is written', async () => {
    const { folder: backup, manifest } = await backUp();
    const restore = () =>
      restoreBackup(backup, { ownerUrl: target.ownerUrl, dataDir: place, storage: storageOf(place) });
    const write = (changed: object) =>
      writeFileSync(manifestFile(backup), JSON.stringify({ ...manifest, ...changed }));
    write({ migrations: [...manifest.migrations, '20990101000000_later'] });
    await expect(restore()).rejects.toThrow('newer version');
    write({ format: 2 });
    await expect(restore()).rejects.toThrow('damaged or of a newer version');
    rmSync(manifestFile(backup));
    await expect(restore()).rejects.toThrow('There is no backup');
    const client = await connectOwner(target.ownerUrl);
    const { rows } = await client.query("SELECT to_regclass('portfolio.project') AS found");
    await client.end();
    expect(rows).toEqual([{ found: null }]);
  });

  test('that cannot be finished leaves nothing behind', async () => {
    const broken = { ...storageOf(dataDir), listFiles: () => failing };
    await expect(
      makeBackup({ ownerUrl: database.ownerUrl, dataDir, storage: broken, into, now }),
    ).rejects.toThrow('The bucket is away');
    expect(existsSync(into) ? readdirSync(into) : []).toEqual([]);
  });
});

test('the oldest backups go, unfinished and foreign folders stay', async () => {
  for (const name of [
    'grantfolio-20310101T030000Z',
    'grantfolio-20310102T030000Z',
    'grantfolio-20310103T030000Z',
    'mine',
  ])
    mkdirSync(path.join(into, name), { recursive: true });
  expect(await pruneBackups(into, 2)).toEqual(['grantfolio-20310101T030000Z']);
  expect(readdirSync(into).toSorted()).toEqual([
    'grantfolio-20310102T030000Z',
    'grantfolio-20310103T030000Z',
    'mine',
  ]);
});

test.each([
  [undefined, '2031-01-02T01:00:00', true],
  ['grantfolio-20310102T010500Z', '2031-01-02T12:00:00', false],
  ['grantfolio-20310102T005500Z', '2031-01-02T12:00:00', true],
  ['grantfolio-20310101T010500Z', '2031-01-02T02:59:00', false],
  ['grantfolio-20310101T010500Z', '2031-01-02T03:01:00', true],
])('after %s one is due at %s: %s', (newest, at, isDue) => {
  // The tests run on the clock of Sofia, two hours before UTC in winter.
  expect(isBackupDue(newest, new Date(`${at}+02:00`))).toBe(isDue);
});
