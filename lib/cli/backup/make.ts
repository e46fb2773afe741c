/**
 * Makes a backup of a site, running or stopped: the database in one snapshot, then the uploaded files, then the
 * manifest, in a folder that gets its name only when all of it is on the disk.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import {
  type Manifest,
  manifestFile,
  secretsFile,
  tableFile,
  uploadedFile,
} from '#lib/cli/backup/manifest.ts';
import { connectOwner } from '#lib/db/checks.ts';
import { dumpDatabase, type TableWriter } from '#lib/db/dump.ts';
import { knownPassword } from '#lib/db/secrets.ts';
import { Refusal } from '#lib/errors.ts';
import type { Storage } from '#lib/storage/storage.ts';

export interface BackupOptions {
  ownerUrl: string;
  dataDir: string;
  storage: Storage;
  /** Folder that holds backups, one folder each. */
  into: string;
  now: Date;
}

const namePattern = /^grantfolio-\d{8}T\d{6}Z$/;

/** Makes a backup and returns its folder and what is in it. */
export async function makeBackup(options: BackupOptions): Promise<{ folder: string; manifest: Manifest }> {
  const name = `grantfolio-${options.now.toISOString().replace(/[-:]|\.\d+/g, '')}`;
  const folder = path.join(options.into, name);
  if (existsSync(folder))
    throw new Refusal(`${folder} is there already: wait a second, or name another folder.`);
  const draft = `${folder}.part`;
  await rm(draft, { recursive: true, force: true });
  try {
    await mkdir(path.join(draft, 'database'), { recursive: true, mode: 0o700 });
    const manifest = await fill(draft, options);
    await rename(draft, folder);
    await syncFolder(options.into);
    return { folder, manifest };
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    const { code } = error as { code?: string };
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw new Refusal(
        `There is no room for the backup in ${options.into}: make room or name another folder.`,
        {
          cause: error,
        },
      );
    if (code === 'EACCES' || code === 'EROFS')
      throw new Refusal(`The folder ${options.into} cannot be written (${code}): name a folder of yours.`, {
        cause: error,
      });
    throw error;
  }
}

async function fill(draft: string, { ownerUrl, dataDir, storage, now }: BackupOptions): Promise<Manifest> {
  const client = await connectOwner(ownerUrl);
  let dump: Awaited<ReturnType<typeof dumpDatabase>>;
  try {
    dump = await dumpDatabase(client, (table) => writerTo(tableFile(draft, table)));
  } finally {
    await client.end();
  }
  // After the snapshot: a file is there before the row that names it, and outlives it by a day.
  const files: Manifest['files'] = [];
  for await (const { key } of storage.listFiles()) {
    const copied = await copyFile(storage, key, uploadedFile(draft, key));
    if (copied !== null) files.push({ key, ...copied });
  }
  files.sort((a, b) => (a.key < b.key ? -1 : 1));
  const secret = knownPassword(dataDir, 'auth-secret');
  if (secret !== null) await writeWhole(secretsFile(draft), JSON.stringify({ 'auth-secret': secret }));
  const manifest: Manifest = { format: 1, madeAt: now.toISOString(), ...dump, files };
  await writeWhole(manifestFile(draft), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const inside of ['database', '.']) await syncFolder(path.join(draft, inside));
  return manifest;
}

async function writerTo(file: string): Promise<TableWriter> {
  const handle = await open(file, 'wx', 0o600);
  return {
    write: (lines) => handle.writeFile(lines),
    end: async () => {
      await handle.sync();
      await handle.close();
    },
  };
}

async function copyFile(storage: Storage, key: string, file: string) {
  const body = await storage.readFile(key);
  if (body === null) return null;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, 'wx', 0o600);
  const sum = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of body) {
      sum.update(chunk as Buffer);
      bytes += (chunk as Buffer).length;
      await handle.writeFile(chunk as Buffer);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { bytes, sha256: sum.digest('hex') };
}

async function writeWhole(file: string, content: string): Promise<void> {
  const writer = await writerTo(file);
  await writer.write(content);
  await writer.end();
}

/** Windows cannot open folders; its file system keeps names by itself. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

/** The whole backups of a folder, the oldest first. */
export async function listBackups(into: string): Promise<string[]> {
  const names = await readdir(into).catch(() => []);
  return names.filter((name) => namePattern.test(name)).toSorted();
}

/** Removes the oldest whole backups until `keep` are left. Returns the names removed. */
export async function pruneBackups(into: string, keep: number): Promise<string[]> {
  const old = (await listBackups(into)).slice(0, -keep);
  for (const name of old) await rm(path.join(into, name), { recursive: true });
  return old;
}
