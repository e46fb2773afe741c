/**
 * `npm run import -- FILE… [--url ADDRESS] [--into PROJECT] [--new] [--dry-run] [--json]`: reads published pages and makes
 * drafts of them; with --dry-run it shows what it would take. Exit code 0 when every document is readable, 2 when one is
 * refused, 1 when the command itself fails.
 */
import { glob, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { printDrafts, printDraftsAsJson } from '#lib/cli/draft-report.ts';
import { draftFiles } from '#lib/cli/import-drafts.ts';
import { printAsJson, printForReaders } from '#lib/cli/import-report.ts';
import { contentFolder, readSettings, runCommand } from '#lib/cli/project.ts';
import { originOf, withSiteDatabase } from '#lib/cli/site-database.ts';
import { type Database, ownerDatabase } from '#lib/db/client.ts';
import { Refusal } from '#lib/errors.ts';
import { readContent } from '#lib/imports/content-files.ts';
import { importDocuments } from '#lib/imports/import-documents.ts';
import { fingerprintOfProfile } from '#lib/imports/pages/match.ts';
import { readVocabulary, type Vocabulary } from '#lib/imports/pages/vocabulary.ts';
import { findProjectId } from '#lib/projects/queries/standing-text.ts';
import { openStorage } from '#lib/storage/open.ts';

const usage = 'Usage: npm run import -- FILE… [--url ADDRESS] [--into PROJECT] [--new] [--dry-run] [--json]';
const readable = new Set(['.txt', '.html', '.htm', '.docx', '.pdf']);

/** npm runs scripts in the project's folder; files are named from where the caller stands. */
const standing = process.env['INIT_CWD'] ?? process.cwd();

/** The files that the arguments name: files, folders (all documents directly in them), patterns. */
async function filesOf(named: readonly string[]): Promise<{ files: string[]; several: boolean }> {
  const files: string[] = [];
  let several = named.length > 1;
  for (const name of named) {
    const target = path.resolve(standing, name);
    const found = await stat(target).catch(() => null);
    if (found?.isFile() === true) files.push(target);
    else {
      several = true;
      const pattern = found?.isDirectory() === true ? path.join(target, '*') : target;
      const matches: string[] = [];
      for await (const match of glob(pattern)) {
        if (readable.has(path.extname(match).toLowerCase())) matches.push(match);
      }
      if (matches.length === 0) throw new Refusal(`There is no document at ${name}.`);
      files.push(...matches.sort());
    }
  }
  return { files, several };
}

/** A line on the terminal that shows how far it is; nothing where nobody looks. */
function progressBar(total: number): ((done: number) => void) | undefined {
  if (!process.stderr.isTTY || total < 2) return undefined;
  return (done) => {
    const width = Math.round((done / total) * 30);
    const end = done === total ? '\n' : '';
    process.stderr.write(`\r${'█'.repeat(width)}${'·'.repeat(30 - width)} ${done} of ${total}${end}`);
  };
}

function argumentsOf() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        into: { type: 'string' },
        new: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

/** The id of the project that --into names. */
async function projectNamed(db: Database, name: string): Promise<string> {
  const projectId = await findProjectId(db, name);
  if (projectId === null)
    throw new Refusal(`There is no project ${name}: give its id or the last part of its address.`);
  return projectId;
}

/** Makes the drafts in the database of the site, running or stopped. */
async function writeDrafts({
  files,
  vocabulary,
  ...options
}: ReturnType<typeof argumentsOf>['values'] & { files: string[]; vocabulary: Vocabulary }): Promise<void> {
  const settings = readSettings();
  await withSiteDatabase(settings, async (ownerUrl) => {
    const db = ownerDatabase(ownerUrl);
    try {
      const results = draftFiles(db, {
        files,
        vocabulary,
        url: options.url,
        into: options.into === undefined ? undefined : await projectNamed(db, options.into),
        storage: await openStorage(settings.dataDir, settings.bucket),
        evenIfAlike: options.new === true,
        onDone: progressBar(files.length) ?? (() => {}),
      });
      const print = options.json === true ? printDraftsAsJson : printDrafts;
      if ((await print(results, originOf(settings))) > 0) process.exitCode = 2;
    } finally {
      await db.$disconnect();
    }
  });
}

await runCommand(async () => {
  const { values: options, positionals } = argumentsOf();
  if (positionals.length === 0) throw new Refusal(usage);
  const { files, several } = await filesOf(positionals);
  if (options.url !== undefined && files.length > 1) {
    throw new Refusal('--url is the address of one document: give one file with it.');
  }
  if (options.into !== undefined && (files.length > 1 || options.new === true)) {
    throw new Refusal('--into names the project of one document: give one file with it, and not --new.');
  }
  const vocabulary = await readVocabulary(contentFolder);
  if (!vocabulary.ok)
    throw new Refusal(`The registers cannot be read: ${JSON.stringify(vocabulary.issues[0])}`);
  if (options['dry-run'] !== true) {
    await writeDrafts({ ...options, files, vocabulary: vocabulary.value });
    return;
  }
  const content = await readContent(contentFolder);
  const profiles = content.ok ? content.value.projects : [];
  const documents = importDocuments({
    files,
    url: options.url,
    vocabulary: vocabulary.value,
    published: profiles.map((profile) => fingerprintOfProfile(profile, vocabulary.value.places)),
    onRead: progressBar(files.length) ?? (() => {}),
  });
  const refused =
    options.json === true ? await printAsJson(documents, several) : await printForReaders(documents);
  if (refused > 0) process.exitCode = 2;
});
