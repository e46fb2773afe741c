import {
  aDraftProject,
  expect,
  expectStatus,
  openEditor,
  savedText,
  signInOver,
  test,
  typeHardWords,
} from '#tests/support/editor.ts';
import { siteUnderTest } from '#tests/support/page.ts';
import { aNewSession } from '#tests/support/sessions.ts';
import { browserCookie } from '#tests/support/staff-site.ts';

test('proof 2 the session row is deleted while typing; signed in again over the form, the text is saved', async ({
  db,
  somebody,
  browserOf,
}) => {
  const anna = await somebody();
  const { projectId } = await aDraftProject(db, anna.actor);
  const context = await browserOf(anna);
  const page = await context.newPage();
  await openEditor(page, projectId);
  await db.session.deleteMany({ where: { personId: anna.actor.personId } });
  const typed = await typeHardWords(page);
  await page.keyboard.press('Control+s');
  await expectStatus(page, 'signedOut');
  await expect(page.locator('#editor-status')).toHaveText('Signed out, kept on this computer');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  const again = await aNewSession(db, anna.actor.personId);
  await context.addCookies([browserCookie(again, siteUnderTest())]);
  await dialog.getByRole('button').last().click();
  await expectStatus(page, 'saved');
  await expect(dialog).toBeHidden();
  expect(await savedText(db, projectId, 'goal.bg')).toBe(typed);
});

test('proof 2 the password is typed in the dialog over the form, first a wrong one; the text is saved by itself', async ({
  db,
  member,
  browserOf,
}) => {
  const anna = await member();
  const { projectId } = await aDraftProject(db, anna.actor);
  const page = await (await browserOf(anna)).newPage();
  await openEditor(page, projectId);
  await db.session.deleteMany({ where: { personId: anna.actor.personId } });
  const typed = await typeHardWords(page);
  await page.keyboard.press('Control+s');
  await expectStatus(page, 'signedOut');
  const dialog = page.getByRole('dialog');
  // The address is there: only the password is missing, and that is where one types.
  await expect(dialog.locator('input[type="email"]')).toHaveValue(anna.actor.email);
  await expect(dialog.locator('input[type="password"]')).toBeFocused();
  await page.keyboard.insertText('not the password of Anna');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toBeVisible();
  await signInOver(page);
  await expectStatus(page, 'saved');
  expect(await savedText(db, projectId, 'goal.bg')).toBe(typed);
});
