import {
  aDraftProject,
  anOfficerOf,
  expect,
  expectStatus,
  field,
  openEditor,
  savedText,
  test,
  typeHardWords,
} from '#tests/support/editor.ts';
import { ownSite } from '#tests/support/own-site.ts';

test('proof 8 a new build while the form is open: the form goes on, says so, and loses nothing in the reload it offers', async ({
  browserOf,
}) => {
  test.setTimeout(300_000);
  const site = await ownSite({ GRANTFOLIO_BUILD: 'first' });
  try {
    const anna = await anOfficerOf(site);
    const { projectId } = await aDraftProject(site.db, anna.actor);
    const context = await browserOf(anna, { site: site.url });
    const page = await context.newPage();
    await openEditor(page, projectId);
    await typeHardWords(page);
    await site.kill();
    const typed = await typeHardWords(page);
    await site.startAgain({ GRANTFOLIO_BUILD: 'second' });
    // What a browser says when its network is back: the next try need not wait for its turn.
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await expectStatus(page, 'kept');
    const notice = page.locator('[data-notice="new-version"]');
    await expect(notice).toContainText('A new version of this site is ready');
    await notice.getByRole('button').click();
    await page.waitForURL(/\?form=/);
    await page.waitForFunction(() => document.querySelector('#editor[data-ready]') !== null);
    expect(await field(page, 'goal.bg').inputValue()).toBe(typed);
    await page.keyboard.press('Control+s');
    await expectStatus(page, 'saved');
    expect(await savedText(site.db, projectId, 'goal.bg')).toBe(typed);
  } finally {
    await site.end();
  }
});
