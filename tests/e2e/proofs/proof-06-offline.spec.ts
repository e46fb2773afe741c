import {
  aDraftProject,
  expect,
  expectStatus,
  openEditor,
  savedText,
  test,
  typeHardWords,
} from '#tests/support/editor.ts';

test('proof 6 a minute offline with typing: kept on this computer, said so, and sent when the network is back', async ({
  db,
  somebody,
  browserOf,
}) => {
  const anna = await somebody();
  const { projectId } = await aDraftProject(db, anna.actor);
  const context = await browserOf(anna);
  const page = await context.newPage();
  await page.clock.install();
  await openEditor(page, projectId);
  await context.setOffline(true);
  let typed = '';
  for (let second = 0; second < 60; second += 5) {
    typed = await typeHardWords(page, 'goal.bg', ` ${second} „секунди“ 🕐`);
    await page.clock.runFor(5000);
  }
  await expectStatus(page, 'waiting');
  await expect(page.locator('#editor-status')).toContainText('Not sent yet, kept on this computer, retrying');
  // The browser says that its network is back; a clock that ran ahead would only end the request that follows.
  await context.setOffline(false);
  await expectStatus(page, 'kept');
  await page.keyboard.press('Control+s');
  await expectStatus(page, 'saved');
  expect(await savedText(db, projectId, 'goal.bg')).toBe(typed);
});
