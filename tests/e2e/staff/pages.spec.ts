import type { Database } from '#lib/db/client.ts';
import { breaches } from '#tests/support/accessibility.ts';
import { alive } from '#tests/support/page.ts';
import { expect, test } from '#tests/support/staff-site.ts';
import { locales } from '../addresses.ts';
import { shownProject, staffAddresses, untriedPages } from './addresses.ts';

const looks = [
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 360 },
] as const;

async function address(db: Database, path: string): Promise<string> {
  const entry = await db.entry.findFirstOrThrow({ where: { slug: shownProject } });
  return path.replace('{id}', entry.projectId);
}

for (const locale of locales)
  for (const [kind, { path, as, status = 200 }] of Object.entries(staffAddresses)) {
    test.describe(() => {
      test.use({ expectedStatuses: [status] });
      test(`${kind} (${locale}) is a whole private document, keeps nobody out and fits a narrow screen`, async ({
        db,
        page: anonymous,
        signedIn,
      }) => {
        const page = as === null ? anonymous : (await signedIn(as, { locale })).page;
        const answer = await page.goto(`/${locale}${await address(db, path)}`);
        expect([answer?.status(), new URL(page.url()).pathname]).toEqual([
          status,
          `/${locale}${(await address(db, path)).split('?')[0]}`,
        ]);
        expect(answer?.headers()).toMatchObject({
          'cache-control': 'no-store',
          'referrer-policy': 'same-origin',
          'x-robots-tag': 'noindex, nofollow',
        });
        await expect(page.locator('html')).toHaveAttribute('lang', locale);
        expect((await page.title()).length).toBeGreaterThan(5);
        await expect(page.locator('h1')).toHaveCount(1);
        await expect(page.locator('main')).toHaveCount(1);
        // Its scripts ran under the policy of the page; a breach fails the test by itself.
        await alive(page);
        for (const { colorScheme, width } of looks) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          await page.setViewportSize({ width, height: 800 });
          expect(await breaches(page), `${colorScheme}, ${width} px`).toEqual([]);
        }
        await page.setViewportSize({ width: 320, height: 640 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      });
    });
  }

test('nobody sees a page of the staff area without having signed in', async ({ db, request }) => {
  for (const { path, as } of Object.values(staffAddresses)) {
    if (as === null) continue;
    const target = `/en${await address(db, path)}`;
    const answer = await request.get(target, { maxRedirects: 0 });
    expect([target, answer.status()]).toEqual([target, 303]);
    const to = new URL(answer.headers()['location'] ?? '', 'http://localhost');
    expect([to.pathname, to.searchParams.get('to')]).toEqual(['/en/staff/sign-in', target]);
    expect(await answer.text()).toBe('');
  }
});

test('every page is tried here, or on a way of its own', () => {
  expect(untriedPages()).toEqual([]);
});
