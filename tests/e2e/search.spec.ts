import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/page.ts';
import { locales, projects } from './addresses.ts';

const hits = (page: Page) => page.locator('ol[data-results] > li');

/** The projects that the result list names, sorted, one link a hit at least. */
async function found(page: Page): Promise<string[]> {
  const slugs = await hits(page).evaluateAll((items) =>
    items.map(
      (item) =>
        /\/projects\/([a-z0-9-]+)/.exec(
          item.querySelector('a[href*="/projects/"]')?.getAttribute('href') ?? '',
        )?.[1] ?? '',
    ),
  );
  return slugs.toSorted();
}

const sorted = (...slugs: string[]) => slugs.toSorted();
const { prison, children, violence, integration } = projects;
const all = sorted(prison, children, violence, integration);

/** What a stranger types, and what must be there. Other spellings and scripts have tests of their own. */
const asked: readonly (readonly [words: string, wanted: readonly string[]])[] = [
  ['Пловдив', sorted(prison, children)],
  ['plovdif', sorted(prison, children)],
  ['Pazardjik', [children]],
  ['затвор', [prison]],
  ['handbook', sorted(integration, violence)],
  ['m.florl', sorted(prison, children)],
  ['plowdiw', sorted(prison, children)],
  ['Rousse', [violence]],
];

for (const locale of locales) {
  test.describe(`search (${locale})`, { tag: '@no-script' }, () => {
    for (const [words, wanted] of asked) {
      test(`${words} finds what it means`, async ({ page }) => {
        await page.goto(`/${locale}/projects`);
        const field = page.locator('main input[name=q]:visible, header input[name=q]:visible').first();
        await field.fill(words);
        await field.press('Enter');
        // The address is there before the page is: what is read at once is read of a page that has loaded.
        await page.waitForURL(
          (url) => url.searchParams.get('q') === words && url.pathname === `/${locale}/projects`,
        );
        expect(await found(page)).toEqual(wanted);
        await expect(page.locator('[data-results] mark').first()).toBeVisible();
      });
    }

    test('without a question lists everything, once', async ({ page }) => {
      await page.goto(`/${locale}/projects`);
      expect(await found(page)).toEqual(all);
    });

    test('a place and a group: both Plovdiv projects, exact counts', async ({ page }) => {
      await page.goto(`/${locale}/projects?place=plovdiv&target-group=roma`);
      expect(await found(page)).toEqual(sorted(prison, children));
      // Taking the place away shows what the group has everywhere.
      await page.goto(`/${locale}/projects?target-group=roma`);
      expect(await found(page)).toEqual(all);
    });

    test('excluding and combining', async ({ page }) => {
      await page.goto(`/${locale}/projects?not-place=plovdiv`);
      expect(await found(page)).toEqual(sorted(violence, integration));
      await page.goto(`/${locale}/projects?place=lom&place=ruse`);
      expect(await found(page)).toEqual(sorted(children, violence));
    });
  });
}

test('a facet link leads to as many hits as its count says', { tag: '@no-script' }, async ({ page }) => {
  await page.goto('/en/projects');
  const facets = await page.locator('main li a[href*="/en/projects?"]').evaluateAll((anchors) =>
    anchors.flatMap((anchor) => {
      const href = anchor.getAttribute('href') ?? '';
      if (!/[?&](place|target-group|status|organisation|period|has)=/.test(href)) return [];
      // The count is the first text of the entry that is a number and nothing else.
      const texts = document.createTreeWalker(anchor.closest('li') ?? anchor, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text !== null; text = texts.nextNode())
        if (/^\d+$/.test(text.textContent?.trim() ?? '')) return [{ href, count: Number(text.textContent) }];
      return [];
    }),
  );
  expect(facets.length).toBeGreaterThan(5);
  for (const { href, count } of facets.slice(0, 20)) {
    await page.goto(href);
    expect(await hits(page).count(), href).toBe(count);
  }
});

test('each condition is a chip, and each chip can be taken away', { tag: '@no-script' }, async ({ page }) => {
  await page.goto('/en/projects?q=services&place=plovdiv&target-group=roma&not-status=running');
  const without = (name: string) =>
    page.locator('main a[href^="/en/projects"]').evaluateAll((anchors, parameter) => {
      const here = new URLSearchParams(location.search);
      return anchors
        .map((anchor) => anchor.getAttribute('href') ?? '')
        .find((href) => {
          const there = new URL(href, location.href).searchParams;
          return (
            !there.has(parameter) &&
            [...here.keys()].every((key) => key === parameter || there.get(key) === here.get(key))
          );
        });
    }, name);
  for (const name of ['q', 'place', 'target-group', 'not-status']) {
    const href = await without(name);
    expect(href, `no link that takes ${name} away`).toBeDefined();
  }
});

test('nothing found: which condition to drop, and what one would get', { tag: '@no-script' }, async ({
  page,
}) => {
  await page.goto('/en/projects?q=handbook&place=lom');
  await expect(hits(page)).toHaveCount(0);
  const ways = page.locator('main a[href^="/en/projects?"]');
  const hrefs = await ways.evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute('href')));
  expect(hrefs).toContain('/en/projects?q=handbook');
  expect(hrefs).toContain('/en/projects?place=lom');
  await page.goto('/en/projects?q=handbook');
  expect(await found(page)).toEqual(sorted(integration, violence));
});

test('a corrected word is said, and can be searched for as it stands', { tag: '@no-script' }, async ({
  page,
}) => {
  await page.goto('/en/projects?q=plovdif');
  expect(await found(page)).toEqual(sorted(prison, children));
  const exact = page.locator('main a[href*="exact=1"]');
  await expect(exact).toBeVisible();
  await exact.click();
  await page.waitForURL(/q=plovdif&exact=1$/);
  await expect(hits(page)).toHaveCount(0);
});

test('what an address says wrong is named and ignored; the rest works', { tag: '@no-script' }, async ({
  page,
}) => {
  await page.goto(
    '/en/projects?place=plovdiv&place=atlantis&sort=sideways&amount-min=lots&colour=blue&from=yesterday',
  );
  expect(await found(page)).toEqual(sorted(prison, children));
  const said = (await page.locator('main').textContent()) ?? '';
  for (const word of ['atlantis', 'sideways', 'lots', 'colour', 'yesterday']) expect(said).toContain(word);
});

test('searches with more than one filter stay out of search engines', { tag: '@no-script' }, async ({
  page,
}) => {
  await page.goto('/en/projects?place=plovdiv&target-group=roma');
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex.*nofollow/);
});

test('an address with its parameters in another order has the same canonical address', {
  tag: '@no-script',
}, async ({ page }) => {
  const canonical = async (path: string) => {
    await page.goto(path);
    return page.locator('link[rel=canonical]').getAttribute('href');
  };
  expect(await canonical('/en/projects?target-group=roma&place=plovdiv')).toBe(
    await canonical('/en/projects?place=plovdiv&target-group=roma&page=1&q='),
  );
});
