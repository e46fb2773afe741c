import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSeededDatabase, type EmbeddedDatabase } from '#tests/support/embedded-database.ts';
import { startWebProcess, untilReady, type WebProcess } from '#tests/support/web-process.ts';

/** What a reader may wait for words when the database is away, and for a change or the return of the database. */
const wordsMs = 1_000;
const changeMs = 2_000;
const returnMs = 5_000;
/** How long what takes longer is waited for, to say how long it took. */
const patienceMs = 60_000;

let database: EmbeddedDatabase;
let web: WebProcess;
let slugs: string[];

beforeAll(async () => {
  database = await createSeededDatabase();
  const { rows } = await byOwner((owner) =>
    owner.query<{ slug: string }>('SELECT slug FROM portfolio.project ORDER BY slug'),
  );
  slugs = rows.map(({ slug }) => slug);
  web = await startWebProcess(database);
  await untilReady(web.url);
});

afterAll(async () => {
  await web?.end('SIGTERM');
  await database?.remove();
});

/** Works in the database as its owner, in one transaction. */
async function byOwner<Result>(work: (owner: pg.Client) => Promise<Result>): Promise<Result> {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  try {
    await owner.query('BEGIN');
    const result = await work(owner);
    await owner.query('COMMIT');
    return result;
  } finally {
    await owner.end();
  }
}

interface Answer {
  status: number;
  text: string;
  headers: Headers;
  ms: number;
}

async function ask(path: string): Promise<Answer> {
  const begun = performance.now();
  const answer = await fetch(web.url + path, { redirect: 'manual', signal: AbortSignal.timeout(20_000) });
  return {
    status: answer.status,
    text: await answer.text(),
    headers: answer.headers,
    ms: performance.now() - begun,
  };
}

/** Asks until the answer is right; returns how long that took. */
async function askUntil(path: string, isRight: (answer: Answer) => boolean): Promise<number> {
  const begun = performance.now();
  for (;;) {
    const answer = await ask(path);
    const ms = performance.now() - begun;
    if (isRight(answer)) return ms;
    if (ms > patienceMs) throw new Error(`${path} was still ${answer.status} after ${Math.round(ms)} ms`);
  }
}

const seen = () => ['/en', '/bg', `/en/projects/${slugs[0]}`, `/bg/projects/${slugs[0]}`];
/** Addresses that nobody asked for before: each is used once. */
const unseen = () => [
  `/en/projects/${slugs[1]}`,
  `/bg/projects/${slugs[1]}`,
  '/en/projects?q=plovdif',
  '/bg/projects?q=plovdif',
];

async function expectPagesSeenBefore(texts: Map<string, string>) {
  for (let round = 0; round < 5; round += 1)
    for (const path of seen()) {
      const { status, text } = await ask(path);
      expect(status, path).toBe(200);
      expect(text, path).toBe(texts.get(path));
    }
}

async function expectWordsForOthers() {
  const waits: number[] = [];
  for (const path of unseen()) {
    const { status, text, headers, ms } = await ask(path);
    expect({ path, status }).toEqual({ path, status: 503 });
    waits.push(ms);
    expect(headers.get('retry-after'), path).toBe('5');
    expect(headers.get('cache-control'), path).toBe('no-store');
    expect(text, path).toContain(`<html lang="${path.slice(1, 3)}">`);
    expect(text, path).not.toMatch(/<script|\bat \w+ \(/);
  }
  // The first one after a restart also pays for loading its code, on a machine that runs other tests meanwhile.
  expect(waits.toSorted((a, b) => a - b)[1]).toBeLessThan(wordsMs);
  expect((await ask('/livez')).status).toBe(200);
}

async function restartWeb() {
  const { port } = web;
  expect(await web.end('SIGTERM')).toBe(0);
  web = await startWebProcess({ ...database, port });
}

describe('while the database is', () => {
  let texts: Map<string, string>;
  /** How long the site was not ready when the database was back. */
  const returns: number[] = [];

  beforeAll(async () => {
    texts = new Map();
    for (const path of seen()) {
      await askUntil(path, ({ status }) => status === 200);
      texts.set(path, (await ask(path)).text);
    }
  });

  test('frozen, pages seen before still load and others say so within a second, also after a restart', async () => {
    database.freeze();
    try {
      await expectPagesSeenBefore(texts);
      await expectWordsForOthers();
      await askUntil('/readyz', ({ status }) => status === 503);
      await restartWeb();
      await expectPagesSeenBefore(texts);
      await expectWordsForOthers();
      expect((await ask('/readyz')).status).toBe(503);
    } finally {
      database.thaw();
    }
    returns.push(await askUntil('/readyz', ({ status }) => status === 200));
    await askUntil(`/en/projects/${slugs[0]}`, ({ status }) => status === 200);
  });

  test('killed, the same, and all is well when it is back', async () => {
    await database.kill();
    await expectPagesSeenBefore(texts);
    await expectWordsForOthers();
    await web.end('SIGKILL');
    web = await startWebProcess({ ...database, port: web.port });
    await expectPagesSeenBefore(texts);
    await expectWordsForOthers();
    await database.restart();
    returns.push(await askUntil('/readyz', ({ status }) => status === 200));
    // One of the two had the machine to itself.
    expect(Math.min(...returns)).toBeLessThan(returnMs);
    for (const path of unseen()) await askUntil(path, ({ status }) => status === 200);
  });
});

describe('a change', () => {
  /** Gives a project a new title, with or without waking those who follow. */
  async function rename(slug: string, title: string, isNotified: boolean) {
    await byOwner(async (owner) => {
      const { rows } = await owner.query<{ id: string }>(
        `UPDATE portfolio.project SET document = jsonb_set(document, '{title,en}', to_jsonb($2::text)) WHERE slug = $1 RETURNING id`,
        [slug, title],
      );
      await owner.query('INSERT INTO portfolio.change (tags) VALUES ($1)', [[`project:${rows[0]?.id}`]]);
      if (isNotified) await owner.query(`SELECT pg_notify('grantfolio_change', '')`);
    });
  }

  test.each([
    ['announced', true],
    ['found by looking', false],
  ])('%s shows within two seconds', async (how, isNotified) => {
    const path = `/en/projects/${slugs[0]}`;
    await ask(path);
    const waits: number[] = [];
    for (const time of ['once', 'twice', 'again']) {
      const title = `A title ${how} ${time}`;
      await rename(slugs[0] ?? '', title, isNotified);
      waits.push(await askUntil(path, ({ text }) => text.includes(title)));
    }
    // One of them had the machine to itself.
    expect(Math.min(...waits)).toBeLessThan(changeMs);
  });

  test('made while the site was down shows at once when it is up', async () => {
    const path = `/en/projects/${slugs[0]}`;
    const isShown: boolean[] = [];
    // Where a busy machine leaves the database no time, it seems to be away and the last known page is right.
    while (isShown.length < 3 && isShown.at(-1) !== true) {
      const title = `A title of the night ${isShown.length}`;
      const { port } = web;
      expect(await web.end('SIGTERM')).toBe(0);
      await rename(slugs[0] ?? '', title, false);
      web = await startWebProcess({ ...database, port });
      await untilReady(web.url);
      isShown.push((await ask(path)).text.includes(title));
      await askUntil(path, ({ text }) => text.includes(title));
    }
    expect(isShown.at(-1)).toBe(true);
  });

  test('that withdraws a project takes its page away within two seconds, and for good', async () => {
    const withdrawn = slugs.slice(1, 3);
    const waits: number[] = [];
    for (const slug of withdrawn) {
      const path = `/en/projects/${slug}`;
      expect((await ask(path)).status).toBe(200);
      await byOwner(async (owner) => {
        const { rows } = await owner.query<{ id: string }>(
          'DELETE FROM portfolio.project WHERE slug = $1 RETURNING id',
          [slug],
        );
        await owner.query('INSERT INTO portfolio.change (tags, tombstone) VALUES ($1, true)', [
          [`project:${rows[0]?.id}`],
        ]);
      });
      waits.push(await askUntil(path, ({ status }) => status === 404));
    }
    expect(Math.min(...waits)).toBeLessThan(changeMs);
    const statuses = async () => {
      const answers = await Promise.all(withdrawn.map((slug) => ask(`/en/projects/${slug}`)));
      return answers.map(({ status }) => status);
    };
    database.freeze();
    try {
      expect(await statuses()).toEqual([503, 503]);
      await restartWeb();
      expect(await statuses()).toEqual([503, 503]);
      expect((await ask('/bg')).status).toBe(200);
    } finally {
      database.thaw();
    }
  });
});

test('a taken port is said in one sentence', async () => {
  await expect(startWebProcess({ ...database, port: web.port })).rejects.toThrow(
    new RegExp(`ended with 1[^]*Port ${web.port} on 127\\.0\\.0\\.1 is taken`),
  );
});
