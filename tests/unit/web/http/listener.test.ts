import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DatabaseUnavailable } from '#lib/errors.ts';
import { ChangeLedger } from '#lib/web/cache/change-ledger.ts';
import { PageCache } from '#lib/web/cache/page-cache.ts';
import { PageStore } from '#lib/web/cache/page-store.ts';
import CacheHandler from '#lib/web/cache-handler.ts';
import { closeGracefully, createLimitedServer, listen } from '#lib/web/http/connections.ts';
import { createListener } from '#lib/web/http/listener.ts';
import { securityHeaders } from '#lib/web/http/security-headers.ts';
import { StaticFiles } from '#lib/web/http/static-files.ts';
import {
  declareDependencies,
  declareGone,
  declareMissing,
  declareMoved,
} from '#lib/web/page-dependencies.ts';
import { getRequestContext } from '#lib/web/request-context.ts';
import { setRuntime } from '#lib/web/runtime.ts';

/** Stands for the framework: a test says what it does with a request. */
type Framework = (req: IncomingMessage, res: ServerResponse) => Promise<void>;

const flight = 'self.__next_f.push([1,"data"])';
const document = (text: string) => `<!DOCTYPE html><h1>${text}</h1><script>${flight}</script>`;

let folder: string;
let server: Server;
let port: number;
let store: PageStore;
let ledger: ChangeLedger;
let framework: Framework;
let follower: { stamp: ChangeLedger['stamp']; isHealthy: boolean; heard: number; suspect: () => void };

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'grantfolio-edge-'));
  ledger = new ChangeLedger();
  ledger.begin('db', 0);
  let isHealthy = true;
  follower = {
    get stamp() {
      return ledger.stamp;
    },
    get isHealthy() {
      return isHealthy;
    },
    set isHealthy(value) {
      isHealthy = value;
    },
    heard: 0,
    suspect: () => {
      isHealthy = false;
    },
  };
  const log = pino({ level: 'silent' });
  store = new PageStore(folder, log);
  await store.open();
  const judging = Object.assign(Object.create(follower) as typeof follower, {
    judge: ledger.judge.bind(ledger),
  });
  const pages = new PageCache({ follower: judging, store });
  setRuntime({ follower, pages, log });
  const listener = createListener({
    framework: (req, res) => framework(req, res),
    follower,
    pages,
    files: await StaticFiles.list(path.join(folder, 'none'), path.resolve('public')),
    uploads: { answer: async () => false },
    headers: securityHeaders('https://portfolio.example.org'),
    staff: { isOn: true, siteUrl: null, trustsProxy: false },
    log,
  });
  server = createLimitedServer(listener);
  port = await listen(server, '127.0.0.1', 0);
});

afterEach(async () => {
  await closeGracefully(server);
  await store.settled();
  await rm(folder, { recursive: true, force: true });
});

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
  text: string;
}

async function ask(
  target: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const req = request({ host: '127.0.0.1', port, path: target, agent: false, ...options });
  req.end();
  const [res] = (await once(req, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of res) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  return { status: res.statusCode ?? 0, headers: res.headers, body, text: body.toString() };
}

const sendsPage =
  (text: string, status = 200): Framework =>
  async (_, res) => {
    res.statusCode = status;
    res.setHeader('Content-Type', 'text/html; charset=utf-8');
    res.setHeader('Cache-Control', 's-maxage=31536000');
    res.write(document(text).slice(0, 20));
    res.end(document(text).slice(20));
  };

/** Renders through the page cache, as the framework does. */
const renders =
  (tags: string[], text: () => string): Framework =>
  async (req, res) => {
    const handler = new CacheHandler();
    const key = `/route-cache/APP_PAGE/${'0'.repeat(64)}/$${req.url?.split('?')[0]}`;
    const hit = await handler.get(key, { kind: 'APP_PAGE' });
    if (hit === null) {
      declareDependencies({ tags });
      const made = text();
      await handler.set(key, {
        kind: 'APP_PAGE',
        html: document(made),
        headers: { 'x-next-cache-tags': '_N_T_/layout' },
      });
      return await sendsPage(made)(req, res);
    }
    if (hit.value.kind !== 'APP_PAGE') throw new TypeError();
    for (const [name, value] of Object.entries(hit.value.headers ?? {}))
      if (value !== undefined) res.setHeader(name, value);
    res.setHeader('Content-Type', 'text/html; charset=utf-8');
    res.end(hit.value.html);
  };

const fails =
  (error: Error): Framework =>
  async (_, res) => {
    const context = getRequestContext();
    if (context !== undefined) context.failure ??= error;
    res.statusCode = 500;
    res.setHeader('Content-Type', 'text/html');
    res.end('<pre>stack of the error</pre>');
  };

describe('a page of the framework', () => {
  test('gets a policy with the hashes of its scripts, and every security header', async () => {
    framework = sendsPage('hello');
    const { status, headers, text } = await ask('/en');
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
    framework = sendsPage('hello '.repeat(500));
    const first = await ask('/en', { headers: { 'accept-encoding': 'br' } });
    expect(first.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(first.body).toString()).toBe(document('hello '.repeat(500)));
    expect(first.headers['vary']).toContain('Accept-Encoding');
    const again = await ask('/en', { headers: { 'if-none-match': String(first.headers.etag) } });
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, first.headers.etag]);
    expect(again.headers['content-security-policy']).toBe(first.headers['content-security-policy']);
  });

  test('that is not there keeps its words and is not stored by anyone', async () => {
    framework = sendsPage('no such place', 404);
    const { status, text, headers } = await ask('/en/places/x');
    expect([status, text, headers['cache-control']]).toEqual([404, document('no such place'), 'no-store']);
    expect(headers['content-security-policy']).toContain("'sha256-");
  });

  test('answers HEAD with the same headers and no body', async () => {
    framework = sendsPage('hello');
    const [get, head] = [await ask('/en'), await ask('/en', { method: 'HEAD' })];
    expect([head.status, head.body.length]).toEqual([200, 0]);
    for (const name of ['content-length', 'content-type', 'etag', 'content-security-policy'])
      expect(head.headers[name]).toBe(get.headers[name]);
  });

  test('never sees a nonce, a cookie of modes or a forwarded host that a client sent', async () => {
    let seen: IncomingMessage['headers'] = {};
    framework = async (req, res) => {
      seen = req.headers;
      await sendsPage('x')(req, res);
    };
    await ask('/en', {
      headers: { 'content-security-policy': "script-src 'nonce-x'", 'x-forwarded-host': 'evil.example' },
    });
    expect(Object.keys(seen).toSorted()).toEqual(['connection', 'host', 'user-agent']);
    expect(seen['user-agent']).toBe('a reader');
  });
});

describe('a page that may be kept', () => {
  test('is made once, with its policy, and again when what it shows has changed', async () => {
    let renderings = 0;
    framework = renders(['project:a'], () => String((renderings += 1)));
    const first = await ask('/en/projects/a');
    const second = await ask('/en/projects/a?utm_source=x');
    expect([first.text, second.text]).toEqual([document('1'), document('1')]);
    expect(second.headers['content-security-policy']).toBe(first.headers['content-security-policy']);
    expect(JSON.stringify(second.headers)).not.toContain('_N_T_');
    ledger.apply([{ seq: 1, tags: ['project:a'], tombstone: false }]);
    expect((await ask('/en/projects/a')).text).toBe(document('2'));
  });

  test('is shown outdated when the database does not answer, but not when it was withdrawn', async () => {
    framework = renders(['project:a'], () => 'kept');
    await ask('/en/projects/a');
    ledger.apply([{ seq: 1, tags: ['project:a'], tombstone: false }]);
    framework = fails(new DatabaseUnavailable());
    expect(await ask('/en/projects/a')).toMatchObject({ status: 200, text: document('kept') });
    ledger.apply([{ seq: 2, tags: ['project:a'], tombstone: true }]);
    expect((await ask('/en/projects/a')).status).toBe(503);
  });
});

describe('an address that says what became of it', () => {
  test.each([
    ['that there is nothing', declareMissing, 404, undefined],
    ['that it is gone', declareGone, 410, undefined],
    ['that it moved', () => declareMoved('/en/projects/b'), 308, '/en/projects/b'],
  ])('%s is answered so, in words, and kept nowhere', async (_, declare, status, location) => {
    let renderings = 0;
    framework = async (req, res) => {
      declare();
      await renders(['project:a'], () => String((renderings += 1)))(req, res);
    };
    for (const text of ['1', '2']) {
      const answer = await ask('/en/projects/a');
      expect(answer).toMatchObject({ status, text: document(text) });
      expect(answer.headers['location']).toBe(location);
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });
});

describe('when a page fails', () => {
  test.each([
    ['/en/x', 'en', 'This page could not be made'],
    ['/bg/x', 'bg', 'Страницата не можа да бъде съставена'],
  ])('%s says so in words, with the number of the request and no stack', async (target, locale, words) => {
    framework = fails(new Error('a secret of the inside'));
    const { status, text, headers } = await ask(target);
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
    framework = fails(new Error('wrapped', { cause: new DatabaseUnavailable() }));
    const { status, headers } = await ask('/en/x');
    expect([status, headers['retry-after']]).toEqual([503, '5']);
  });

  test('by throwing, the answer is the same', async () => {
    framework = () => Promise.reject(new Error('thrown'));
    expect((await ask('/en/x')).status).toBe(500);
  });

  test('by saying nothing while the database is silent, the answer comes all the same', async () => {
    let late: ServerResponse | undefined;
    framework = async (_, res) => {
      late = res;
    };
    expect((await ask('/en/x')).status).toBe(503);
    expect(follower.isHealthy).toBe(false);
    late?.setHeader('Content-Type', 'text/html');
    late?.end('too late');
  });

  test('a route handler may say 503 in its own words', async () => {
    framework = async (_, res) => {
      res.statusCode = 503;
      res.setHeader('Content-Type', 'text/plain;charset=UTF-8');
      res.end('database away\n');
    };
    expect(await ask('/readyz')).toMatchObject({ status: 503, text: 'database away\n' });
  });
});

describe('what is refused', () => {
  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'])('%s, in words', async (method) => {
    framework = sendsPage('never');
    const { status, headers, text } = await ask('/en', { method });
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
    framework = sendsPage('never');
    const answer = await ask(target);
    expect(answer.status).toBe(status);
    expect(answer.text).toMatch(/^<!DOCTYPE html>/);
  });

  test.each([
    ['NONSENSE\r\n\r\n', 400],
    [`GET /en HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ])('what is no HTTP: %.20j', async (bytes, status) => {
    const socket = connect(port, '127.0.0.1');
    socket.end(bytes);
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });
});

test('a file of public/ is sent by its name only', async () => {
  framework = sendsPage('never');
  const file = await ask('/error.css');
  expect([file.status, file.headers['content-type']]).toEqual([200, 'text/css; charset=utf-8']);
  for (const target of ['/error.css/', '/Error.css', '/%65rror.css', '/fonts', '/constructor'])
    expect((await ask(target)).status, target).toBe(404);
});

test('a body that is no page flows as it comes', async () => {
  framework = async (_, res) => {
    res.writeHead(200, { 'Content-Type': 'text/csv' });
    res.write('a,b\n');
    res.end('1,2\n');
  };
  const { status, text, headers } = await ask('/en/x.csv');
  expect([status, text, headers['content-type']]).toEqual([200, 'a,b\n1,2\n', 'text/csv']);
});
