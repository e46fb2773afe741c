import {
  aDraftProject,
  expect,
  expectStatus,
  field,
  openEditor,
  savedText,
  test,
  typeHardWords,
} from '#tests/support/editor.ts';

test('proof 7 the tab is closed without saving: opened again, the text is compared, used, and put aside again', async ({
  db,
  somebody,
  browserOf,
}) => {
  const anna = await somebody();
  const { projectId } = await aDraftProject(db, anna.actor);
  const before = await savedText(db, projectId, 'goal.bg');
  const context = await browserOf(anna);
  const closed = await context.newPage();
  await openEditor(closed, projectId);
  const typed = await typeHardWords(closed);
  await expectStatus(closed, 'kept');
  await closed.close();

  const page = await context.newPage();
  await openEditor(page, projectId);
  expect(await field(page, 'goal.bg').inputValue()).toBe(before);
  await page.getByRole('link', { name: 'Compare it with the saved text' }).click();
  await page.waitForURL(/\/recover\?/);
  await expect(page.locator('ins').first()).toBeVisible();
  await page.getByRole('link', { name: 'Go on with this text' }).click();
  await page.waitForFunction(() => document.querySelector('#editor[data-ready]') !== null);
  expect(await field(page, 'goal.bg').inputValue()).toBe(typed);
  await page.getByRole('link', { name: 'Back to the saved text' }).click();
  await page.waitForURL(/\/edit$/);
  expect(await field(page, 'goal.bg').inputValue()).toBe(before);

  await page.getByRole('link', { name: 'Compare it with the saved text' }).click();
  await page.getByRole('button', { name: 'Discard it' }).click();
  await page.getByRole('button', { name: 'Undo: keep it after all' }).click();
  await page.getByRole('link', { name: 'Go on with this text' }).click();
  await page.waitForFunction(() => document.querySelector('#editor[data-ready]') !== null);
  await expect(page.getByText('It is not saved yet.')).toBeVisible();
  await page.keyboard.press('Control+s');
  await expectStatus(page, 'saved');
  await expect(page.getByText('It is not saved yet.')).toHaveCount(0);
  expect(await savedText(db, projectId, 'goal.bg')).toBe(typed);
});
