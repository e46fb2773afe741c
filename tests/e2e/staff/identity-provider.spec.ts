import type { Page } from '@playwright/test';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { aMember } from '#tests/support/accounts.ts';
import {
  type IdentityProvider,
  providerSettings,
  startIdentityProvider,
} from '#tests/support/identity-provider.ts';
import { type OwnSite, ownSite } from '#tests/support/own-site.ts';
import { watch } from '#tests/support/page.ts';
import { expect, test } from '#tests/support/staff-site.ts';

const t = staffMessages('bg', 'signIn');

test.describe.configure({ mode: 'serial' });

let provider: IdentityProvider;
let site: OwnSite;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  provider = await startIdentityProvider();
  site = await ownSite(providerSettings(provider));
});
test.afterAll(async () => {
  await site.end();
  await provider.stop();
});
test.beforeEach(() => {
  provider.misdeed = null;
});

/** Opens `to` as somebody who is not signed in, and goes to the provider by the link of the sign-in. */
async function toProvider(page: Page, to: string): Promise<void> {
  await page.goto(`${site.url}${to}`);
  await page.getByRole('link', { name: t('provider') }).click();
  await expect(page).toHaveTitle('Provider');
}

/** A page of its own, in which nobody is asked but the site and the provider, whose own troubles are not ours. */
test.use({
  page: async ({ browser }, use) => {
    const context = await browser.newContext({ locale: 'bg-BG' });
    const page = await context.newPage();
    const trouble = watch(page, site.url);
    await use(page);
    await context.close();
    expect(trouble.filter((each) => !each.includes(provider.issuer))).toEqual([]);
  },
});

test('somebody who was invited signs in by their organisation and lands where they wanted to', async ({
  page,
}) => {
  const { email, personId } = await aMember(site.db);
  provider.person = { sub: 'anna', email, email_verified: true, name: 'Anna' };
  await toProvider(page, '/bg/staff/projects?q=%D0%9B%D0%BE%D0%BC');
  await page.getByRole('link', { name: 'Go on' }).click();
  await expect(page).toHaveURL(`${site.url}/bg/staff/projects?q=%D0%9B%D0%BE%D0%BC`);
  await expect(page.getByRole('banner')).toContainText('Ана Иванова');
  expect(await site.db.session.count({ where: { personId } })).toBe(1);
  // A second time, with the session still there: one takes the place of the other.
  await page.goto(`${site.url}/staff/api/sign-in/provider?locale=bg`);
  await page.getByRole('link', { name: 'Go on' }).click();
  await expect(page).toHaveURL(`${site.url}/bg/staff`);
  expect(await site.db.session.count({ where: { personId } })).toBe(1);
});

test('whoever needs a second factor is asked for it, and led on to it from everywhere', async ({ page }) => {
  const { email } = await aMember(site.db, { role: 'approver' });
  provider.person = { sub: 'approver', email, email_verified: true, name: 'Approver' };
  await toProvider(page, '/bg/staff/projects');
  await page.getByRole('link', { name: 'Go on' }).click();
  await expect(page).toHaveURL(`${site.url}/bg/staff/second-factor?to=%2Fbg%2Fstaff%2Fprojects`);
  await expect(page.getByText(t('factor.needed'))).toBeVisible();
  await page.goto(`${site.url}/bg/staff/projects`);
  await expect(page).toHaveURL(/\/second-factor/);
});

test('a stranger, a cancelled sign-in and what cannot be proved are refused in words', async ({ page }) => {
  provider.person = { sub: 'x', email: 'stranger@example.org', email_verified: true, name: 'Stranger' };
  await toProvider(page, '/bg/staff/media');
  await page.getByRole('link', { name: 'Go on' }).click();
  await expect(page.getByRole('status').filter({ hasText: t('trouble.provider-unknown') })).toBeVisible();
  // The way on is not lost.
  expect(new URL(page.url()).searchParams.get('to')).toBe('/bg/staff/media');

  await page.getByRole('link', { name: t('provider') }).click();
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect(page.getByText(t('trouble.provider-cancelled'))).toBeVisible();
  await expect(page.locator('body')).not.toContainText('Somebody');

  const { email, personId } = await aMember(site.db);
  provider.person = { sub: 'y', email, email_verified: true, name: 'Y' };
  provider.misdeed = 'another-key';
  await page.getByRole('link', { name: t('provider') }).click();
  await page.getByRole('link', { name: 'Go on' }).click();
  await expect(page.getByText(t('trouble.provider-failed'))).toBeVisible();
  expect(await site.db.session.count({ where: { personId } })).toBe(0);

  // An answer that this browser did not ask for signs nobody in: the page says so in the browser's language.
  await page.goto(`${site.url}/staff/api/auth/callback/oidc?code=stolen&state=made-up`);
  await expect(page.getByText(t('trouble.provider-late'))).toBeVisible();
});
