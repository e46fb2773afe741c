import {
  aDraftProject,
  expect,
  expectStatus,
  field,
  headOf,
  openEditor,
  savedText,
  test,
  typeHardWords,
  typeInto,
} from '#tests/support/editor.ts';

test('proof 4 two people change different fields: both changes stand in one revision', async ({
  db,
  somebody,
  browserOf,
}) => {
  const [anna, boris] = [await somebody(), await somebody()];
  const { projectId } = await aDraftProject(db, anna.actor);
  const [annas, boriss] = [await (await browserOf(anna)).newPage(), await (await browserOf(boris)).newPage()];
  await openEditor(annas, projectId);
  await openEditor(boriss, projectId);
  const typed = await typeHardWords(annas);
  await typeInto(boriss, 'results[children].achieved.number', '118');
  await typeInto(boriss, 'summary.en', ' Два „ключа“ 🔑');
  await boriss.keyboard.press('Control+s');
  await expectStatus(boriss, 'saved');
  await annas.keyboard.press('Control+s');
  await expectStatus(annas, 'saved');
  const { draft } = await headOf(db, projectId);
  expect(draft).toMatchObject({
    'goal.bg': typed,
    'results[children].achieved.number': '118',
    'summary.en': 'A project for proofs. Два „ключа“ 🔑',
  });
  await expect(field(annas, 'results[children].achieved.number')).toHaveValue('118');
});

test('proof 4 two people change the same field: both texts stand on the page of conflicts, and each choice is kept', async ({
  db,
  somebody,
  browserOf,
}) => {
  const [anna, boris] = [await somebody(), await somebody('officer', { name: 'Борис' })];
  const { projectId } = await aDraftProject(db, anna.actor);
  const [annas, boriss] = [await (await browserOf(anna)).newPage(), await (await browserOf(boris)).newPage()];
  await openEditor(annas, projectId);
  await openEditor(boriss, projectId);
  await field(boriss, 'summary.en').fill('Boris wrote „this“ 🐻');
  await boriss.keyboard.press('Control+s');
  await expectStatus(boriss, 'saved');
  await field(annas, 'summary.en').fill('Anna wrote “that” 👩');
  const typed = await typeHardWords(annas);
  await annas.keyboard.press('Control+s');
  await annas.waitForURL(/\/conflict\?/);
  const conflict = annas.locator('[data-conflict="summary.en"]');
  await expect(conflict).toContainText('A project for proofs.');
  await expect(conflict.locator('input[name="mine:summary.en"]')).toHaveValue('Anna wrote “that” 👩');
  await expect(conflict.locator('input[name="theirs:summary.en"]')).toHaveValue('Boris wrote „this“ 🐻');
  await expect(annas.locator('main')).toContainText('Борис');
  await conflict.getByRole('radio', { name: 'Keep both' }).check();
  await annas.getByRole('button', { name: 'Save the chosen texts' }).click();
  await annas.waitForURL(/\/edit\?saved=/);
  expect(await savedText(db, projectId, 'summary.en')).toBe('Anna wrote “that” 👩 Boris wrote „this“ 🐻');
  expect(await savedText(db, projectId, 'goal.bg')).toBe(typed);
});
