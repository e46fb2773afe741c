import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readInlineScripts } from '#lib/web/csp/inline-scripts.ts';
import { pagePolicy, scriptlessPolicy } from '#lib/web/csp/policy.ts';

const page = (...scripts: string[]) =>
  `<!DOCTYPE html><html><body><p>x</p>${scripts.map((script) => `<script>${script}</script>`).join('')}</body></html>`;
const hash = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

const framework = {
  start: '(self.__next_f=self.__next_f||[]).push([0])',
  data: 'self.__next_f.push([1,"1:\\"$Sreact.fragment\\"\\n\\u003cb\\u003e"])',
  bytes: 'self.__next_f.push([3,"AAEC"])',
  chunks:
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["static/chunks/0c1ad7rcpjghx.js"],"runtimeModuleIds":[94553]});',
};

describe('scripts of the framework', () => {
  test.each(Object.entries(framework))('%s gets the hash of exactly its text', (_, script) => {
    expect(readInlineScripts(page(script))).toEqual({ hashes: [hash(script)], unexpected: [] });
  });

  test('each hash stands once, in order', () => {
    const { hashes } = readInlineScripts(page(framework.start, framework.data, framework.start));
    expect(hashes).toEqual([hash(framework.start), hash(framework.data)]);
  });

  test('whatever text the data carries, it stays one literal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const script = `self.__next_f.push([1,${JSON.stringify(text).replaceAll('<', '\\u003c')}])`;
        expect(readInlineScripts(page(script)).hashes).toEqual([hash(script)]);
      }),
    );
  });
});

describe('any other script gets no hash and is named', () => {
  test.each([
    'alert(1)',
    'self.__next_f.push([1,"a"]);alert(1)',
    'self.__next_f.push([1,"a"]),alert(1)',
    'self.__next_f.push([1,alert(1)])',
    'self.__next_f.push([1,"a"+alert(1)])',
    'self.__next_f.push([1,`${alert(1)}`])',
    'self.__next_f.push([1,"a"],alert(1))',
    'self.__next_f.push([2,"a"])',
    ' self.__next_f.push([1,"a"])',
    '(self.__next_f=self.__next_f||[]).push([0,alert(1)])',
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["https://evil.example/x.js"],"runtimeModuleIds":[]})',
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["static/chunks/../../x.js"],"runtimeModuleIds":[]})',
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":[],"runtimeModuleIds":[],"source":"x"})',
    '$RC("B:0","S:0")',
    '',
  ])('%s', (script) => {
    expect(readInlineScripts(page(script))).toEqual({ hashes: [], unexpected: [script.slice(0, 120)] });
  });

  test('an unclosed script is read to the end of the page', () => {
    expect(readInlineScripts('<script>alert(1)').unexpected).toEqual(['alert(1)']);
  });

  test('any text appended to a script of the framework takes its hash away', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        fc.pre(!/^;?$|<\/script/i.test(text));
        expect(readInlineScripts(page(framework.data + text)).hashes).toEqual([]);
      }),
    );
  });
});

describe('what is no inline script is passed over', () => {
  test.each([
    '<script src="/_next/static/chunks/a.js" async=""></script>',
    '<script type="application/ld+json">{"name":"x"}</script>',
    "<script type='application/json'>{}</script>",
    '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
    '<scripted>alert(1)</scripted>',
  ])('%s', (html) => {
    expect(readInlineScripts(html)).toEqual({ hashes: [], unexpected: [] });
  });

  test.each(['module', 'text/javascript', 'TEXT/JavaScript', '', 'importmap'])(
    'but a script of type "%s" is one',
    (type) => {
      expect(readInlineScripts(`<script type="${type}">alert(1)</script>`).unexpected).toEqual(['alert(1)']);
    },
  );
});

test('the reader takes time in proportion to the page', () => {
  const many = '<script'.repeat(200_000);
  expect(readInlineScripts(many)).toEqual({ hashes: [], unexpected: [] });
});

describe('the policy', () => {
  const policies = [pagePolicy([hash('x')]), pagePolicy([]), scriptlessPolicy];

  test.each(policies)('%s allows nothing unsafe', (policy) => {
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    for (const directive of [
      "default-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ])
      expect(policy).toContain(directive);
  });

  test('names the hashes of the page', () => {
    expect(pagePolicy([hash('x')])).toContain(`script-src 'self' ${hash('x')}`);
  });
});
