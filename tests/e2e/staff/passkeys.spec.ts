import { type CDPSession, chromium, type Page } from '@playwright/test';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { chromiumFlags, findChromium } from '#tests/support/chromium.ts';
import { siteUnderTest } from '#tests/support/page.ts';
import { expect, type SignedInPage, test } from '#tests/support/staff-site.ts';

const t = staffMessages('en', 'account');
const entrance = staffMessages('en', 'signIn');

test.use({ expectedStatuses: [422] });

interface Device {
  cdp: CDPSession;
  authenticatorId: string;
}

/** A device with a fingerprint reader, as the browser's own tools pretend one. */
async function aDevice(page: Page): Promise<Device> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, authenticatorId };
}

const passkeysOf = (page: Page) => page.locator('section', { has: page.locator('#passkeys') });

async function pressAdd(page: Page, name: string): Promise<void> {
  await page.goto('/en/staff/account');
  await page.locator('#new-passkey').fill(name);
  await page.getByRole('button', { name: t('addPasskey') }).click();
}

async function addPasskey(page: Page, name: string): Promise<void> {
  await pressAdd(page, name);
  await expect(page.getByText(t('done.passkey'))).toBeVisible();
  await expect(passkeysOf(page)).toContainText(name);
}

async function signOut({ page, actor }: SignedInPage): Promise<void> {
  await page.goto('/en/staff/account');
  await page.locator('summary', { hasText: actor.name }).click();
  await page.getByRole('button', { name: staffMessages('en', 'frame')('signOut') }).click();
  await expect(page.getByText(entrance('done.signed-out'))).toBeVisible();
}

/** Signs out by ending the session in the browser, and asks for `to`, which leads to the sign-in. */
async function signInWithPasskey(somebody: SignedInPage, to: string): Promise<void> {
  const { page } = somebody;
  await signOut(somebody);
  await page.goto(to);
  await expect(page).toHaveURL(/\/staff\/sign-in\?to=/);
  await page.getByRole('button', { name: entrance('passkey') }).click();
}

test('a passkey is added, signs in and leads on, is renamed and removed', async ({ signedIn, db }) => {
  const somebody = await signedIn('officer', { name: 'Анна с ключа' });
  const { page, actor } = somebody;
  const device = await aDevice(page);
  await addPasskey(page, 'служебен лаптоп „1“');

  // The same device again: it says so instead of making a second one.
  await pressAdd(page, 'once more');
  await expect(page.getByText(t('passkeyKnown'))).toBeVisible();

  await signInWithPasskey(somebody, '/en/staff/projects?q=children');
  await expect(page).toHaveURL('/en/staff/projects?q=children');
  const [session] = await db.session.findMany({ where: { personId: actor.personId } });
  expect(session?.secondFactorAt).not.toBeNull();
  expect(session?.id).not.toBe(actor.sessionId);

  await page.goto('/en/staff/account');
  const section = passkeysOf(page);
  await section.getByText(t('rename'), { exact: true }).click();
  const name = section.getByLabel(t('passkeyName')).first();
  await name.fill('home');
  await section.getByRole('button', { name: t('save') }).click();
  await expect(page.getByText(t('done.passkey-renamed'))).toBeVisible();
  await expect(passkeysOf(page)).toContainText('home');

  await passkeysOf(page)
    .getByRole('button', { name: t('removePasskey') })
    .click();
  await expect(page.getByText(t('done.passkey-removed'))).toBeVisible();
  await expect(passkeysOf(page)).toContainText(t('passkeyNone'));
  // The device still has it, and the site no longer knows it.
  const { credentials } = await device.cdp.send('WebAuthn.getCredentials', {
    authenticatorId: device.authenticatorId,
  });
  expect(credentials).toHaveLength(1);
  await signInWithPasskey(somebody, '/en/staff');
  await expect(page.getByText(entrance('issue.passkey-wrong'))).toBeVisible();

  const log = await db.auditEvent.findMany({ where: { personId: actor.personId }, orderBy: { seq: 'asc' } });
  expect(log.map(({ action }) => action)).toEqual([
    'person.passkey-added',
    'person.signed-out',
    'person.signed-in',
    'person.passkey-renamed',
    'person.passkey-removed',
    'person.signed-out',
  ]);
});

test('a passkey counts as both factors for those who need two, and opens nothing to somebody disabled', async ({
  signedIn,
  db,
}) => {
  const somebody = await signedIn('administrator', { name: 'Administrator with a key' });
  const { page, actor } = somebody;
  await aDevice(page);
  await addPasskey(page, 'office key');
  await signInWithPasskey(somebody, '/en/staff/people');
  // No page for a second factor between: the finger on the device was one.
  await expect(page).toHaveURL('/en/staff/people');

  const { personId } = actor;
  await signOut(somebody);
  await db.person.update({ where: { id: personId }, data: { disabledAt: new Date() } });
  await page.goto('/en/staff/sign-in');
  await page.getByRole('button', { name: entrance('passkey') }).click();
  await expect(page.getByText(entrance('issue.passkey-wrong'))).toBeVisible();
  expect(await db.session.count({ where: { personId } })).toBe(0);
});

test('a device that does not recognise its owner neither makes a passkey nor signs in, and the page says so', async ({
  signedIn,
  db,
}) => {
  const somebody = await signedIn('officer', { name: 'Somebody with cold fingers' });
  const { page, actor } = somebody;
  const { cdp, authenticatorId } = await aDevice(page);
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await pressAdd(page, 'never');
  await expect(page.getByText(t('passkeyCancelled'))).toBeVisible();
  expect(await db.passkey.count({ where: { personId: actor.personId } })).toBe(0);

  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  // What was typed before stands there still.
  await expect(page.locator('#new-passkey')).toHaveValue('never');
  await page.getByRole('button', { name: t('addPasskey') }).click();
  await expect(page.getByText(t('done.passkey'))).toBeVisible();
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await signInWithPasskey(somebody, '/en/staff');
  await expect(page.getByText(entrance('passkeyCancelled'))).toBeVisible();
  await expect(page).toHaveURL(/\/staff\/sign-in/);

  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  await page.getByRole('button', { name: entrance('passkey') }).click();
  await expect(page).toHaveURL('/en/staff');
});

test('under another name of this machine the page says where passkeys work', async ({ browser }) => {
  const { port, origin } = new URL(siteUnderTest());
  const context = await browser.newContext({ baseURL: `http://127.0.0.1:${port}` });
  const page = await context.newPage();
  await page.goto('/bg/staff/sign-in');
  await expect(page.getByText(staffMessages('bg', 'signIn')('passkeyElsewhere', { origin }))).toBeVisible();
  await expect(page.getByRole('button', { name: staffMessages('bg', 'signIn')('passkey') })).toHaveCount(0);
  await context.close();
});

test('over plain http under any other name the staff area is refused in words', async () => {
  const { port } = new URL(siteUnderTest());
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...chromiumFlags, '--host-resolver-rules=MAP portfolio.test 127.0.0.1'],
  });
  try {
    const page = await browser.newPage();
    for (const locale of ['en', 'bg'] as const) {
      const answer = await page.goto(`http://portfolio.test:${port}/${locale}/staff/sign-in`);
      expect(answer?.status()).toBe(403);
      await expect(page.locator('main, body').first()).toContainText(/https/);
      await expect(page.locator('form')).toHaveCount(0);
    }
  } finally {
    await browser.close();
  }
});
