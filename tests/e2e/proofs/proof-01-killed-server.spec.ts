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

test('proof 1 the server is killed between keystroke and copy: restarted and opened again, every word is there', async ({
  browserOf,
}) => {
  test.setTimeout(300_000);
  const site = await ownSite();
  try {
    const anna = await anOfficerOf(site);
    const { projectId } = await aDraftProject(site.db, anna.actor);
    const before = await savedText(site.db, projectId, 'goal.bg');
    const context = await browserOf(anna, { site: site.url });
    const page = await context.newPage();
    await openEditor(page, projectId);
    await site.kill();
    const typed = await typeHardWords(page);
    await expectStatus(page, 'waiting');
    await page.close({ runBeforeUnload: false });

    await site.startAgain();
    const again = await context.newPage();
    await openEditor(again, projectId);
    expect(await field(again, 'goal.bg').inputValue()).toBe(before);
    await again.locator('[data-notice="unsaved"] a').click();
    await again.getByRole('link', { name: 'Go on with this text' }).click();
    await again.waitForFunction(() => document.querySelector('#editor[data-ready]') !== null);
    expect(await field(again, 'goal.bg').inputValue()).toBe(typed);
    await again.keyboard.press('Control+s');
    await expectStatus(again, 'saved');
    expect(await savedText(site.db, projectId, 'goal.bg')).toBe(typed);
  } finally {
    await site.end();
  }
});
