import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { filesOf, isNode, type Node, nodesOf, root, wordOf } from './source-files.ts';

const suites = filesOf('tests/**/*.{test,spec}.{ts,tsx}');

/** "test.only" for a call of it, "setTimeout" for a plain one. */
function calleeOf(node: Node): string {
  const callee = node['callee'];
  if (node.type !== 'CallExpression' || !isNode(callee)) return '';
  if (callee.type !== 'MemberExpression') return wordOf(callee) ?? '';
  return `${wordOf(callee['object']) ?? ''}.${wordOf(callee['property']) ?? ''}`;
}

const callsIn = (paths: readonly string[], callee: RegExp) =>
  [...nodesOf(paths)]
    .filter(({ node }) => callee.test(calleeOf(node)))
    .map(({ at, node }) => `${at} ${calleeOf(node)}`);

describe('tests', () => {
  test('all run: none is singled out, skipped or promised', () => {
    // runIf names what only some machines can do, such as being root.
    expect(
      callsIn(suites, /^(test|it|describe|suite)\.(only|skip|todo|fixme|fails|skipIf)$|^x(it|describe)$/),
    ).toEqual([]);
  });

  test('wait for what they want, never for time to pass', () => {
    expect(
      callsIn(suites, /^(setTimeout|setInterval|sleep|delay)$|\.waitForTimeout$|^timers\.setTimeout$/),
    ).toEqual([]);
    const timers = [...nodesOf(suites)].filter(({ node }) =>
      /^(node:)?timers/.test(wordOf(node['source']) ?? ''),
    );
    expect(timers.map(({ at }) => at)).toEqual([]);
  });

  test('do not replace our own modules by mocks', () => {
    const stray = [...nodesOf(suites)].filter(({ node }) => {
      const [first] = Array.isArray(node['arguments']) ? node['arguments'] : [];
      return /^vi\.(mock|doMock)$/.test(calleeOf(node)) && /^[#.]/.test(wordOf(first) ?? '#');
    });
    expect(stray.map(({ at }) => at)).toEqual([]);
  });

  test('do not measure time: that is what benchmarks are for', () => {
    expect(callsIn(filesOf('tests/{unit,architecture}/**/*.test.ts'), /^(performance|Date)\.now$/)).toEqual(
      [],
    );
  });
});

test('nothing in the project knows the machine it was written on', () => {
  const surroundings = [
    ['..', 'shared'].join('/'),
    ['', 'work', 'main'].join('/'),
    ['', 'work', 'shared'].join('/'),
  ];
  const stray = filesOf(
    '**/*.{ts,tsx,mjs,js,json,yaml,yml,md,css,sql,prisma,sh,toml,txt,html}',
    '.ci/*',
    '.*.json',
  ).filter((path) => {
    const text = readFileSync(`${root}${path}`, 'utf8');
    return surroundings.some((each) => text.includes(each));
  });
  expect(stray).toEqual([]);
});
