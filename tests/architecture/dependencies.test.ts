import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dependencyRules } from './dependency-rules.ts';
import { filesOf, root, sourceOf, wordOf } from './source-files.ts';

/** Reads the imports of the folders, types included, and judges them by the rules. */
async function judge(baseDir: string, folders: readonly string[]): Promise<ICruiseResult> {
  const { output } = await cruise([...folders], {
    baseDir,
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules', '^prisma/generated'] },
    exclude: { path: '^(\\.next|next-env\\.d\\.ts)' },
    validate: true,
    ruleSet: { forbidden: [...dependencyRules] },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  });
  return output as ICruiseResult;
}

const told = (result: ICruiseResult) =>
  result.summary.violations.map((violation) => {
    const rule = dependencyRules.find((each) => each.name === violation.rule.name);
    return `${violation.from} → ${violation.to} (${violation.rule.name}): ${rule?.comment}`;
  });

describe('the project', () => {
  let result: ICruiseResult;
  beforeAll(async () => {
    result = await judge(root, ['app', 'components', 'lib', 'prisma', 'tests']);
  });

  test('imports only what each layer may', () => {
    expect(told(result)).toEqual([]);
  });

  test('was really read: every script, and each of its imports', () => {
    const read = new Map(result.modules.map((module) => [module.source, module.dependencies.length]));
    for (const path of filesOf('{app,components,lib,prisma,tests}/**/*.{ts,tsx}')) {
      const specifiers = new Set(sourceOf(path).body.map((statement) => wordOf(statement['source'])));
      specifiers.delete(null);
      expect({ path, imports: read.get(path) ?? -1 }).toSatisfy(
        (found: { imports: number }) => found.imports >= specifiers.size,
      );
    }
  });

  test('sends no schema library to the browser', () => {
    const modules = new Map(result.modules.map((module) => [module.source, module]));
    const reached = new Set(
      result.modules
        .map((module) => module.source)
        .filter((path) => /^(app|components)\/.*\.tsx?$/.test(path) && isClientScript(path)),
    );
    for (const path of reached) {
      for (const dependency of modules.get(path)?.dependencies ?? []) {
        if (!dependency.dependencyTypes.includes('type-only')) reached.add(dependency.resolved);
      }
    }
    const packages = [...reached].filter((path) => path.startsWith('node_modules/'));
    const allowed = /^node_modules\/(react|react-dom|next|next-intl|use-intl|scheduler)\//;
    expect(packages.filter((path) => !allowed.test(path))).toEqual([]);
  });
});

const isClientScript = (path: string) =>
  sourceOf(path).body.some((statement) => statement['directive'] === 'use client');

/** From, to, and the rule that refuses it; null where it is allowed. */
const cases: readonly (readonly [from: string, to: string, rule: string | null])[] = [
  ['app/page.tsx', 'lib/projects/queries.ts', 'app-routes-only'],
  ['app/page.tsx', 'lib/projects/queries/list.ts', 'app-routes-only'],
  ['app/page.tsx', 'lib/db/client.ts', 'app-routes-only'],
  ['app/page.tsx', 'lib/projects/commands/publish-profile.ts', 'app-routes-only'],
  ['app/page.tsx', 'lib/web/loaders/project.ts', null],
  ['app/page.tsx', 'lib/projects/facts.ts', null],
  ['app/staff/api/route.ts', 'lib/projects/commands/publish-profile.ts', null],
  ['app/staff/api/route.ts', 'lib/projects/queries.ts', 'app-handlers'],
  ['components/ui/button.tsx', 'lib/format/money.ts', 'ui-knows-nothing'],
  ['components/ui/button.tsx', 'components/ui/icon.tsx', null],
  ['components/projects/card.tsx', 'lib/web/loaders/project.ts', 'components-are-views'],
  ['components/projects/card.tsx', 'lib/projects/queries.ts', 'components-are-views'],
  ['components/projects/card.tsx', 'lib/projects/schema.ts', null],
  ['components/projects/card.tsx', 'node_modules/next/link.js', 'next-inside-web-and-app'],
  ['lib/web/loaders/home.ts', 'lib/projects/queries.ts', null],
  ['lib/web/loaders/home.ts', 'lib/cli/start.ts', 'web-but-cli'],
  ['lib/web/loaders/home.ts', 'node_modules/next/link.js', null],
  ['lib/cli/start.ts', 'lib/web/cache.ts', 'cli-but-web'],
  ['lib/projects/rules.ts', 'lib/places/rules.ts', 'noun-projects'],
  ['lib/projects/queries.ts', 'lib/places/queries.ts', null],
  ['lib/projects/queries.ts', 'node_modules/next/link.js', 'next-inside-web-and-app'],
  ['lib/projects/queries.ts', 'prisma/generated/client.ts', null],
  ['lib/projects/rules.ts', 'prisma/generated/client.ts', 'rows-stay-home'],
  ['lib/projects/rules.ts', 'lib/db/client.ts', 'database-holders'],
  ['lib/projects/rules.ts', 'node_modules/undeclared/index.js', 'no-undeclared-packages'],
  ['lib/projects/rules.ts', 'node_modules/development/index.js', 'no-development-packages'],
  ['lib/projects/rules.ts', 'tests/factories/project.ts', 'nothing-needs-tests'],
  ['lib/search/find.ts', 'lib/projects/schema.ts', 'mechanism-search'],
  ['lib/search/find.ts', 'lib/mail/outbox.ts', 'mechanism-search'],
  ['lib/search/find.ts', 'lib/db/client.ts', null],
  ['lib/format/money.ts', 'lib/search/find.ts', 'foundations-at-the-bottom'],
  ['lib/format/money.ts', 'lib/env.ts', 'format-is-pure'],
  ['lib/imports/content.ts', 'lib/exports/datasets.ts', 'exchange-imports'],
  ['lib/imports/content.ts', 'lib/projects/commands/publish-profile.ts', null],
  ['lib/web/loaders/home.ts', 'prisma/generated/client.ts', 'rows-stay-home'],
  ['lib/web/loaders/home.ts', 'components/ui/icon.tsx', 'web-but-cli'],
  ['components/projects/card.tsx', 'components/ui/icon.examples.tsx', 'examples-are-leaves'],
];

describe('a planted import', () => {
  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  function plant(files: Record<string, string>): string {
    const folder = mkdtempSync(join(tmpdir(), 'grantfolio-architecture-'));
    folders.push(folder);
    const { imports } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
    const manifest = {
      type: 'module',
      imports,
      dependencies: { next: '1' },
      devDependencies: { development: '1' },
    };
    for (const [path, text] of Object.entries({ 'package.json': JSON.stringify(manifest), ...files })) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return folder;
  }

  test.for(cases)('%s → %s: %s', async ([from, to, rule]) => {
    const specifier = to.startsWith('node_modules/')
      ? to.replace(/^node_modules\/|\/index\.js$/g, '')
      : `#${to}`;
    const name = to.startsWith('node_modules/') ? `node_modules/${to.split('/')[1]}/package.json` : null;
    const folder = plant({
      [to]: 'export const thing: string = "x";\n',
      [from]: `import { thing } from '${specifier}';\nexport const other: string = thing;\n`,
      ...(name === null ? {} : { [name]: JSON.stringify({ name: to.split('/')[1], version: '1.0.0' }) }),
    });
    const found = (await judge(folder, [from])).summary.violations.map((violation) => violation.rule.name);
    expect(found.filter((name) => rule === null || name === rule)).toEqual(rule === null ? [] : [rule]);
  });

  test('of a type alone counts as well', async () => {
    const folder = plant({
      'lib/projects/queries.ts': 'export type Row = { id: string };\n',
      'components/projects/card.tsx':
        "import type { Row } from '#lib/projects/queries.ts';\nexport const Card = (row: Row) => <p>{row.id}</p>;\n",
    });
    const found = (await judge(folder, ['components'])).summary.violations.map(
      (violation) => violation.rule.name,
    );
    expect(found).toEqual(['components-are-views']);
  });

  test('that leads nowhere or in a circle is seen', async () => {
    const folder = plant({
      'lib/format/a.ts': "import { b } from '#lib/format/b.ts';\nexport const a = b;\n",
      'lib/format/b.ts':
        "import { a } from './a.ts';\nimport { c } from '#lib/format/c.ts';\nexport const b = a ?? c;\n",
    });
    const found = (await judge(folder, ['lib'])).summary.violations.map((violation) => violation.rule.name);
    expect(new Set(found)).toEqual(new Set(['no-cycles', 'no-dead-imports']));
  });
});
