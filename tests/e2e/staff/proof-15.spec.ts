import { randomUUID } from 'node:crypto';
import type { APIRequestContext, Page } from '@playwright/test';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { aMember, cookieHeader, goodPassword, signedIn } from '#tests/support/accounts.ts';
import { siteUnderTest } from '#tests/support/page.ts';
import { expect, test } from '#tests/support/staff-site.ts';

test.use({ expectedStatuses: [422, 429] });

const wrong = 'не е тази парола';

/** A way to try a password or a code: what is posted where, by somebody with or without a session. */
interface Way {
  path: string;
  /** Whether who tries it is signed in. */
  isInside: boolean;
  fields: (email: string) => Record<string, string>;
}

const ways: Record<string, Way> = {
  'the sign-in': {
    path: 'sign-in',
    isInside: false,
    fields: (email) => ({ email, password: wrong }),
  },
  'the sign-in of a dialog over a page': {
    path: 'sign-in',
    isInside: true,
    fields: (email) => ({ email: ` ${email.toUpperCase()} `, password: wrong }),
  },
  'the second factor': { path: 'second-factor', isInside: true, fields: () => ({ code: '000000' }) },
  'backup codes': { path: 'second-factor', isInside: true, fields: () => ({ code: 'abcd-efgh-jkmn' }) },
  'the first code of a new app': {
    path: 'account/second-factor/confirm',
    isInside: true,
    fields: () => ({ code: '000000' }),
  },
  'a new second factor': {
    path: 'account/second-factor/prepare',
    isInside: true,
    fields: () => ({ present: wrong }),
  },
  'new backup codes': {
    path: 'account/second-factor/codes',
    isInside: true,
    fields: () => ({ present: wrong }),
  },
  'removing the second factor': {
    path: 'account/second-factor/remove',
    isInside: true,
    fields: () => ({ present: wrong }),
  },
  'a change of the password': {
    path: 'account/password',
    isInside: true,
    fields: () => ({ present: wrong, password: 'съвсем друга дълга парола' }),
  },
};

async function post(
  request: APIRequestContext,
  path: string,
  form: Record<string, string>,
  cookie = '',
): Promise<number> {
  const answer = await request.post(`${siteUnderTest()}/staff/api/${path}`, {
    form,
    maxRedirects: 0,
    headers: { accept: 'application/json', 'sec-fetch-site': 'same-origin', ...(cookie && { cookie }) },
  });
  return answer.status();
}

test('proof 15 the eleventh wrong password is refused on every path', async ({ db, request, page }) => {
  test.setTimeout(180_000);
  /**
   * All come from one machine here; what its network counts is tested elsewhere. As a whole, because others sign in meanwhile:
   * row by row, the two could wait for each other.
   */
  const forget = () => db.$executeRaw`TRUNCATE accounts.rate_limit`;

  await test.step('typed into the page', async () => {
    await forget();
    const { email } = await aMember(db);
    const t = staffMessages('en', 'signIn');
    for (let time = 1; time <= 10; time += 1) {
      await attempt(page, email, wrong);
      await expect(page.getByText(t('issue.sign-in-wrong')).first()).toBeVisible();
      await expect(page.getByLabel(t('email'))).toHaveValue(email);
    }
    for (const password of [wrong, goodPassword]) {
      await attempt(page, email, password);
      await expect(page.getByText(/Too many wrong attempts\. Wait/).first()).toBeVisible();
    }
    await forget();
    await attempt(page, email, goodPassword);
    await expect(page).toHaveURL(`${siteUnderTest()}/en/staff`);
  });

  for (const [name, { path, isInside, fields }] of Object.entries(ways))
    await test.step(name, async () => {
      await forget();
      const { email } = await aMember(db);
      const { cookies } = await signedIn(db, email);
      const cookie = isInside ? (cookieHeader(cookies).get('cookie') ?? '') : '';
      const statuses: number[] = [];
      for (let time = 1; time <= 11; time += 1)
        statuses.push(await post(request, path, fields(email), cookie));
      expect(statuses, name).toEqual([...Array.from({ length: 10 }, () => 422), 429]);
      // Refused here is refused everywhere, and the right one as well.
      expect(await post(request, 'sign-in', { email, password: goodPassword })).toBe(429);
      const inside = cookieHeader(cookies).get('cookie') ?? '';
      expect(await post(request, 'account/second-factor/prepare', { present: goodPassword }, inside)).toBe(
        429,
      );
    });

  await test.step('links that are guessed', async () => {
    for (const path of ['reset/password', 'invitation']) {
      await forget();
      const guess = () =>
        post(request, path, { token: randomUUID(), name: 'X', password: 'съвсем друга дълга парола' });
      for (let time = 1; time <= 10; time += 1) expect(await guess()).toBe(410);
      expect(await guess()).toBe(429);
    }
  });

  await test.step('and the library behind it has no door of its own', async () => {
    await forget();
    const { email } = await aMember(db);
    for (const path of [
      'sign-in/email',
      'two-factor/verify-totp',
      'reset-password',
      'change-password',
      'get-session',
    ])
      expect(await post(request, `auth/${path}`, { email, password: goodPassword })).toBe(404);
  });
  await forget();
});

async function attempt(page: Page, email: string, password: string): Promise<void> {
  const t = staffMessages('en', 'signIn');
  await page.goto('/en/staff/sign-in');
  await page.getByLabel(t('email')).fill(email);
  await page.getByLabel(t('password'), { exact: true }).fill(password);
  await page.getByRole('button', { name: t('submit'), exact: true }).click();
}
