import { describe, expect, test } from 'vitest';
import { filesOf, isNode, nodesOf, sourceOf, textOf, wordOf } from './source-files.ts';

const product = filesOf('{app,components,lib}/**/*.{ts,tsx,mjs}', '*.{ts,mjs}').filter(
  (path) => !path.endsWith('.d.ts'),
);

/** Where the product imports `name` (or anything, when null) from a module. */
function importersOf(module: RegExp, name: string | null): string[] {
  const found: string[] = [];
  for (const path of product) {
    for (const statement of sourceOf(path).body) {
      if (!module.test(wordOf(statement['source']) ?? '')) continue;
      const specifiers = Array.isArray(statement['specifiers']) ? statement['specifiers'].filter(isNode) : [];
      if (name === null || specifiers.some((each) => wordOf(each['imported']) === name)) found.push(path);
    }
  }
  return found;
}

/** Security advisories of the framework concern mostly these parts; the product does without. */
describe("the framework's risky parts are not used", () => {
  test('no Server Actions', () => {
    const stray = [...nodesOf(product)]
      .filter(({ node }) => node['directive'] === 'use server')
      .map(({ at }) => at);
    expect(stray, 'Write through a route handler.').toEqual([]);
  });

  test('no draft mode', () => expect(importersOf(/^next\/headers/, 'draftMode')).toEqual([]));
  test('no image optimizer', () => expect(importersOf(/^next\/(legacy\/)?image/, null)).toEqual([]));
  test('no pictures drawn by the framework', () =>
    expect(importersOf(/^(next\/og|@vercel\/og)/, null)).toEqual([]));
  test('no fonts fetched from elsewhere', () => expect(importersOf(/^next\/font\/google/, null)).toEqual([]));
  test('no experimental cache', () => expect(importersOf(/^next\/cache/, 'unstable_cache')).toEqual([]));

  test('no edge runtime, no cache directives', () => {
    const stray = [...nodesOf(product)].filter(
      ({ node }) =>
        (node.type === 'VariableDeclarator' &&
          wordOf(node['id']) === 'runtime' &&
          /edge/.test(wordOf(node['init']) ?? '')) ||
        (typeof node['directive'] === 'string' && node['directive'].startsWith('use cache')),
    );
    expect(stray.map(({ at }) => at)).toEqual([]);
  });

  test('no rewrites, no remote images, no experimental switches that bring them back', () => {
    const settings = [...nodesOf(['next.config.ts'])]
      .filter(({ node }) => node.type === 'Property')
      .map(({ node }) => wordOf(node['key']));
    for (const refused of ['rewrites', 'remotePatterns', 'domains', 'cacheComponents', 'serverActions'])
      expect(settings).not.toContain(refused);
  });
});

test('nothing is fetched from another host by a page', () => {
  const stray = [...filesOf('{app,components}/**/*.{ts,tsx,css}')].filter((path) =>
    /(src|@import|url\()\s*[=(]?\s*['"`{(]*https?:\/\//.test(textOf(path)),
  );
  expect(stray).toEqual([]);
});
