import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { DatabaseUnavailable } from '#lib/errors.ts';
import { document, edgeForEachTest, fails, sendsPage } from '#tests/support/edge.ts';

const turnOfTheLoop = () =>
  new Promise<void>((resolve) => {
    setImmediate(resolve);
  });

const edge = edgeForEachTest('https://portfolio.example.org');

describe('a page of the framework', () => {
  test('gets a policy with the hashes of its scripts, and every security header', async () => {
    edge.framework = sendsPage('hello');
    const { status, headers, text } = await edge.ask('/en');
    expect(status).toBe(200);
    expect(text).toBe(document('hello'));
    expect(headers['content-security-policy']).toMatch(/script-src 'self' 'sha256-[\w+/=]+'$/);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'strict-transport-security': expect.stringContaining('max-age='),
      'cache-control': 'no-cache',
    });
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers['x-powered-by']).toBeUndefined();
  });

  test('is compressed, tagged, and not sent again to who has it', async () => {
    edge.framework = sendsPage('hello '.repeat(500));
    const first = await edge.ask('/en', { headers: { 'accept-encoding': 'br' } });
    expect(first.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(first.body).toString()).toBe(document('hello '.repeat(500)));
    expect(first.headers['vary']).toContain('Accept-Encoding');
    const again = await edge.ask('/en', { headers: { 'if-none-match': String(first.headers.etag) } });
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, first.headers.etag]);
    expect(again.headers['content-security-policy']).toBe(first.headers['content-security-policy']);
  });

  test('that is not there keeps its words and is not stored by anyone', async () => {
    edge.framework = sendsPage('no such place', 404);
    const { status, text, headers } = await edge.ask('/en/places/x');
    expect([status, text, headers['cache-control']]).toEqual([404, document('no such place'), 'no-store']);
    expect(headers['content-security-policy']).toContain("'sha256-");
  });

  test('answers HEAD with the same headers and no body', async () => {
    edge.framework = sendsPage('hello');
    const [get, head] = [await edge.ask('/en'), await edge.ask('/en', { method: 'HEAD' })];
    expect([head.status, head.body.length]).toEqual([200, 0]);
    for (const name of ['content-length', 'content-type', 'etag', 'content-security-policy'])
      expect(head.headers[name]).toBe(get.headers[name]);
  });

  test('never sees a nonce, a cookie of modes or a forwarded host that a client sent', async () => {
    let seen: IncomingMessage['headers'] = {};
    edge.framework = async (req, res) => {
      seen = req.headers;
      await sendsPage('x')(req, res);
    };
    await edge.ask('/en', {
      headers: { 'content-security-policy': "script-src 'nonce-x'", 'x-forwarded-host': 'evil.example' },
    });
    expect(Object.keys(seen).toSorted()).toEqual(['connection', 'host', 'user-agent']);
    expect(seen['user-agent']).toBe('a reader');
  });
});

describe('when a page fails', () => {
  test.each([
    ['/en/x', 'en', 'This page could not be made'],
    ['/bg/x', 'bg', 'Страницата не можа да бъде съставена'],
  ])('%s says so in words, with the number of the request and no stack', async (target, locale, words) => {
    edge.framework = fails(new Error('a secret of the inside'));
    const { status, text, headers } = await edge.ask(target);
    expect(status).toBe(500);
    expect(text).toContain(`<html lang="${locale}">`);
    expect(text).toContain(words);
    expect(text).toContain(headers['x-request-id']);
    expect(text).not.toMatch(/secret|stack of|<script/);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
    });
    expect(headers['content-security-policy']).toContain("script-src 'none'");
  });

  test('because the database is away, it asks to come back', async () => {
    edge.framework = fails(new Error('wrapped', { cause: new DatabaseUnavailable() }));
    const { status, headers } = await edge.ask('/en/x');
    expect([status, headers['retry-after']]).toEqual([503, '5']);
  });

  test('by throwing, the answer is the same', async () => {
    edge.framework = () => Promise.reject(new Error('thrown'));
    expect((await edge.ask('/en/x')).status).toBe(500);
  });

  test('by saying nothing while the database is silent, the answer comes all the same', async () => {
    let late: ServerResponse | undefined;
    edge.framework = async (_, res) => {
      late = res;
    };
    expect((await edge.ask('/en/x')).status).toBe(503);
    expect(edge.isHealthy).toBe(false);
    late?.setHeader('Content-Type', 'text/html');
    late?.end('too late');
  });

  test('a page that is there is not given up while its code is loaded, though the database is away', async () => {
    edge.isHealthy = false;
    edge.framework = async (req, res) => {
      await turnOfTheLoop();
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
      await turnOfTheLoop();
      await sendsPage('kept')(req, res);
    };
    expect(await edge.ask('/en/x')).toMatchObject({ status: 200, text: document('kept') });
  });

  test('a route handler may say 503 in its own words', async () => {
    edge.framework = async (_, res) => {
      res.statusCode = 503;
      res.setHeader('Content-Type', 'text/plain;charset=UTF-8');
      res.end('database away\n');
    };
    expect(await edge.ask('/readyz')).toMatchObject({ status: 503, text: 'database away\n' });
  });
});

describe('what is refused', () => {
  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'])('%s, in words', async (method) => {
    edge.framework = sendsPage('never');
    const { status, headers, text } = await edge.ask('/en', { method });
    expect([status, headers['allow'], headers.connection]).toEqual([405, 'GET, HEAD', 'close']);
    expect(text).toContain('This can only be read');
  });

  test.each([
    ['/en/%ff', 400],
    ['//evil.example', 400],
    ['/en\\x', 400],
    ['/en/%00', 400],
    [`/en?q=${'x'.repeat(8_000)}`, 414],
    ['/_next/image?url=%2Fsocial.png&w=64&q=75', 404],
    ['/de/projects', 404],
    ['/wp-login.php', 404],
  ])('%.30s with %i', async (target, status) => {
    edge.framework = sendsPage('never');
    const answer = await edge.ask(target);
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(/^<!DOCTYPE html>/);
  });

  test.each([
    ['NONSENSE\r\n\r\n', 400],
    [`GET /en HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('what is no HTTP: %.20j', async (bytes, status) => {
    const socket = connect(edge.port, '127.0.0.1');
    socket.end(bytes);
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });
});

test('a file of public/ is sent by its name only', async () => {
  edge.framework = sendsPage('never');
  const file = await edge.ask('/error.css');
  expect([file.status, file.headers['content-type']]).toEqual([200, 'text/css; charset=utf-8']);
  for (const target of ['/error.css/', '/Error.css', '/%65rror.css', '/fonts', '/constructor'])
    expect((await edge.ask(target)).status, target).toBe(404);
});

test('a body that is no page flows as it comes', async () => {
  edge.framework = async (_, res) => {
    res.writeHead(200, { 'Content-Type': 'text/csv' });
    res.write('a,b\n');
    res.end('1,2\n');
  };
  const { status, text, headers } = await edge.ask('/en/x.csv');
  expect([status, text, headers['content-type']]).toEqual([200, 'a,b\n1,2\n', 'text/csv']);
});
