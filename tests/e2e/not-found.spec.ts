import { expect, test } from '#tests/support/page.ts';
import { locales, projects } from './addresses.ts';

test.use({ expectedStatuses: [404] });

for (const locale of locales) {
  test(`a wrong address is a true 404 with a way on (${locale})`, { tag: '@no-script' }, async ({ page }) => {
    for (const path of [
      '/projects/nothing-like-it-at-all',
      '/places/atlantis',
      '/target-groups/martians',
      '/nowhere',
    ]) {
      const answer = await page.goto(`/${locale}${path}`);
      expect(answer?.status(), path).toBe(404);
      await expect(page.locator('html')).toHaveAttribute('lang', locale);
      await expect(page.locator('h1')).toHaveCount(1);
      await expect(page.locator(`main a[href="/${locale}/projects"]`).first()).toBeVisible();
      await expect(page.locator('meta[name=robots]').first()).toHaveAttribute('content', /noindex/);
    }
  });

  test(`a nearly right address names the nearest titles (${locale})`, { tag: '@no-script' }, async ({
    page,
  }) => {
    const answer = await page.goto(`/${locale}/projects/partnership-with-cause`);
    expect(answer?.status()).toBe(404);
    await expect(page.locator(`main a[href="/${locale}/projects/${projects.violence}"]`)).toBeVisible();
  });
}

test('an address without a known language is a true 404', async ({ page }) => {
  for (const path of ['/de', '/de/projects', '/wp-login.php']) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.locator('h1').first()).toBeVisible();
  }
});
