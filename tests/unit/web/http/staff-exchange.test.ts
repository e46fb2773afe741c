import { describe, expect, test } from 'vitest';
import { DatabaseUnavailable } from '#lib/errors.ts';
import { getRequestContext } from '#lib/web/request-context.ts';
import { longestBody } from '#lib/web/staff/endpoint.ts';
import { returnedForm } from '#lib/web/staff/returned-form.ts';
import { type Asked, edgeForEachTest, type Framework } from '#tests/support/edge.ts';

const edge = edgeForEachTest(null);

/** Asks as a browser does from a page of the site. */
const ask = (target: string, { method = 'GET', headers = {}, body }: Asked = {}) =>
  edge.ask(target, {
    method,
    headers: { ...(method !== 'GET' && { 'sec-fetch-site': 'same-origin' }), ...headers },
    ...(body !== undefined && { body }),
  });

const form = (fields: Record<string, string>): Asked => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
  body: new URLSearchParams(fields).toString(),
});

const sendsPage =
  (text: string, status = 200, headers: Record<string, string> = {}): Framework =>
  async (_, res) => {
    res.writeHead(status, {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 's-maxage=1',
      ...headers,
    });
    res.end(`<!DOCTYPE html><h1>${text}</h1>`);
  };

const message = 'Say a name.';

interface Refusing {
  status: number;
  code: string;
  page: string | null;
  /** False: the page of the form does not ask for what was posted. */
  shows?: boolean;
  /** What the page shows of it; everything and the reason when nothing is said. */
  drawn?: (values: Readonly<Record<string, string>>) => string;
}

/** A field as the framework prints it. */
const printed = (name: string, value: string) =>
  `<input name="${name}" value="${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#x27;')}">`;

/** A handler that refuses the form, and the page of that form. */
const refuses =
  (refusal: Refusing): Framework =>
  async (req, res) => {
    const context = getRequestContext();
    if (!context) throw new Error('No request.');
    if (req.method === 'POST') {
      const chunks: Buffer[] = [];
      for await (const chunk of req) chunks.push(chunk as Buffer);
      const posted = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
      const issue = { field: 'name', code: refusal.code, message };
      context.refusal = {
        endpoint: 'session',
        page: refusal.page,
        status: refusal.status,
        values: posted,
        lists: {},
        issues: [issue],
      };
      res.writeHead(refusal.status, { 'Content-Type': 'text/html', 'Set-Cookie': ['a=1', 'b=2'] });
      return void res.end();
    }
    const values = refusal.shows === false ? {} : (returnedForm()?.values ?? {});
    const everything = () =>
      `<p>${message}</p>${Object.entries(values)
        .map(([name, value]) => printed(name, value))
        .join('')}`;
    const asked = JSON.stringify([req.method, req.url, req.headers['content-type'] ?? null]);
    return sendsPage(`${asked}</h1>${(refusal.drawn ?? everything)(values)}`)(req, res);
  };

describe('a page of the staff area', () => {
  test('is kept by nobody, listed nowhere and tells nobody where the reader was', async () => {
    edge.framework = sendsPage('Work');
    const answer = await ask('/en/staff');
    expect(answer).toMatchObject({ status: 200, text: expect.stringContaining('Work') });
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-robots-tag': 'noindex, nofollow',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(answer.headers.etag).toBeUndefined();
  });

  test('that leads elsewhere is a redirect to a page that is read', async () => {
    edge.framework = sendsPage('', 307, { Location: '/en/staff/sign-in?to=%2Fen%2Fstaff' });
    const answer = await ask('/en/staff');
    expect(answer).toMatchObject({
      status: 303,
      text: '',
      headers: { location: '/en/staff/sign-in?to=%2Fen%2Fstaff', 'cache-control': 'no-store' },
    });
  });

  test('is not asked for by an address with a character that no database takes', async () => {
    edge.framework = sendsPage('Made');
    expect(await ask('/en/staff/audit?q=a%00b')).toMatchObject({
      status: 400,
      headers: { 'cache-control': 'no-store' },
    });
    expect(await ask('/en/staff/audit?q=a%20b')).toMatchObject({ status: 200 });
  });

  test('is not made again from what was kept when the database is away', async () => {
    edge.framework = async () => {
      throw new DatabaseUnavailable();
    };
    expect(await ask('/bg/staff')).toMatchObject({ status: 503, headers: { 'cache-control': 'no-store' } });
  });

  test('that a handler sends in another kind is no-store too', async () => {
    edge.framework = async (_, res) => {
      res.writeHead(200, { 'Content-Type': 'image/webp', 'Cache-Control': 'public, max-age=60' });
      res.end('picture');
    };
    const answer = await ask('/staff/api/media/1/800');
    expect(answer).toMatchObject({ status: 200, text: 'picture', headers: { 'cache-control': 'no-store' } });
  });
});

describe('a form', () => {
  const text = 'Първи ред\n„Втори“ <b>😀</b>';

  test('that is refused comes back on its own page with all that was posted', async () => {
    edge.framework = refuses({ status: 422, code: 'required', page: '/bg/staff/people?state=open' });
    const answer = await ask('/staff/api/people', form({ name: '', about: text }));
    expect(answer.status).toBe(422);
    expect(answer.headers['set-cookie']).toEqual(['a=1', 'b=2']);
    expect(answer.text).toContain(JSON.stringify(['GET', '/bg/staff/people?state=open', null]));
    expect(answer.text).toContain(printed('about', text));
    expect(answer.text).not.toContain('action="/staff/api/people"');
  });

  test.each<[string, Partial<Refusing> & Pick<Refusing, 'page'>]>([
    ['names no page', { page: null }],
    ['names a page elsewhere', { page: 'https://evil.example/en/staff' }],
    ['names a page that does not show it', { page: '/en/staff', shows: false }],
    ['comes from somebody whose session has ended', { page: '/en/staff', status: 401, code: 'signed-out' }],
    [
      'is no longer on its page',
      { page: '/en/staff', drawn: () => `<p>${message}</p><p>This edition is approved.</p>` },
    ],
    [
      'is on its page without one of its texts',
      { page: '/en/staff', drawn: ({ name = '' }) => `<p>${message}</p>${printed('name', name)}` },
    ],
    [
      'is on a page that does not say why',
      {
        page: '/en/staff',
        drawn: (values) =>
          Object.entries(values)
            .map(([name, value]) => printed(name, value))
            .join(''),
      },
    ],
  ])('that %s is handed back whole, to be sent again', async (_, refusal) => {
    edge.framework = refuses({ status: 422, code: 'required', ...refusal });
    const answer = await ask(
      '/staff/api/people',
      form({ name: 'Анна', about: text, password: 'secret words' }),
    );
    expect(answer.status).toBe(refusal.status ?? 422);
    expect(answer.text).toContain('<form method="post" action="/staff/api/people">');
    expect(answer.text).toContain('name="name" value="Анна"');
    expect(answer.text).toContain(message);
    expect(answer.text).toContain('>\nПърви ред\n„Втори“ &lt;b&gt;😀&lt;/b&gt;</textarea>');
    expect(answer.text).not.toContain('secret words');
    expect(answer.headers['content-security-policy']).toContain("script-src 'none'");
    expect(answer.headers['content-security-policy']).toContain("form-action 'self'");
  });

  test('that somebody else opened is not shown to whoever is signed in now', async () => {
    edge.framework = refuses({ status: 409, code: 'other-person', page: '/en/staff', shows: false });
    const answer = await ask('/staff/api/people', form({ about: text }));
    expect(answer.status).toBe(409);
    expect(answer.text).not.toContain('Първи ред');
    // What is not on the page must not be promised; and no page of theirs is made of an empty form.
    expect(answer.text).not.toContain('What you sent is on this page');
    edge.framework = refuses({ status: 409, code: 'other-person', page: '/en/staff' });
    expect((await ask('/staff/api/people', form({ about: text }))).text).not.toContain('"GET"');
  });

  test('is handed back with every field but those that are secret, whatever they are called', async () => {
    edge.framework = refuses({ status: 404, code: 'not-found', page: '/en/staff', shows: false });
    const kept = {
      'outputs[source-code].title.en': 'A film',
      token: 'of-the-address',
      'results[password-safe].title.en': 'Пароли',
      reason: 'Кратка причина.',
      revision: '00000000-0000-4000-8000-000000000000',
    };
    const secret = { password: 'hidden-1', present: 'hidden-2', code: 'hidden-3' };
    const answer = await ask('/staff/api/people', form({ ...kept, ...secret }));
    for (const [name, value] of Object.entries(kept))
      expect(answer.text).toContain(`name="${name}" value="${value}"`);
    expect(answer.text).not.toContain('hidden-');
    // What somebody wrote is seen; what the form says of itself is not.
    expect(answer.text).toMatch(/<input type="text" name="reason"/);
    expect(answer.text).toMatch(/<input type="hidden" name="revision"/);
  });

  test('that is too long is handed back too, as far as anything is read', async () => {
    edge.framework = async () => {
      throw new Error('It was let in.');
    };
    const tail = 'я'.repeat(1_500_000);
    const answer = await ask(
      '/staff/api/people',
      form({ about: `${text} ${tail}`, page: '/bg/staff/people' }),
    );
    expect(answer.status).toBe(413);
    expect(answer.text).toContain('<html lang="bg">');
    expect(answer.text.includes(`${tail}</textarea>`)).toBe(true);
  });

  test('may hold as much text in letters that its encoding writes with six characters', async () => {
    let seen = '';
    edge.framework = async (req, res) => {
      const chunks: Buffer[] = [];
      for await (const chunk of req) chunks.push(chunk as Buffer);
      seen = new URLSearchParams(Buffer.concat(chunks).toString()).get('about') ?? '';
      res.writeHead(204).end();
    };
    const long = 'я'.repeat(1_000_000);
    expect((await ask('/staff/api/people', form({ about: long }))).status).toBe(204);
    expect(seen === long).toBe(true);
  });

  test('is handed back when the database is away or a handler fails', async () => {
    edge.framework = async () => {
      throw new DatabaseUnavailable();
    };
    for (const [status, error] of [
      [503, new DatabaseUnavailable()],
      [500, new Error('broken')],
    ] as const) {
      edge.framework = async () => {
        throw error;
      };
      edge.isHealthy = true;
      const answer = await ask('/staff/api/people', form({ about: text }));
      expect(answer.status).toBe(status);
      expect(answer.text).toContain('Първи ред');
      const json = await ask('/staff/api/people', {
        ...form({ about: text }),
        headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      });
      expect(json.status).toBe(status);
      expect(JSON.parse(json.text)).toMatchObject({ ok: false, issues: [{ message: expect.any(String) }] });
    }
  });

  test('may have so much and no more', async () => {
    let seen = 0;
    edge.framework = async (req, res) => {
      for await (const chunk of req) seen += (chunk as Buffer).length;
      res.writeHead(204).end();
    };
    const send = (bytes: number, headers: Record<string, string> = {}) =>
      ask('/staff/api/people', { method: 'PUT', headers, body: Buffer.alloc(bytes, 'x') });
    expect((await send(longestBody)).status).toBe(204);
    expect(seen).toBe(longestBody);
    const refused = await send(longestBody + 1, { accept: 'application/json' });
    expect([refused.status, JSON.parse(refused.text).issues[0].code]).toEqual([413, 'tooLong']);
    expect((await send(longestBody + 1)).text).toContain('<h1>');
    // Without saying beforehand how much it is.
    expect((await send(longestBody * 3, { 'transfer-encoding': 'chunked' })).status).toBe(413);
    expect(seen).toBe(longestBody);
  });

  test('reaches nobody when it comes from elsewhere', async () => {
    edge.framework = async () => {
      throw new Error('It was let in.');
    };
    const foreign = { ...form({ about: text }), headers: { 'sec-fetch-site': 'cross-site' } };
    const answer = await ask('/staff/api/people', foreign);
    expect([answer.status, answer.headers['cache-control']]).toEqual([403, 'no-store']);
    expect((await ask('/staff/api/people', { ...foreign, method: 'PATCH' })).status).toBe(405);
    expect((await ask('/en/staff/people', form({}))).status).toBe(405);
  });
});
