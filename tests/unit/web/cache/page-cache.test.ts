import { mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ChangeLedger } from '#lib/web/cache/change-ledger.ts';
import type { KeptPage } from '#lib/web/cache/kept-page.ts';
import { PageCache } from '#lib/web/cache/page-cache.ts';
import { PageStore } from '#lib/web/cache/page-store.ts';

const log = pino({ level: 'silent' });
const key = (pathname: string) => `/route-cache/APP_PAGE/${'0'.repeat(64)}/$${pathname}`;

let folder: string;
let ledger: ChangeLedger;
let isHealthy: boolean;
let now: number;
let stores: PageStore[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'grantfolio-pages-'));
  ledger = new ChangeLedger();
  ledger.begin('db', 0);
  isHealthy = true;
  now = 1_000;
  stores = [];
});

afterEach(async () => {
  await Promise.all(stores.map((store) => store.settled()));
  await rm(folder, { recursive: true, force: true });
});

/** The cache as a process has it that was just started on the same folder. */
async function start(mostBytes?: number) {
  const store = new PageStore(folder, log, mostBytes);
  stores.push(store);
  await store.open();
  const follower = {
    judge: ledger.judge.bind(ledger),
    get isHealthy() {
      return isHealthy;
    },
  };
  return { store, pages: new PageCache({ follower, store, now: () => now }) };
}

function page(pathname: string, own: Partial<KeptPage> = {}): KeptPage {
  return {
    key: key(pathname),
    stamp: ledger.stamp,
    tags: [`page:${pathname}`],
    expiresAt: null,
    value: {
      kind: 'APP_PAGE',
      html: `<h1>${pathname}</h1>`,
      rscData: Buffer.from('data'),
      headers: { 'content-security-policy': "default-src 'none'" },
      segmentData: new Map([['/_tree', Buffer.from('tree')]]),
    },
    ...own,
  };
}

const change = (tag: string, tombstone = false) =>
  ledger.apply([{ seq: ledger.stamp.seq + 1, tags: [tag], tombstone }]);

const html = (found: KeptPage | null) => (found?.value.kind === 'APP_PAGE' ? found.value.html : null);

describe('a kept page', () => {
  test('is found by its key and by its plain address', async () => {
    const { pages } = await start();
    pages.keep(page('/en/projects/a'));
    expect(html(await pages.find(key('/en/projects/a')))).toBe('<h1>/en/projects/a</h1>');
    expect(html(pages.findInMemory('/en/projects/a'))).toBe('<h1>/en/projects/a</h1>');
    expect(await pages.find(key('/en/projects/b'))).toBeNull();
  });

  test.each(['/_not-found', '/en/Projects', '/en/%D1%84', '/index', '/en/..'])(
    'answers no plain address that is not certain: %s',
    async (pathname) => {
      const { pages } = await start();
      pages.keep(page(pathname, pathname === '/index' ? { key: '/route-cache/APP_ROUTE/x/$/index' } : {}));
      expect(pages.findInMemory(pathname)).toBeNull();
    },
  );

  test('is whole again after a restart', async () => {
    const first = await start();
    const kept = page('/en/a', { expiresAt: 5_000 });
    first.pages.keep(kept);
    await first.store.settled();
    const second = await start();
    expect(await second.pages.find(key('/en/a'))).toEqual(kept);
    expect(second.pages.findInMemory('/en/a')).toEqual(kept);
  });

  test('gives way to its change', async () => {
    const { pages } = await start();
    pages.keep(page('/en/a'));
    pages.keep(page('/en/b'));
    change('page:/en/a');
    expect(await pages.find(key('/en/a'))).toBeNull();
    expect(await pages.find(key('/en/b'))).not.toBeNull();
  });

  test('gives way at the instant it names', async () => {
    const { pages } = await start();
    pages.keep(page('/en/a', { expiresAt: 2_000 }));
    expect(pages.findInMemory('/en/a')).not.toBeNull();
    now = 2_000;
    expect(pages.findInMemory('/en/a')).toBeNull();
    expect(await pages.find(key('/en/a'))).toBeNull();
  });

  test('is not kept when a change came while it was made', async () => {
    const { pages } = await start();
    const { stamp } = ledger;
    change('page:/en/a');
    pages.keep(page('/en/a', { stamp }));
    isHealthy = false;
    expect(await pages.find(key('/en/a'))).toBeNull();
  });
});

describe('while the database is away', () => {
  test('an outdated or expired page is better than none', async () => {
    const { pages } = await start();
    pages.keep(page('/en/a'));
    pages.keep(page('/en/b', { expiresAt: 2_000 }));
    change('page:/en/a');
    now = 3_000;
    isHealthy = false;
    expect(await pages.find(key('/en/a'))).not.toBeNull();
    expect(await pages.find(key('/en/b'))).not.toBeNull();
    isHealthy = true;
    expect(await pages.find(key('/en/a'))).toBeNull();
    expect(pages.findLastKnown('/en/a')).not.toBeNull();
  });

  test('a withdrawn page is not, also after a restart', async () => {
    const first = await start();
    first.pages.keep(page('/en/a'));
    await first.store.settled();
    change('page:/en/a', true);
    isHealthy = false;
    expect(await first.pages.find(key('/en/a'))).toBeNull();
    expect(first.pages.findLastKnown('/en/a')).toBeNull();
    const state: unknown = JSON.parse(JSON.stringify(ledger.toState()));
    ledger = ChangeLedger.fromState(state) ?? new ChangeLedger();
    const second = await start();
    expect(await second.pages.find(key('/en/a'))).toBeNull();
    expect(second.pages.findLastKnown('/en/a')).toBeNull();
  });
});

describe('a file', () => {
  const damages: Record<string, (file: string) => Promise<void>> = {
    'cut off': (file) => truncate(file, 200),
    empty: (file) => truncate(file, 0),
    'with a flipped bit': async (file) => {
      const bytes = await readFile(file);
      bytes.writeUInt8(bytes.readUInt8(bytes.length - 5) ^ 1, bytes.length - 5);
      await writeFile(file, bytes);
    },
    'of another form': (file) => writeFile(file, 'something else'),
  };

  test.each(Object.entries(damages))('%s is no page and is removed', async (_, damage) => {
    const first = await start();
    first.pages.keep(page('/en/a'));
    await first.store.settled();
    const [name] = await readdir(folder);
    await damage(path.join(folder, name ?? ''));
    const second = await start();
    expect(await second.pages.find(key('/en/a'))).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });

  test('that is gone is no page', async () => {
    const { store } = await start();
    store.write(page('/en/a'));
    await store.settled();
    await rm(folder, { recursive: true });
    expect(await store.read(key('/en/a'))).toBeNull();
  });

  test('left half-written by a killed process is removed', async () => {
    await writeFile(path.join(folder, 'x.page.123.tmp'), 'half');
    await start();
    expect(await readdir(folder)).toEqual([]);
  });

  test('is removed when there are too many bytes, the longest unused first', async () => {
    const first = await start();
    for (const [seconds, name] of ['a', 'b', 'c'].entries()) {
      first.store.write(page(`/en/${name}`));
      await first.store.settled();
      for (const file of await readdir(folder)) await utimes(path.join(folder, file), seconds, seconds);
    }
    const sizes = await Promise.all(
      (await readdir(folder)).map(async (file) => (await stat(path.join(folder, file))).size),
    );
    const room = sizes.reduce((sum, size) => sum + size, 0) + 10;
    const second = await start(room);
    await second.store.read(key('/en/a'));
    second.store.write(page('/en/d'));
    await second.store.settled();
    const left = await Promise.all(['a', 'd'].map((name) => second.store.read(key(`/en/${name}`))));
    expect(left).not.toContain(null);
    expect(await readdir(folder)).toHaveLength(3);
  });

  test('that cannot be written leaves the page in memory', async () => {
    const { pages, store } = await start();
    await rm(folder, { recursive: true });
    pages.keep(page('/en/a'));
    await store.settled();
    expect(pages.findInMemory('/en/a')).not.toBeNull();
  });
});

test('clearing forgets memory and disk', async () => {
  const { pages, store } = await start();
  pages.keep(page('/en/a'));
  await store.settled();
  await pages.clear();
  isHealthy = false;
  expect(await pages.find(key('/en/a'))).toBeNull();
  expect(await readdir(folder)).toEqual([]);
});
