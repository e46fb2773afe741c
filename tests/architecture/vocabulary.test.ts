import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { filesOf, root } from './source-files.ts';

const nouns = [
  'projects',
  'organisations',
  'programmes',
  'places',
  'target-groups',
  'outputs',
  'sources',
  'accounts',
  'media',
];

/** What each file or folder of a noun holds; there are no others. */
const vocabulary: Record<string, string> = {
  schema: 'zod schemas and the types inferred from them',
  rules: 'pure judgements',
  policy: 'who may do what: pure',
  record: 'database row ⇄ domain object',
  queries: 'reads',
  commands: 'writes',
  form: 'how staff edit each field',
  facts: 'how the page shows each field',
  facets: 'how the public filters by each field',
  columns: 'how exports print each field',
  searchable: 'what the search reads of each field',
};

/** What stands directly in lib, and what each is for. */
const lib: Record<string, string> = {
  'env.ts': 'settings',
  'errors.ts': 'the unexpected',
  'issues.ts': 'expected trouble as data',
  'paths.ts': 'addresses of pages',
  db: 'the connection and the embedded server',
  format: 'money, dates, texts, shapes: pure',
  i18n: 'languages and messages',
  auth: 'who is there',
  versioning: 'revisions and changes',
  search: 'a search as a value',
  codecs: 'bytes ⇄ rows',
  jobs: 'work for later',
  storage: 'files',
  mail: 'letters',
  limits: 'how much is too much',
  imports: 'from files and pages to profiles',
  exports: 'from profiles to files',
  web: 'the only part that knows Next',
  cli: 'what runs in a terminal',
  ...Object.fromEntries(nouns.map((noun) => [noun, 'a noun'])),
};

/** What stands in the project folder; what tools insist on finding there comes last. */
const top =
  'app components content deploy lib prisma public tests package.json package-lock.json README.md CONTRIBUTING.md ' +
  'CHANGELOG.md LICENSE next.config.ts proxy.ts instrumentation.ts tsconfig.json biome.json postcss.config.mjs ' +
  '.ci .env.example .gitattributes .gitignore .npmrc .nvmrc .oxlintrc.json';
const leftByTools = /^(\.git|\.next|\.data.*|\.env(\..+)?|node_modules|next-env\.d\.ts|.*\.tsbuildinfo)$/;

const listed = (words: Record<string, string>) =>
  Object.entries(words).map(([word, meaning]) => `${word} (${meaning})`);

describe('everything stands where a newcomer looks for it', () => {
  test('the project folder', () => {
    const stray = readdirSync(root).filter(
      (name) => !top.split(' ').includes(name) && !leftByTools.test(name),
    );
    expect(stray, `The top level is fixed: ${top}. Put it into the folder of what it serves.`).toEqual([]);
  });

  test('lib', () => {
    const stray = readdirSync(`${root}lib`).filter((name) => lib[name] === undefined);
    expect(stray, `lib holds: ${listed(lib).join(', ')}.`).toEqual([]);
  });

  test.for(nouns)('lib/%s speaks the words of every noun', (noun) => {
    const own = filesOf(`lib/${noun}/**/*.*`).map((path) => path.split('/')[2] ?? '');
    const stray = own.filter((name) => vocabulary[name.replace(/\.ts$/, '')] === undefined);
    expect(
      stray,
      `A noun has: ${listed(vocabulary).join(', ')}. What is none of these is a mechanism, a foundation, or part of one of them.`,
    ).toEqual([]);
  });
});

describe('names', () => {
  const scripts = filesOf('{app,components,lib,prisma,tests,content}/**/*.*');
  const names = scripts.flatMap((path) => path.split('/'));

  test('are kebab-case', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/;
    const routeFolder =
      /^(\(\.*\)|\(\.{1,3}\))?(\[{1,2}(\.\.\.)?[a-z-]+\]{1,2}|\([a-z-]+\)|@[a-z-]+|_[a-z-]+)$/;
    const migration = /^\d{14}_[a-z_]+$/;
    const stray = new Set(
      names.filter(
        (name) =>
          !kebab.test(name) &&
          !routeFolder.test(name) &&
          !migration.test(name) &&
          !/^(README|NOTICE)\.md$/.test(name),
      ),
    );
    stray.delete('migration_lock.toml');
    expect([...stray]).toEqual([]);
  });

  test('say what is inside: no drawers', () => {
    const drawers = /^(utils?|helpers?|misc|common|shared|stuff|lib|index)(\.[jt]sx?)?$/;
    const stray = scripts.filter((path) =>
      // A folder of app is a word of an address, named for its readers.
      path
        .split('/')
        .slice(path.startsWith('app/') ? -1 : 1)
        .some((name) => drawers.test(name)),
    );
    expect(stray, 'Name the file after what it exports.').toEqual([]);
  });
});
