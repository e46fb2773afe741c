/**
 * Makes what is made from the code: the database client from prisma/schema, and the site from everything it is built
 * of. Each carries the hash of its sources and is made again when that differs.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type FileLock, tryLock } from '#lib/cli/file-lock.ts';
import { progress, projectFolder } from '#lib/cli/project.ts';
import { runProgram } from '#lib/cli/run-program.ts';
import { hashOfSources } from '#lib/cli/source-hash.ts';

const clientStamp = path.join(projectFolder, 'prisma/generated/.made-from');
const siteStamp = path.join(projectFolder, '.next/.made-from');

const clientSources = ['prisma/schema', 'prisma/prisma.config.ts', 'package-lock.json'];
const siteSources = [
  'app',
  'components',
  'content',
  'lib',
  'prisma/schema',
  'public',
  'next.config.ts',
  'package-lock.json',
  'package.json',
  'postcss.config.mjs',
  'tsconfig.json',
];
/** Of these no page is built: they are applied to the database, run from the command line, or serve the built pages. */
const notBuilt = ['content/projects/', 'content/reference/', 'lib/cli/'];

const isMade = (stamp: string, hash: string) => existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;

/** Generates the database client when it is missing or older than the schema. */
export async function ensureClient(): Promise<void> {
  const hash = hashOfSources(clientSources);
  if (isMade(clientStamp, hash)) return;
  await alone(async () => {
    if (isMade(clientStamp, hash)) return;
    await runProgram({
      script: 'prisma/build/index.js',
      parameters: ['generate', '--config=prisma/prisma.config.ts'],
      // Generating needs no engine, but insists on one being named.
      environment: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
      logFile: path.join(projectFolder, 'node_modules/.grantfolio-generate.log'),
      failure: 'The database client could not be generated; Prisma says why above.',
    });
    writeFileSync(clientStamp, hash);
  });
}

/** Builds the site when it was not, or when the code has changed; `force` builds in any case. */
export async function ensureBuilt(options: { dataDir: string; force?: boolean }): Promise<void> {
  const hash = hashOfSources(siteSources, notBuilt);
  if (isMade(siteStamp, hash) && options.force !== true) return;
  await alone(async () => {
    if (isMade(siteStamp, hash) && options.force !== true) return;
    progress('Building the site; this takes a minute or two …');
    rmSync(siteStamp, { force: true });
    await runProgram({
      script: 'next/dist/bin/next',
      parameters: ['build'],
      environment: {},
      logFile: path.join(options.dataDir, 'build.log'),
      failure: 'The site could not be built; the end of what was said is above.',
    });
    mkdirSync(path.dirname(siteStamp), { recursive: true });
    writeFileSync(siteStamp, hash);
  });
}

/** Two starts of one project in different data folders must not build at once. */
async function alone(make: () => Promise<void>): Promise<void> {
  let lock: FileLock | null = tryLock(path.join(projectFolder, 'node_modules/.grantfolio-build-lock'));
  if (lock === null) progress('Another process builds this project; waiting for it …');
  while (lock === null) {
    await wait(500);
    lock = tryLock(path.join(projectFolder, 'node_modules/.grantfolio-build-lock'));
  }
  try {
    await make();
  } finally {
    lock.release();
  }
}
