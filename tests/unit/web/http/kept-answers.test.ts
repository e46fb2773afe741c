/** What is made once and kept until it changes: pages by the framework's own cache, answers to questions by the server. */
import { beforeEach, describe, expect, test } from 'vitest';
import { DatabaseUnavailable } from '#lib/errors.ts';
import CacheHandler from '#lib/web/cache-handler.ts';
import {
  declareDependencies,
  declareGone,
  declareMissing,
  declareMoved,
} from '#lib/web/page-dependencies.ts';
import { getRequestContext } from '#lib/web/request-context.ts';
import { document, edgeForEachTest, type Framework, fails, sendsPage } from '#tests/support/edge.ts';

const edge = edgeForEachTest(null);

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

describe('a page that may be kept', () => {
  test('is made once, with its policy, and again when what it shows has changed', async () => {
    let renderings = 0;
    edge.framework = renders(['project:a'], () => String((renderings += 1)));
    const first = await edge.ask('/en/projects/a');
    const second = await edge.ask('/en/projects/a?utm_source=x');
    expect([first.text, second.text]).toEqual([document('1'), document('1')]);
    expect(second.headers['content-security-policy']).toBe(first.headers['content-security-policy']);
    expect(JSON.stringify(second.headers)).not.toContain('_N_T_');
    edge.ledger.apply([{ seq: 1, tags: ['project:a'], tombstone: false }]);
    expect((await edge.ask('/en/projects/a')).text).toBe(document('2'));
  });

  test('is shown outdated when the database does not answer, but not when it was withdrawn', async () => {
    edge.framework = renders(['project:a'], () => 'kept');
    await edge.ask('/en/projects/a');
    edge.ledger.apply([{ seq: 1, tags: ['project:a'], tombstone: false }]);
    edge.framework = fails(new DatabaseUnavailable());
    expect(await edge.ask('/en/projects/a')).toMatchObject({ status: 200, text: document('kept') });
    edge.ledger.apply([{ seq: 2, tags: ['project:a'], tombstone: true }]);
    expect((await edge.ask('/en/projects/a')).status).toBe(503);
  });
});

describe('an answer to a question', () => {
  let renderings = 0;

  /** A page that looks at its question, and therefore is not kept by the framework. */
  const searches =
    (expiresAt?: Date): Framework =>
    async (req, res) => {
      declareDependencies({ tags: ['portfolio'], ...(expiresAt !== undefined && { expiresAt }) });
      await sendsPage(`${req.url} ${(renderings += 1)}`)(req, res);
    };
  const texts = async (...targets: string[]) => {
    const found: string[] = [];
    for (const target of targets) found.push((await edge.ask(target)).text);
    return found;
  };

  beforeEach(() => {
    renderings = 0;
    edge.framework = searches();
  });

  test('is made once for each question, with the same headers, and again when anything has changed', async () => {
    const [first, again] = [await edge.ask('/en/projects?q=a'), await edge.ask('/en/projects?q=a')];
    expect(again.text).toBe(first.text);
    for (const name of ['content-security-policy', 'cache-control', 'etag', 'content-type'])
      expect([name, again.headers[name]]).toEqual([name, first.headers[name]]);
    expect(again.headers['x-request-id']).not.toBe(first.headers['x-request-id']);
    expect(await texts('/en/projects?q=b', '/en/projects', '/en/projects?q=b')).toEqual(
      ['/en/projects?q=b 2', '/en/projects 3', '/en/projects?q=b 2'].map(document),
    );
    edge.ledger.apply([{ seq: 1, tags: ['project:a'], tombstone: false }]);
    expect(await texts('/en/projects?q=a')).toEqual([document('/en/projects?q=a 4')]);
  });

  test('is not kept past its day, nor for another method', async () => {
    edge.framework = searches(new Date(0));
    expect(await texts('/en/projects', '/en/projects')).toEqual(
      ['/en/projects 1', '/en/projects 2'].map(document),
    );
    edge.framework = searches();
    await edge.ask('/en/projects', { method: 'HEAD' });
    expect(await texts('/en/projects')).toEqual([document('/en/projects 4')]);
  });

  test('is not used while the database is away', async () => {
    await edge.ask('/en/projects?q=a');
    edge.framework = fails(new DatabaseUnavailable());
    expect((await edge.ask('/en/projects?q=a')).status).toBe(200);
    expect((await edge.ask('/en/projects?q=b')).status).toBe(503);
    expect((await edge.ask('/en/projects?q=a')).status).toBe(503);
  });

  test('that changed while it was made, or that failed, is not kept', async () => {
    edge.framework = async (req, res) => {
      await searches()(req, res);
      if (renderings === 1) edge.ledger.apply([{ seq: 1, tags: ['project:a'], tombstone: false }]);
    };
    expect(await texts('/en/projects', '/en/projects', '/en/projects')).toEqual(
      ['/en/projects 1', '/en/projects 2', '/en/projects 2'].map(document),
    );
    edge.framework = async (req, res) => {
      const context = getRequestContext();
      if (context !== undefined) context.failure = new Error('half of it');
      await searches()(req, res);
    };
    expect(await texts('/en/projects?q=c', '/en/projects?q=c')).toEqual(
      ['/en/projects?q=c 3', '/en/projects?q=c 4'].map(document),
    );
  });

  test('of endless length is made each time', async () => {
    const long = `/en/projects?q=${'a'.repeat(1_000)}`;
    expect(await texts(long, long)).toEqual([`${long} 1`, `${long} 2`].map(document));
  });
});

describe('an address that says what became of it', () => {
  test.each([
    ['that there is nothing', declareMissing, 404, undefined],
    ['that it is gone', declareGone, 410, undefined],
    ['that it moved', () => declareMoved('/en/projects/b'), 308, '/en/projects/b'],
  ])('%s is answered so, in words, and kept nowhere', async (_, declare, status, location) => {
    let renderings = 0;
    edge.framework = async (req, res) => {
      declare();
      await renders(['project:a'], () => String((renderings += 1)))(req, res);
    };
    for (const text of ['1', '2']) {
      const answer = await edge.ask('/en/projects/a');
      expect(answer).toMatchObject({ status, text: document(text) });
      expect(answer.headers['location']).toBe(location);
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });
});
