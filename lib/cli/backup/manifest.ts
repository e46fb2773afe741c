/** What lies in a backup, with the hash of every file: who restores can tell that it is whole. Writes nothing. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Refusal } from '#lib/errors.ts';

const hash = z.string().regex(/^[\da-f]{64}$/);

const manifest = z.strictObject({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** Version of PostgreSQL that held the data. */
  server: z.string(),
  migrations: z.array(z.string()),
  tables: z.array(
    z.strictObject({
      name: z.string().regex(/^[a-z_]+\.[a-z_]+$/),
      columns: z.array(z.strictObject({ name: z.string(), type: z.string() })),
      rows: z.int(),
      bytes: z.int(),
      sha256: hash,
    }),
  ),
  sequences: z.array(z.strictObject({ name: z.string(), lastValue: z.string(), isCalled: z.boolean() })),
  files: z.array(
    z.strictObject({
      key: z.string().regex(/^[A-Za-z0-9_-]{20,64}\/[a-z0-9][a-z0-9-]*\.[a-z0-9]{1,8}$/),
      bytes: z.int(),
      sha256: hash,
    }),
  ),
});

export type Manifest = z.infer<typeof manifest>;

export const manifestFile = (backup: string): string => path.join(backup, 'manifest.json');
export const tableFile = (backup: string, table: string): string =>
  path.join(backup, 'database', `${table}.jsonl`);
export const uploadedFile = (backup: string, key: string): string => path.join(backup, 'files', key);
export const secretsFile = (backup: string): string => path.join(backup, 'secrets.json');

/** Reads and checks the manifest. Throws a {@link Refusal} when the folder holds no whole backup. */
export function readManifest(backup: string): Manifest {
  const file = manifestFile(backup);
  if (!existsSync(file))
    throw new Refusal(`There is no backup in ${backup}: name the folder that holds manifest.json.`);
  try {
    return manifest.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Refusal(`${file} is damaged or of a newer version: take another backup.`, { cause: error });
  }
}

/** Reads every file of the backup and compares it with the manifest. Throws a {@link Refusal} that names the first bad one. */
export async function checkBackup(backup: string, { tables, files }: Manifest): Promise<void> {
  const expected = [
    ...tables.map(({ name, sha256 }) => ({ file: tableFile(backup, name), sha256 })),
    ...files.map(({ key, sha256 }) => ({ file: uploadedFile(backup, key), sha256 })),
  ];
  for (const { file, sha256 } of expected)
    if ((await hashOfFile(file)) !== sha256)
      throw new Refusal(`${file} is missing or not what was backed up: take another backup.`);
}

async function hashOfFile(file: string): Promise<string | null> {
  const sum = createHash('sha256');
  try {
    for await (const chunk of createReadStream(file)) sum.update(chunk as Buffer);
  } catch {
    return null;
  }
  return sum.digest('hex');
}
