import { expect, test } from '#tests/support/page.ts';
import { locales, projects } from '../addresses.ts';

test('the root leads to the language of the browser and is kept by nobody', async ({ request }) => {
  for (const [accepted, locale] of [
    ['bg-BG,bg;q=0.9,en;q=0.8', 'bg'],
    ['en-GB,en;q=0.9', 'en'],
    ['de', 'en'],
  ] as const) {
    const answer = await request.get('/', { maxRedirects: 0, headers: { 'accept-language': accepted } });
    expect(answer.status()).toBe(307);
    expect(answer.headers()).toMatchObject({ location: `/${locale}`, 'cache-control': 'no-store' });
    expect(answer.headers()['vary']?.toLowerCase()).toContain('accept-language');
  }
});

test('no other page looks at the language or a cookie of the browser', async ({ request }) => {
  for (const locale of locales) {
    const [plain, dressed] = await Promise.all([
      request.get(`/${locale}`),
      request.get(`/${locale}`, { headers: { 'accept-language': 'de', cookie: 'a=b' } }),
    ]);
    expect(await dressed.text()).toBe(await plain.text());
    expect(plain.headers()['vary'] ?? '').not.toMatch(/cookie|language/i);
  }
});

test('the site says that it lives and that it is ready', async ({ request }) => {
  expect((await request.get('/livez')).status()).toBe(200);
  const ready = await request.get('/readyz');
  expect([ready.status(), await ready.text(), ready.headers()['cache-control']]).toEqual([
    200,
    'ready\n',
    'no-store',
  ]);
});

test('a page is asked for each time and sent again only when it changed', async ({ request }) => {
  for (const path of ['/en', `/bg/projects/${projects.violence}`, '/en/projects?q=lom']) {
    const first = await request.get(path);
    expect(first.headers()).toMatchObject({
      'cache-control': 'no-cache',
      etag: expect.stringMatching(/^W\/"/),
    });
    for (const name of Object.keys(first.headers())) expect(name).not.toMatch(/cache-tags|powered-by/);
    const again = await request.get(path, { headers: { 'if-none-match': first.headers()['etag'] ?? '' } });
    expect([path, again.status()]).toEqual([path, 304]);
    const head = await request.head(path);
    expect([head.status(), (await head.body()).length]).toEqual([200, 0]);
  }
});

test('writing is refused', async ({ request }) => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    const answer = await request.fetch('/en', { method, data: 'x' });
    expect([method, answer.status(), answer.headers()['allow']]).toEqual([method, 405, 'GET, HEAD']);
  }
});

test('the map of the site names every project in both languages', async ({ request }) => {
  const robots = await request.get('/robots.txt');
  expect(await robots.text()).toMatch(/Sitemap: https?:\/\/\S+\/sitemap\.xml/);
  const map = await (await request.get('/sitemap.xml')).text();
  for (const slug of Object.values(projects))
    for (const locale of locales) expect(map).toContain(`/${locale}/projects/${slug}</loc>`);
  expect(map).toContain('hreflang="x-default"');
});

test('files of the build never change and are sent small', async ({ page, request }) => {
  await page.goto('/en');
  const scripts = await page
    .locator('script[src]')
    .evaluateAll((found) => found.map((each) => each.getAttribute('src') ?? ''));
  expect(scripts.length).toBeGreaterThan(0);
  for (const script of scripts) {
    const answer = await request.get(script, { headers: { 'accept-encoding': 'br' } });
    expect(answer.status(), script).toBe(200);
    expect(answer.headers()).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
  }
});
