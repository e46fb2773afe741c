import { expect, type Page, test } from '@playwright/test';
import { allProfiles, missingWords } from '#tests/fixtures/facts/all-profiles.ts';

for (const { slug, facts, missing } of allProfiles) {
  for (const locale of ['en', 'bg'] as const) {
    test.describe(`/${locale}/projects/${slug}`, () => {
      test('shows every fact of its sources', async ({ page }) => {
        const text = await textOf(page, `/${locale}/projects/${slug}`);
        for (const fact of facts) {
          expect.soft(missingWords(text, fact[locale]), fact.fact).toEqual([]);
        }
      });

      test('names what is not published', async ({ page }) => {
        const text = await textOf(page, `/${locale}/projects/${slug}`);
        for (const fact of missing) {
          expect.soft(missingWords(text, fact[locale]), fact.fact).toEqual([]);
        }
      });

      test('gives away no contact of an ended project', async ({ page }) => {
        await page.goto(`/${locale}/projects/${slug}`);
        const html = await page.content();
        expect(html).not.toMatch(/\+359|href="tel:/);
      });
    });
  }
}

/** What a reader can read in the main part of the page, with every disclosure open. */
async function textOf(page: Page, address: string): Promise<string> {
  const response = await page.goto(address);
  expect(response?.status()).toBe(200);
  const main = page.locator('main');
  await main.evaluate((element) => {
    for (const details of element.querySelectorAll('details')) details.open = true;
  });
  return await main.innerText();
}
