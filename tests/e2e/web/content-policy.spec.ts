import { alive, expect, test } from '#tests/support/page.ts';
import { locales, projects } from '../addresses.ts';

/** Each way a page is made: kept, made for the request, not there. */
const pages = locales.flatMap((locale) => [
  { path: `/${locale}`, status: 200 },
  { path: `/${locale}/projects/${projects.violence}`, status: 200 },
  { path: `/${locale}/projects?q=plovdif`, status: 200 },
  { path: `/${locale}/places/atlantis`, status: 404 },
  { path: `/${locale}/nowhere/at/all`, status: 404 },
]);

test.use({ expectedStatuses: [404] });

for (const { path, status } of pages) {
  test(`${path} wakes up under a strict policy, and no other script runs`, async ({ page }) => {
    for (const visit of ['first', 'again']) {
      const answer = await page.goto(path);
      expect(answer?.status(), visit).toBe(status);
      const policy = (await answer?.headerValue('content-security-policy')) ?? '';
      expect(policy).not.toMatch(/unsafe|\*|https?:/);
      expect(policy).toMatch(/script-src 'self'(?: 'sha256-[\w+/=]+')+$/);
      await alive(page);
    }
  });

  test(`${path} does not run a script put into it`, async ({ browser, baseURL }) => {
    const page = await browser.newPage({ ...(baseURL !== undefined && { baseURL }) });
    await page.route(
      (url) => url.pathname + url.search === path,
      async (route) => {
        const response = await route.fetch();
        const html = await response.text();
        const put =
          '<script>globalThis.wasRun = true</script><img src="data:," onerror="globalThis.wasRun = true">';
        await route.fulfill({ response, body: html.replace('</body>', `${put}</body>`) });
      },
    );
    const refusal = page.waitForEvent('console', (message) =>
      message.text().includes('Content Security Policy'),
    );
    await page.goto(path);
    await refusal;
    expect(await page.evaluate(() => 'wasRun' in globalThis)).toBe(false);
    await page.close();
  });
}

test('an answer for nobody has a policy too', async ({ request }) => {
  for (const [path, status] of [
    ['/de/projects', 404],
    ['/en/%ff', 400],
    ['/en/projects/%00', 400],
    [`/en/projects?q=${'x'.repeat(8_000)}`, 414],
  ] as const) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(status);
    expect(answer.headers()['content-security-policy'], path).toContain("script-src 'none'");
  }
});
