import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesOf, isNode, type Node, sourceOf, textOf, wordOf } from './source-files.ts';

const written = filesOf('{app,components,lib,prisma,tests,deploy}/**/*.{ts,tsx,mjs,css,sh}', '*.{ts,mjs}');
const scripts = written.filter((path) => /\.(tsx?|mjs)$/.test(path) && !path.endsWith('.d.ts'));
const ofLib = scripts.filter((path) => path.startsWith('lib/'));

const wantedLines = 200;
const mostLines = 400;

/** The words of a doc comment, without its stars, up to its first empty line. */
const firstParagraph = (comment: string) =>
  comment
    .replace(/^[ \t]*\* ?/gm, '')
    .trim()
    .split(/\n[ \t]*\n/)[0]
    ?.replace(/\s+/g, ' ') ?? '';

describe('files', () => {
  test(`are at most ${mostLines} lines long`, ({ annotate }) => {
    const long = written
      .map((path) => ({ path, lines: textOf(path).trimEnd().split('\n').length }))
      .filter(({ lines }) => lines > wantedLines)
      .toSorted((a, b) => b.lines - a.lines);
    void annotate(
      `Longer than the ${wantedLines} lines wanted: ${long.map(({ path, lines }) => `${path} ${lines}`).join(', ')}`,
    );
    expect(long.filter(({ lines }) => lines > mostLines)).toEqual([]);
  });

  test('of lib begin with one to three sentences: what they stand for, what they must never do', () => {
    const stray = ofLib.filter((path) => {
      const { comments, body } = sourceOf(path);
      const opening = comments.find(
        (comment) => comment.type === 'Block' && comment.end <= (body[0]?.start ?? 0),
      );
      if (!opening?.value.startsWith('*')) return true;
      const sentences = firstParagraph(opening.value.slice(1)).match(/[.!?](?=\s|$)/g)?.length ?? 0;
      return sentences < 1 || sentences > 3;
    });
    expect(stray).toEqual([]);
  });

  test('are no barrels', () => {
    const stray = scripts.filter((path) => {
      const { body } = sourceOf(path);
      const passesOn = body.filter(
        (statement) => statement.type.startsWith('Export') && isNode(statement['source']),
      );
      return (
        passesOn.length > 0 &&
        body.every((statement) => passesOn.includes(statement) || statement.type === 'ImportDeclaration')
      );
    });
    expect(stray, 'Import from the file that holds the thing.').toEqual([]);
  });

  test('export by name', () => {
    const insistOnDefault =
      /^app\/|\.config\.(ts|mjs)$|^tests\/(support|e2e)\/global-setup|^lib\/web\/cache-handler|\.d\.ts$|^lib\/i18n\/request/;
    const stray = scripts.filter(
      (path) =>
        !insistOnDefault.test(path) &&
        sourceOf(path).body.some((statement) => statement.type === 'ExportDefaultDeclaration'),
    );
    expect(stray).toEqual([]);
  });

  test('of components are named after the component they export', () => {
    const stray = filesOf('components/**/*.tsx')
      .filter((path) => !path.endsWith('.examples.tsx'))
      .filter((path) => {
        const wanted = basename(path, '.tsx').replace(/(^|-)([a-z0-9])/g, (_, _dash, letter: string) =>
          letter.toUpperCase(),
        );
        return !exportsOf(path).some(({ name }) => name.toLowerCase().includes(wanted.toLowerCase()));
      });
    expect(stray).toEqual([]);
  });
});

type Exported = { name: string; statement: Node; isFunction: boolean };

const functionTypes = new Set(['FunctionDeclaration', 'ArrowFunctionExpression', 'FunctionExpression']);

/** The named exports that a file declares itself. */
function exportsOf(path: string): Exported[] {
  return sourceOf(path).body.flatMap((statement): Exported[] => {
    const declaration = statement['declaration'];
    if (statement.type !== 'ExportNamedDeclaration' || !isNode(declaration)) return [];
    const declared = declaration['declarations'];
    if (!Array.isArray(declared)) {
      const isFunction = functionTypes.has(declaration.type);
      return [{ name: wordOf(declaration['id']) ?? '', statement, isFunction }];
    }
    return declared.filter(isNode).map((each) => ({
      name: wordOf(each['id']) ?? '',
      statement,
      isFunction: isNode(each['init']) && functionTypes.has(each['init'].type),
    }));
  });
}

test('public functions of lib say what they take and give', () => {
  const silent = ofLib.flatMap((path) => {
    const { comments, text, lineOf } = sourceOf(path);
    return exportsOf(path)
      .filter(({ isFunction, statement }) => {
        if (!isFunction || isOneStatement(statement)) return false;
        const before = comments.findLast((comment) => comment.end <= statement.start);
        const isDoc = before?.type === 'Block' && before.value.startsWith('*');
        // An overload carries the comment of the first; a directive may stand between.
        return (
          !(isDoc && text.slice(before.end, statement.start).trim() === '') && !isOverload(text, statement)
        );
      })
      .map(({ name, statement }) => `${path}:${lineOf(statement.start)} ${name}`);
  });
  expect(silent).toEqual([]);
});

/** A function of one statement says itself what a comment would repeat. */
function isOneStatement(statement: Node): boolean {
  const declaration = statement['declaration'];
  if (!isNode(declaration)) return false;
  const declared = Array.isArray(declaration['declarations'])
    ? declaration['declarations'].filter(isNode)
    : [];
  return [declaration, ...declared.map((each) => each['init'])].filter(isNode).some((each) => {
    const body = each['body'];
    if (!isNode(body)) return false;
    return body.type !== 'BlockStatement' && body.type !== 'FunctionBody'
      ? true
      : Array.isArray(body['body']) && body['body'].length <= 1;
  });
}

const isOverload = (text: string, statement: Node) => {
  const name = isNode(statement['declaration']) ? wordOf(statement['declaration']['id']) : null;
  const above = text.slice(0, statement.start);
  return name !== null && new RegExp(`export (async )?function ${name}\\b[^{]*;\\s*$`).test(above);
};
