/**
 * The passwords and secrets that the site made itself, in a file of DATA_DIR that only its owner can read. They are made
 * once and never printed.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { writePrivate } from '#lib/db/embedded/system.ts';
import { Refusal } from '#lib/errors.ts';

const secrets = z.record(z.string(), z.string().min(20));

const secretsFile = (dataDir: string) => path.join(dataDir, 'database-passwords.json');

function readSecrets(dataDir: string): Record<string, string> {
  const file = secretsFile(dataDir);
  if (!existsSync(file)) return {};
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Judged below, with what is no JSON at all.
  }
  const parsed = secrets.safeParse(content);
  if (!parsed.success)
    throw new Refusal(
      `The file ${file} is damaged: restore it from a backup, or start with another DATA_DIR.`,
    );
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new Refusal(`Others may read the passwords in ${file}: close it with chmod 600 ${file}.`);
  return parsed.data;
}

/** The password kept under this name, or null. */
export function knownPassword(dataDir: string, name: string): string | null {
  return readSecrets(dataDir)[name] ?? null;
}

/** The password kept under this name; a new random one (144 bits unless told) is kept when there is none. */
export function passwordFor(dataDir: string, name: string, bytes = 18): string {
  const known = readSecrets(dataDir);
  const password = known[name] ?? randomBytes(bytes).toString('base64url');
  if (known[name] === undefined)
    writePrivate(null, secretsFile(dataDir), `${JSON.stringify({ ...known, [name]: password }, null, 2)}\n`);
  return password;
}

/** Keeps a secret under this name in place of any other: for a restore, which brings it along. */
export function keepPassword(dataDir: string, name: string, password: string): void {
  const known = readSecrets(dataDir);
  writePrivate(null, secretsFile(dataDir), `${JSON.stringify({ ...known, [name]: password }, null, 2)}\n`);
}
