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

test('proof 5 two tabs that go on with the same unsaved text: each keeps its own, and both are offered when both were closed', async ({
  db,
  somebody,
  browserOf,
}) => {
  test.setTimeout(150_000);
  const anna = await somebody();
  const { projectId, editionId } = await aDraftProject(db, anna.actor);
  const context = await browserOf(anna);
  const began = await context.newPage();
  await openEditor(began, projectId);
  await typeHardWords(began);
  await expectStatus(began, 'kept');
  await began.close();
  const { formId } = await db.workingCopy.findFirstOrThrow({ where: { editionId } });
  const [first, second] = [await context.newPage(), await context.newPage()];
  await openEditor(first, projectId, `?form=${formId}`);
  await openEditor(second, projectId, `?form=${formId}`);
  await expect(field(second, 'formId')).not.toHaveValue(formId);
  await field(first, 'summary.en').fill('From the first tab „1“ 👯');
  await expectStatus(first, 'kept');
  await field(second, 'summary.en').fill('From the second tab „2“ 👯');
  await expectStatus(second, 'kept');
  await first.close();
  await second.close();
  const copies = await db.workingCopy.findMany({ where: { editionId }, orderBy: { keptAt: 'asc' } });
  expect(copies.map(({ draft }) => (draft as Record<string, string>)['summary.en'])).toEqual([
    'From the first tab „1“ 👯',
    'From the second tab „2“ 👯',
  ]);
});
