/**
 * Puts a backup into a database without tables and a storage without files, after every file of it was checked; or tries
 * it out in a database made for that. Never touches a site that holds something.
 */

import { randomBytes } from 'node:crypto';
import { cpSync, createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import {
  checkBackup,
  type Manifest,
  readManifest,
  secretsFile,
  tableFile,
  uploadedFile,
} from '#lib/cli/backup/manifest.ts';
import { addressOfDatabase } from '#lib/db/address.ts';
import { checkServer, connectOwner } from '#lib/db/checks.ts';
import { dropDatabase } from '#lib/db/drop-database.ts';
import { dumpDatabase } from '#lib/db/dump.ts';
import { loadDatabase } from '#lib/db/load.ts';
import { migrate, migrationsFolder } from '#lib/db/migrate.ts';
import { keepPassword } from '#lib/db/secrets.ts';
import { Refusal } from '#lib/errors.ts';
import type { Storage } from '#lib/storage/storage.ts';

/** Restores the database and the files. Throws a {@link Refusal} when the target holds something or the backup is damaged. */
export async function restoreBackup(
  backup: string,
  { ownerUrl, dataDir, storage }: { ownerUrl: string; dataDir: string; storage: Storage },
): Promise<Manifest> {
  const manifest = readManifest(backup);
  await checkBackup(backup, manifest);
  await refuseFull(ownerUrl, storage);
  for (const { key } of manifest.files)
    await storage.putFile(key, await readFile(uploadedFile(backup, key)), typeOf(key));
  await restoreDatabase(backup, manifest, ownerUrl);
  restoreSecrets(backup, dataDir);
  return manifest;
}

/** The key that sign-ins and second factors are kept with: without it nobody could show theirs. */
function restoreSecrets(backup: string, dataDir: string): void {
  const file = secretsFile(backup);
  if (!existsSync(file)) return;
  const secrets = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
  for (const [name, secret] of Object.entries(secrets)) keepPassword(dataDir, name, secret);
}

async function refuseFull(ownerUrl: string, storage: Storage): Promise<void> {
  const client = await connectOwner(ownerUrl);
  try {
    const { rows } = await client.query<{ full: boolean }>(
      "SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS full",
    );
    if (rows[0]?.full)
      throw new Refusal(
        'The database holds a site already, and a restore never writes over one: name a folder without a site (--into), or an empty database in DATABASE_URL.',
      );
  } finally {
    await client.end();
  }
  for await (const { key } of storage.listFiles())
    throw new Refusal(
      `The storage holds files already (${key}): empty it, or name a folder without a site (--into).`,
    );
}

/** Makes the tables as they were, loads them, and brings them up to date. */
async function restoreDatabase(backup: string, manifest: Manifest, ownerUrl: string): Promise<void> {
  await migrateAsItWas(ownerUrl, manifest.migrations);
  const client = await connectOwner(ownerUrl);
  try {
    await loadDatabase(client, { ...manifest, read: (table) => linesOf(tableFile(backup, table)) });
  } finally {
    await client.end();
  }
  await migrate(ownerUrl);
}

async function migrateAsItWas(ownerUrl: string, names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !existsSync(path.join(migrationsFolder, name)));
  if (unknown.length > 0)
    throw new Refusal(
      `The backup was made by a newer version (${unknown.join(', ')}): restore it with that version.`,
    );
  const folder = mkdtempSync(path.join(tmpdir(), 'grantfolio-restore-'));
  try {
    for (const name of names)
      cpSync(path.join(migrationsFolder, name), path.join(folder, name), { recursive: true });
    await migrate(ownerUrl, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The lines of a file. Only the line feed ends one: texts hold other line ends of their own. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8')) {
    const lines = (rest + (chunk as string)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

const typeOf = (key: string): string => {
  const types: Readonly<Record<string, string>> = {
    avif: 'image/avif',
    webp: 'image/webp',
    jpg: 'image/jpeg',
    pdf: 'application/pdf',
  };
  return types[key.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
};

/**
 * Restores the backup into a database made for it beside the site's own and compares every table with the manifest. Only
 * then is a backup one. The role must be allowed to create databases.
 */
export async function proveBackup(backup: string, ownerUrl: string): Promise<void> {
  const manifest = readManifest(backup);
  await checkBackup(backup, manifest);
  const name = `grantfolio_proof_${randomBytes(6).toString('hex')}`;
  const owner = await connectOwner(ownerUrl);
  try {
    await owner.query(`CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`);
    try {
      await compare(backup, manifest, addressOfDatabase(ownerUrl, name));
    } finally {
      await dropDatabase(owner, name);
    }
  } finally {
    await owner.end();
  }
}

async function compare(backup: string, manifest: Manifest, url: string): Promise<void> {
  const first = await connectOwner(url);
  try {
    await checkServer(first);
  } finally {
    await first.end();
  }
  await migrateAsItWas(url, manifest.migrations);
  const client = await connectOwner(url);
  try {
    await loadDatabase(client, { ...manifest, read: (table) => linesOf(tableFile(backup, table)) });
    const nowhere = { write: async () => {}, end: async () => {} };
    const { tables } = await dumpDatabase(client, async () => nowhere);
    const restored = new Map(tables.map((table) => [table.name, table.sha256]));
    const other = manifest.tables.filter(({ name, sha256 }) => restored.get(name) !== sha256);
    if (other.length > 0)
      throw new Refusal(
        `What was restored of ${other.map(({ name }) => name).join(', ')} differs from the backup ${backup}: do not rely on it.`,
      );
  } finally {
    await client.end();
  }
}
