import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesOf, root, textOf } from './source-files.ts';

const manifest: {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
} = JSON.parse(textOf('package.json'));

const namesInCode = (text: string) =>
  new Set([...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? ''));

describe('the documents', () => {
  test('say why each package is there, and of no other', () => {
    const [tables = ''] = textOf('content/docs/dependencies.md').split('## What was decided against');
    const rows = tables.split('\n').filter((line) => line.startsWith('| `'));
    const told = rows.flatMap((row) => [...namesInCode(row.split('|')[1] ?? '')]);
    expect(told.toSorted()).toEqual(
      [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)].toSorted(),
    );
  });

  test('pin every package exactly', () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  test('name every stage of the tests', () => {
    const stages = [...textOf('lib/cli/run-tests.ts').matchAll(/\bname: '([a-z-]+)'/g)].map(
      (match) => match[1],
    );
    const rows = [...textOf('content/docs/testing.md').matchAll(/^\| ([a-z-]+) \| .+ \| .+ \|$/gm)].map(
      (match) => match[1],
    );
    expect(stages.length).toBeGreaterThan(5);
    expect(rows).toEqual(expect.arrayContaining(stages));
  });

  test('run only scripts that are there', () => {
    const files = Object.values(manifest.scripts).flatMap((script) => script.match(/\S+\.(mjs|ts)/g) ?? []);
    expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const called = filesOf('*.md', 'content/docs/**/*.md').flatMap((path) =>
      [...textOf(path).matchAll(/\bnpm run ([a-z0-9:-]+)/g)].map((match) => match[1] ?? ''),
    );
    expect(called.filter((name) => manifest.scripts[name] === undefined)).toEqual([]);
  });

  test('link to files that are there', () => {
    const dead = filesOf('*.md', 'content/docs/**/*.md', 'deploy/**/*.md').flatMap((path) =>
      [...textOf(path).matchAll(/\]\((?!https?:|mailto:|#|\/)([^)#\s]+)/g)]
        .filter((match) => !existsSync(join(root, dirname(path), match[1] ?? '')))
        .map((match) => `${path} → ${match[1]}`),
    );
    expect(dead).toEqual([]);
  });
});
