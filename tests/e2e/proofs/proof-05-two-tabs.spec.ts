import type { Page } from '@playwright/test';
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

const toldOfOther = (page: Page) => page.locator('[data-notice="other-tab"]');

test('proof 5 two tabs of one person: neither overwrites the other, each is told of the other, both texts are saved', async ({
  db,
  somebody,
  browserOf,
}) => {
  const anna = await somebody();
  const { projectId, editionId } = await aDraftProject(db, anna.actor);
  const context = await browserOf(anna);
  const [first, second] = [await context.newPage(), await context.newPage()];
  await openEditor(first, projectId);
  await openEditor(second, projectId);
  const typed = await typeHardWords(first);
  await expectStatus(first, 'kept');
  await expect(toldOfOther(second)).toBeVisible();
  await expect(toldOfOther(first)).toBeHidden();
  await field(second, 'summary.en').fill('From the second tab „2“ 👯');
  await expect(toldOfOther(first)).toBeVisible();
  await expectStatus(second, 'kept');
  const copies = await db.workingCopy.findMany({ where: { editionId } });
  expect(copies).toHaveLength(2);
  await second.keyboard.press('Control+s');
  await expectStatus(second, 'saved');
  await first.keyboard.press('Control+s');
  await expectStatus(first, 'saved');
  expect(await savedText(db, projectId, 'goal.bg')).toBe(typed);
  expect(await savedText(db, projectId, 'summary.en')).toBe('From the second tab „2“ 👯');
});

test('proof 5 a tab that is opened beside one with unsaved text is told of it, once that is saved no more', async ({
  db,
  somebody,
  browserOf,
}) => {
  const anna = await somebody();
  const { projectId } = await aDraftProject(db, anna.actor);
  const context = await browserOf(anna);
  const [first, later] = [await context.newPage(), await context.newPage()];
  await openEditor(first, projectId);
  await typeHardWords(first);
  await openEditor(later, projectId);
  await expect(toldOfOther(later)).toBeVisible();
  await first.keyboard.press('Control+s');
  await expectStatus(first, 'saved');
  await openEditor(later, projectId);
  await expect(later.locator('#editor')).toHaveAttribute('data-status', 'opened');
  await expect(toldOfOther(later)).toBeHidden();
});
