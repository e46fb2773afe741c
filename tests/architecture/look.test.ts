import { describe, expect, test } from 'vitest';
import { filesOf, isNode, type Node, nodesOf, textOf, wordOf } from './source-files.ts';

const views = filesOf('{app,components}/**/*.{ts,tsx}');
const pages = views.filter((path) => path.endsWith('.tsx') && !path.endsWith('.examples.tsx'));

/** Texts in code that are not addresses of modules. */
function* stringsOf(paths: readonly string[]): Generator<{ text: string; at: string }> {
  for (const { node, at } of nodesOf(paths)) {
    if (node.type === 'Literal' && typeof node['value'] === 'string') yield { text: node['value'], at };
    const value = node['value'];
    if (node.type === 'TemplateElement' && typeof value === 'object' && value !== null)
      yield { text: (value as { cooked?: string }).cooked ?? '', at };
  }
}

describe('colours and sizes are tokens', () => {
  const colour =
    /(?<![\w/&])#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})(?![\w-])|\b(rgba?|hsla?|oklch|oklab|lab|lch|hwb)\(/i;
  /** Lines of a drawing and the tracks of a grid are geometry of one place, not a size of the design. */
  const size = /(?<!stroke|grid-cols|grid-rows)-\[[^\]]*\d(px|rem|em|pt)\b/;

  test('no raw colour in a component', () => {
    const stray = [...stringsOf(views)].filter(
      ({ text }) => colour.test(text) && !text.startsWith('#components/'),
    );
    expect(stray, 'Give it a name in the @theme of app/globals.css.').toEqual([]);
  });

  test('no raw size in a class', () => {
    const stray = [...stringsOf(views)].filter(({ text }) => size.test(text));
    expect(stray, 'Give it a name in the @theme of app/globals.css.').toEqual([]);
  });

  test('no raw colour in a style sheet but where tokens are named', () => {
    const stray = filesOf('{app,components}/**/*.css').flatMap((path) =>
      textOf(path)
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .split('\n')
        .filter((line) => colour.test(line) && !/^\s*--[\w-]+:/.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(stray).toEqual([]);
  });
});

describe('copy is never in code', () => {
  const words = /\p{L}{2,}/u;
  const spoken =
    /^(alt|title|label|placeholder|aria-(label|description|roledescription|valuetext|placeholder))$/;

  test('between tags', () => {
    const stray = [...nodesOf(pages)]
      .filter(({ node }) => node.type === 'JSXText' && words.test(String(node['value'])))
      .map(({ node, at }) => `${at} ${String(node['value']).trim()}`);
    expect(stray, 'Put the words into content/messages.').toEqual([]);
  });

  test('in expressions and attributes that are read aloud', () => {
    const saysWords = (value: unknown): boolean =>
      isNode(value) &&
      value.type === 'Literal' &&
      typeof value['value'] === 'string' &&
      words.test(value['value']);
    const inExpression = (node: Node) =>
      node.type === 'JSXExpressionContainer' && saysWords(node['expression']);
    const inAttribute = (node: Node) =>
      node.type === 'JSXAttribute' && spoken.test(wordOf(node['name']) ?? '') && saysWords(node['value']);
    const attributes = new Set(
      [...nodesOf(pages)].filter(({ node }) => node.type === 'JSXAttribute').map(({ node }) => node['value']),
    );
    const stray = [...nodesOf(pages)]
      .filter(({ node }) => inAttribute(node) || (inExpression(node) && !attributes.has(node)))
      .map(({ at }) => at);
    expect(stray, 'Put the words into content/messages.').toEqual([]);
  });
});
