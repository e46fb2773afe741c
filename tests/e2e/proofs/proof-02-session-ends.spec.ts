import {
  aDraftProject,
  expect,
  expectStatus,
  openEditor,
  savedText,
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
