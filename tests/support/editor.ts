/** What every proof of the editor begins with: a project of its own, somebody who may edit it, and the open form. */
import { type BrowserContext, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import type { StaffRole } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import { aMember, goodPassword } from '#tests/support/accounts.ts';
import { type ActorWishes, aSession } from '#tests/support/actors.ts';
import { hardWords } from '#tests/support/draft-project.ts';
import { siteUnderTest } from '#tests/support/page.ts';
import { aNewSession } from '#tests/support/sessions.ts';
import { test as base, browserCookie, type SignedIn } from '#tests/support/staff-site.ts';

export {
  aDraftProject,
  hardWords,
  headOf,
  longNarrative,
  type OwnProject,
  savedText,
} from '#tests/support/draft-project.ts';

/** Opens the editor and waits for its script; without one, for the form. */
export async function openEditor(page: Page, projectId: string, query = ''): Promise<void> {
  await page.goto(`/en/staff/projects/${projectId}/edit${query}`);
  await expect(page.locator('#editor')).toBeVisible();
  await page.waitForFunction(() => document.querySelector('#editor[data-ready]') !== null);
}

/** Waits until the status line is of this kind. */
export async function expectStatus(page: Page, kind: string): Promise<void> {
  await expect(page.locator('#editor')).toHaveAttribute('data-status', kind, { timeout: 20_000 });
}

/** The field at a path of the draft. */
export const field = (page: Page, path: string) => page.locator(`#editor [name="${path}"]`);

/** Types at the end of a field, as a person does. */
export async function typeInto(page: Page, path: string, text: string): Promise<void> {
  await field(page, path).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(text);
}

/** Types a text of its own into a field and returns what then stands there. */
export async function typeHardWords(
  page: Page,
  path = 'goal.bg',
  words = ` + ${hardWords}`,
): Promise<string> {
  await typeInto(page, path, words);
  const text = await field(page, path).inputValue();
  expect(text.endsWith(words)).toBe(true);
  return text;
}

/** Signs in over the page, as whoever has this address; the dialog has the first one's already. */
export async function signInOver(page: Page, email?: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  if (email !== undefined) await dialog.locator('input[type="email"]').fill(email);
  await dialog.locator('input[type="password"]').fill(goodPassword);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

interface EditorFixtures {
  /** A browser of a person: several pages share what it keeps. Its faults are the proof's own. */
  browserOf: (
    person: SignedIn,
    options?: BrowserContextOptions & { site?: string },
  ) => Promise<BrowserContext>;
  /** Somebody new who signs in with `goodPassword`, signed in. */
  member: () => Promise<SignedIn>;
  /** Somebody new with a role in all programmes. */
  somebody: (role?: StaffRole, wishes?: Omit<ActorWishes, 'role'>) => Promise<SignedIn & { token: string }>;
}

/** An officer of a site of the proof's own. */
export async function anOfficerOf({ db }: { db: Database }): Promise<SignedIn> {
  const { actor, headers } = await aSession(db, { role: 'officer' });
  return { actor, cookie: headers.get('cookie') ?? '' };
}

/** The `test` of the proofs. Errors on the console are not watched: a proof makes the network fail. */
export const test = base.extend<EditorFixtures>({
  browserOf: async ({ browser }, use) => {
    const open: BrowserContext[] = [];
    await use(async (person, { site = siteUnderTest(), ...options } = {}) => {
      const context = await browser.newContext({
        baseURL: site,
        locale: 'en-GB',
        timezoneId: 'Europe/Sofia',
        ...options,
      });
      open.push(context);
      await context.addCookies([browserCookie(person, site)]);
      return context;
    });
    for (const context of open) await context.close();
  },
  member: async ({ db }, use) => {
    await use(async () => aNewSession(db, (await aMember(db)).personId));
  },
  somebody: async ({ db }, use) => {
    await use(async (role = 'officer', wishes = {}) => {
      const { actor, headers, token } = await aSession(db, { role, ...wishes });
      return { actor, cookie: headers.get('cookie') ?? '', token };
    });
  },
});

export { expect } from '@playwright/test';
