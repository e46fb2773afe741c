import type { Page } from '@playwright/test';
import {
  aDraftProject,
  expect,
  expectStatus,
  field,
  hardWords,
  openEditor,
  savedText,
  signInOver,
  test,
  typeHardWords,
} from '#tests/support/editor.ts';
import { siteUnderTest } from '#tests/support/page.ts';
import { browserCookie, type SignedIn } from '#tests/support/staff-site.ts';

/** How somebody else comes to be signed in where Anna's form is open. */
const ways = {
  'in another tab': async (page: Page, boris: SignedIn) => {
    // The dialog asks first who is signed in, and does not show itself to somebody who is.
    const dialog = page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await page.context().addCookies([browserCookie(boris, siteUnderTest())]);
    await dialog.getByRole('button').last().click();
  },
  'in the dialog itself': (page: Page, boris: SignedIn) => signInOver(page, boris.actor.email),
};

for (const [where, signIn] of Object.entries(ways))
  test(`proof 3 somebody else signs in instead, ${where}: they neither see nor send the text of the first`, async ({
    db,
    member,
    browserOf,
  }) => {
    const [anna, boris] = [await member(), await member()];
    const { projectId, editionId } = await aDraftProject(db, anna.actor);
    const before = await savedText(db, projectId, 'goal.bg');
    const context = await browserOf(anna);
    const page = await context.newPage();
    await openEditor(page, projectId);
    await db.session.deleteMany({ where: { personId: anna.actor.personId } });
    const typed = await typeHardWords(page);
    await page.keyboard.press('Control+s');
    await expectStatus(page, 'signedOut');
    await signIn(page, boris);
    await expectStatus(page, 'otherPerson');
    await page.keyboard.press('Control+s');
    await expectStatus(page, 'otherPerson');
    expect(await field(page, 'goal.bg').inputValue()).toBe(typed);
    expect(await db.workingCopy.count({ where: { editionId } })).toBe(0);
    expect(await savedText(db, projectId, 'goal.bg')).toBe(before);

    const others = await context.newPage();
    await openEditor(others, projectId);
    await expect(others.locator('[data-unsaved], [data-notice="unsaved"]')).toHaveCount(0);
    expect(await field(others, 'goal.bg').inputValue()).toBe(before);
    const stored = await others.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('grantfolio-unsaved');
        request.addEventListener('success', () => resolve(request.result));
      });
      const rows = await new Promise<{ sealed: ArrayBuffer }[]>((resolve) => {
        const request = database.transaction('copies').objectStore('copies').getAll();
        request.addEventListener('success', () => resolve(request.result));
      });
      return rows.map(({ sealed }) => new TextDecoder().decode(sealed)).join('');
    });
    expect(stored.length).toBeGreaterThan(0);
    expect(stored).not.toContain(hardWords.slice(0, 10));
  });
