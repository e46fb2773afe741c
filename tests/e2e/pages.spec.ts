import { axeOf, breaches } from '#tests/support/accessibility.ts';
import { alive, expect, test } from '#tests/support/page.ts';
import { kindsOfPages, locales, publicAddresses } from './addresses.ts';

const looks = [
  { scheme: 'light', width: 360 },
  { scheme: 'dark', width: 360 },
  { scheme: 'light', width: 1440 },
  { scheme: 'dark', width: 1440 },
] as const;

for (const locale of locales) {
  for (const [kind, path] of Object.entries(kindsOfPages)) {
    const address = `/${locale}${path}`;

    test(`${kind} (${locale}) is a whole document`, { tag: '@no-script' }, async ({ page, baseURL }) => {
      const answer = await page.goto(address);
      expect(answer?.status()).toBe(200);
      const policy = answer?.headers()['content-security-policy'] ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe-|https?:|\*/);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      expect((await page.title()).length).toBeGreaterThan(5);
      await expect(page.locator('h1')).toHaveCount(1);
      await expect(page.locator('main')).toHaveCount(1);

      const levels = await page
        .locator('h1, h2, h3, h4, h5, h6')
        .evaluateAll((headings) => headings.map((heading) => Number(heading.tagName.slice(1))));
      const jumps = levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1);
      expect(jumps, `headings: ${levels.join(' ')}`).toEqual([]);

      const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
      expect(canonical).toMatch(new RegExp(`^${baseURL}/${locale}(/|\\?|$)`));
      for (const language of [...locales, 'x-default'])
        await expect(page.locator(`head link[rel=alternate][hreflang="${language}"]`)).toHaveCount(1);
    });

    test(`${kind} (${locale}) fits a screen 320 px wide, also with wide spacing of text`, async ({
      page,
    }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      await page.goto(address);
      const width = () => page.evaluate(() => document.documentElement.scrollWidth);
      expect(await width()).toBeLessThanOrEqual(320);
      // WCAG 1.4.12; a style sheet made by script is what the policy of the page lets a reader's own tools do.
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(
          '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
        );
        document.adoptedStyleSheets.push(sheet);
      });
      expect(await width()).toBeLessThanOrEqual(320);
    });

    test(`${kind} (${locale}) keeps nobody out`, async ({ page }) => {
      await page.goto(address);
      for (const { scheme, width } of looks) {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width, height: 800 });
        expect(await breaches(page), `${scheme}, ${width} px`).toEqual([]);
      }
    });
  }
}

const parts = 6;
for (let part = 0; part < parts; part += 1) {
  test(`every other page of the site map keeps nobody out, part ${part + 1} of ${parts}`, async ({
    page,
    request,
  }) => {
    test.setTimeout(300_000);
    const tried = new Set(
      locales.flatMap((locale) => Object.values(kindsOfPages).map((path) => `/${locale}${path}`)),
    );
    const others = (await publicAddresses(request)).filter((address) => !tried.has(address));
    const addresses = others.filter((_, index) => index % parts === part);
    for (const [index, address] of addresses.entries()) {
      const look = looks[index % looks.length];
      if (look === undefined) throw new Error('No look.');
      await page.emulateMedia({ colorScheme: look.scheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: look.width, height: 800 });
      await page.goto(address);
      expect.soft(await breaches(page), address).toEqual([]);
    }
  });
}

for (const { scheme, width } of looks) {
  test(`every example of the design system keeps nobody out (${scheme}, ${width} px)`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/en/examples');
    expect(await page.locator('[data-example]').count()).toBeGreaterThan(20);
    const examples = axeOf(page).include('[data-example]').disableRules(['landmark-unique', 'region']);
    expect(await breaches(page, examples)).toEqual([]);
  });
}

test('every kind of page comes alive under its policy, the first time and from the cache', async ({
  page,
}) => {
  for (const path of Object.values(kindsOfPages)) {
    for (const visit of ['first', 'second']) {
      await page.goto(`/en${path}`);
      await test.step(`${visit} visit of /en${path}`, () => alive(page));
    }
  }
});

test('the language switch keeps the page, with its search', { tag: '@no-script' }, async ({ page }) => {
  for (const path of ['', '/places/plovdiv/roma', '/projects?q=handbook&target-group=roma']) {
    await page.goto(`/en${path}`);
    await page.locator('header a[hreflang=bg]').click();
    await expect(page).toHaveURL(new RegExp(`/bg${path.replace('?', '\\?')}$`));
    await page.locator('header a[hreflang=en]').click();
    await expect(page).toHaveURL(new RegExp(`/en${path.replace('?', '\\?')}$`));
  }
});

test("the front door follows the browser's language and is not kept by a cache", async ({ request }) => {
  for (const [asked, led] of [
    ['bg-BG,bg;q=0.9,en;q=0.8', '/bg'],
    ['en-GB,en;q=0.9', '/en'],
    ['fr', '/en'],
  ] as const) {
    const answer = await request.get('/', { headers: { 'accept-language': asked }, maxRedirects: 0 });
    expect([302, 303, 307]).toContain(answer.status());
    expect(new URL(answer.headers()['location'] ?? '', 'http://x').pathname).toBe(led);
    expect(answer.headers()['cache-control']).toContain('no-store');
  }
});

test('on paper there is the text and neither navigation nor forms', { tag: '@no-script' }, async ({
  page,
}) => {
  for (const path of [
    '/en',
    '/en/projects/specialized-services-for-children-from-roma-communities',
    '/en/projects',
  ]) {
    await page.goto(path);
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['header nav', 'form[method=get]', 'a[href="#main"]'])
      for (const each of await page.locator(hidden).all()) await expect(each).not.toBeVisible();
    await expect(page.locator('h1')).toBeVisible();
    await expect(page.locator('main p').first()).toBeVisible();
    await page.emulateMedia({ media: 'screen' });
  }
});

test('a reader without a mouse gets from the first key press to the second hit', async ({ page }) => {
  await page.goto('/en');
  await page.keyboard.press('Tab');
  const skip = page.locator(':focus');
  await expect(skip).toHaveAttribute('href', '#main');
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#main$/);
  await expect(page.locator('main')).toBeFocused();

  await page.goto('/en');
  const field = page.locator('header input[name=q]:visible, main input[name=q]:visible').first();
  await field.focus();
  await page.keyboard.type('plovdiv');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/en\/projects\?q=plovdiv$/);

  const hits = page.locator('[data-results] a[href*="/projects/"]');
  await expect(hits.first()).toBeVisible();
  const second = await page.locator('[data-results] > li').nth(1).locator('a').first().getAttribute('href');
  // Every stop on the way shows where the reader is.
  for (let stop = 0; stop < 200; stop += 1) {
    await page.keyboard.press('Tab');
    const focus = page.locator(':focus');
    await expect(focus).toBeInViewport();
    const outline = await focus.evaluate((element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
    });
    expect(outline, await focus.evaluate((element) => element.outerHTML.slice(0, 200))).toBe(true);
    if ((await focus.getAttribute('href')) === second) break;
  }
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${second}$`));
});

test('targets are at least 24 px, or stand in a line of text', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  for (const path of ['/en', '/en/projects?q=plovdiv&target-group=roma', '/bg/places/plovdiv']) {
    await page.goto(path);
    expect(await breaches(page, axeOf(page).withRules(['target-size']))).toEqual([]);
  }
});
