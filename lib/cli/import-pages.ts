/**
 * `npm run import -- FILE… [--url ADDRESS] --dry-run [--json]`: reads published pages into facts and prints them. Exit code
 * 0 when every document is readable, 2 when one is refused, 1 when the command itself fails.
 */
import { glob, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { printAsJson, printForReaders } from '#lib/cli/import-report.ts';
import { contentFolder, runCommand } from '#lib/cli/project.ts';
import { Refusal } from '#lib/errors.ts';
import { readContent } from '#lib/imports/content-files.ts';
import { importDocuments } from '#lib/imports/import-documents.ts';
import { fingerprintOfProfile } from '#lib/imports/pages/match.ts';
import { readVocabulary } from '#lib/imports/pages/vocabulary.ts';

const usage = 'Usage: npm run import -- FILE… [--url ADDRESS] --dry-run [--json]';
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
      options: { url: { type: 'string' }, 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
    });
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

await runCommand(async () => {
  const { values: options, positionals } = argumentsOf();
  if (positionals.length === 0) throw new Refusal(usage);
  if (options['dry-run'] !== true) {
    process.exitCode = 2;
    console.error('Say --dry-run: pages are read and shown, and nothing is written yet.');
    return;
  }
  const { files, several } = await filesOf(positionals);
  if (options.url !== undefined && files.length > 1) {
    throw new Refusal('--url is the address of one document: give one file with it.');
  }
  const vocabulary = await readVocabulary(contentFolder);
  if (!vocabulary.ok)
    throw new Refusal(`The registers cannot be read: ${JSON.stringify(vocabulary.issues[0])}`);
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
