import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longestTarget, readRequestTarget } from '#lib/web/http/request-target.ts';

describe('an address is taken as it is', () => {
  test.each([
    ['/', '/', ''],
    ['/en/projects?q=lom&place=plovdiv', '/en/projects', '?q=lom&place=plovdiv'],
    ['/en/projects?q=%D0%BB%00%zz\\', '/en/projects', '?q=%D0%BB%00%zz\\'],
    ['/en/projects/%D0%BB%D0%BE%D0%BC', '/en/projects/%D0%BB%D0%BE%D0%BC', ''],
    ['/en?a?b', '/en', '?a?b'],
    ['/en/a.b/...', '/en/a.b/...', ''],
  ])('%s', (target, pathname, search) => {
    expect(readRequestTarget(target)).toEqual({ ok: true, pathname, search });
  });
});

test('bytes that were not encoded are', () => {
  const raw = Buffer.from('/en/projects?q=Лом').toString('latin1');
  expect(readRequestTarget(raw)).toEqual({
    ok: true,
    pathname: '/en/projects',
    search: '?q=%D0%9B%D0%BE%D0%BC',
  });
});

describe('a malformed address is refused', () => {
  test.each([
    undefined,
    '',
    '*',
    'en/projects',
    'http://other.example/en',
    '//other.example',
    '/en//projects',
    '/en/%2F/projects',
    '/\\other.example',
    '/en/%5Cx',
    '/en/%00',
    '/en/%0d%0aSet-Cookie:x',
    '/en/%',
    '/en/%zz',
    '/en/%ff',
    '/en/%D0',
    '/en/\u00ff',
    '/en/../x',
    '/en/%2e%2e/x',
    '/en/..',
    '/en/./x',
    '/en#x',
    '/en/a b',
    '/en/\u007f',
  ])('%j', (target) => {
    expect(readRequestTarget(target)).toEqual({ ok: false, status: 400 });
  });

  test('too long', () => {
    expect(readRequestTarget(`/${'a'.repeat(longestTarget)}`)).toEqual({ ok: false, status: 414 });
    expect(readRequestTarget(`/${'a'.repeat(longestTarget - 1)}`).ok).toBe(true);
  });
});

test('whatever comes, what is taken is plain ASCII, decodable and without steps upwards', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const target = readRequestTarget(`/${Buffer.from(text).toString('latin1')}`);
      if (!target.ok) return;
      expect(target.pathname + target.search).toMatch(/^[!-~]+$/);
      expect(decodeURIComponent(target.pathname)).not.toMatch(/\/\.{1,2}(?:\/|$)|\/\/|\\/);
      expect(new URL(target.pathname, 'http://host').pathname).toBe(
        target.pathname.replace(/[<>"`{}^|]/g, encodeURI),
      );
    }),
  );
});
