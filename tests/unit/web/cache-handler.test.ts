import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ChangeLedger } from '#lib/web/cache/change-ledger.ts';
import { PageCache } from '#lib/web/cache/page-cache.ts';
import { PageStore } from '#lib/web/cache/page-store.ts';
import CacheHandler from '#lib/web/cache-handler.ts';
import {
  declareDependencies,
  declareGone,
  declareMissing,
  declareMoved,
} from '#lib/web/page-dependencies.ts';
import { newRequestContext, type RequestContext, runWithRequestContext } from '#lib/web/request-context.ts';
import { setRuntime } from '#lib/web/runtime.ts';

const handler = new CacheHandler();
const page = (html = '<p>x</p>', status?: number) =>
  ({ kind: 'APP_PAGE', html, ...(status !== undefined && { status }) }) as const;

let folder: string;
let ledger: ChangeLedger;
let store: PageStore;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'grantfolio-handler-'));
  ledger = new ChangeLedger();
  ledger.begin('db', 0);
  const log = pino({ level: 'silent' });
  store = new PageStore(folder, log);
  await store.open();
  const follower = {
    judge: ledger.judge.bind(ledger),
    isHealthy: true,
    stamp: ledger.stamp,
    heard: 0,
    suspect: () => {},
  };
  setRuntime({ follower, pages: new PageCache({ follower, store }), log });
});

afterEach(async () => {
  await store.settled();
  await rm(folder, { recursive: true, force: true });
});

/** Lets the handler keep `value` as the outcome of a render that did `work`. */
async function keep(
  value: Parameters<CacheHandler['set']>[1],
  work: (context: RequestContext) => void = () => {},
): Promise<unknown> {
  const context = newRequestContext('id', ledger.stamp);
  await runWithRequestContext(context, async () => {
    work(context);
    await handler.set('key', value);
  });
  return (await handler.get('key', { kind: 'APP_PAGE' }))?.value ?? null;
}

const change = (tag: string) => ledger.apply([{ seq: ledger.stamp.seq + 1, tags: [tag], tombstone: false }]);
const found = async () => (await handler.get('key', { kind: 'APP_PAGE' })) !== null;

describe('kept', () => {
  test('is a whole page, until what it declared changes', async () => {
    expect(await keep(page(), () => declareDependencies({ tags: ['project:a'] }))).toMatchObject(page());
    change('project:b');
    expect(await found()).toBe(true);
    change('project:a');
    expect(await found()).toBe(false);
  });

  test('is a page that declared nothing, until anything changes', async () => {
    await keep(page());
    expect(await found()).toBe(true);
    change('project:b');
    expect(await found()).toBe(false);
  });

  test('is a page until the earliest instant it declared', async () => {
    await keep(page(), () => {
      declareDependencies({ tags: ['a'], expiresAt: new Date('2999-01-01') });
      declareDependencies({ tags: ['b'], expiresAt: new Date('2020-01-01') });
      declareDependencies({ tags: ['c'], expiresAt: new Date('2998-01-01') });
    });
    expect(await found()).toBe(false);
  });

  test('is the body of a route handler', async () => {
    const route = {
      kind: 'APP_ROUTE',
      status: 200,
      body: Buffer.from('<urlset/>'),
      headers: { 'content-type': 'text/xml' },
    } as const;
    expect(await keep(route)).toEqual(route);
  });

  test('carries the policy of its own scripts and no header of the framework', async () => {
    const script = 'self.__next_f.push([1,"a"])';
    const value = {
      ...page(`<script>${script}</script>`),
      headers: { 'x-next-cache-tags': 'a', 'x-nextjs-stale-time': '300' },
    };
    expect(await keep(value)).toMatchObject({
      headers: {
        'x-nextjs-stale-time': '300',
        'content-security-policy': expect.stringContaining("'sha256-"),
      },
    });
    expect(JSON.stringify(await keep(value))).not.toContain('x-next-cache-tags');
  });
});

describe('not kept', () => {
  test.each([404, 410, 307, 308, 500])('is an answer of %i', async (status) => {
    expect(await keep(page('<p>x</p>', status))).toBeNull();
  });

  test.each([
    [declareMissing, { status: 404 }],
    [declareGone, { status: 410 }],
    [() => declareMoved('/en/x'), { status: 308, headers: { location: '/en/x' } }],
  ])(
    'is what a page declares instead of itself, and who waits for it hears the same',
    async (declare, told) => {
      const value = page();
      expect(await keep(value, declare)).toBeNull();
      expect(value).toMatchObject(told);
    },
  );

  test('is a page of which a part failed', async () => {
    expect(
      await keep(page(), (context) => {
        context.failure = new Error('x');
      }),
    ).toBeNull();
  });

  test.each(['FETCH', 'PAGES', 'REDIRECT', 'IMAGE'] as const)('is what is no page: %s', async (kind) => {
    expect(await keep({ kind })).toBeNull();
    expect(await handler.get('key', { kind })).toBeNull();
  });

  test('is what no request of ours asked for', async () => {
    await handler.set('key', page());
    expect(await found()).toBe(false);
  });

  test('is the old page that comes back when its renewal fails', async () => {
    const old = await keep(page('<p>old</p>'), () => declareDependencies({ tags: ['project:a'] }));
    change('project:a');
    expect(await keep(old as ReturnType<typeof page>)).toBeNull();
  });
});
