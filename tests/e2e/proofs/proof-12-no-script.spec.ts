import {
  aDraftProject,
  expect,
  field,
  hardWords,
  longNarrative,
  savedText,
  test,
} from '#tests/support/editor.ts';
import { siteUnderTest } from '#tests/support/page.ts';
import { aNewSession } from '#tests/support/sessions.ts';
import { browserCookie } from '#tests/support/staff-site.ts';

const plain = { javaScriptEnabled: false };

test('proof 12 without a script bad input is saved as typed, with its reading beside it', async ({
  db,
  somebody,
  browserOf,
}) => {
  const anna = await somebody();
  const { projectId } = await aDraftProject(db, anna.actor);
  const page = await (await browserOf(anna, plain)).newPage();
  await page.goto(`/en/staff/projects/${projectId}/edit`);
  await field(page, 'grant').fill('€ 34,649');
  await field(page, 'startsOn').fill('когато и да е');
  await field(page, 'goal.bg').fill(`${longNarrative} ${hardWords}`);
  await page.locator('#editor-save').click();
  await page.waitForURL(/saved=/);
  await expect(field(page, 'grant')).toHaveValue('€ 34,649');
  await expect(field(page, 'startsOn')).toHaveValue('когато и да е');
  await expect(page.locator('[data-field="grant"]')).toContainText('We read €34,649. Is it €34.65?');
  await expect(page.locator('#before-publishing')).toContainText('We cannot read this date');
  expect(await savedText(db, projectId, 'goal.bg')).toBe(`${longNarrative} ${hardWords}`);
  await page.getByRole('button', { name: 'It is €34,649' }).click();
  await expect(field(page, 'grant')).toHaveValue('34 649 EUR');
  await page.getByRole('button', { name: 'Add a result' }).click();
  await expect(page.locator('[data-rows="results"] > [data-row]')).toHaveCount(2);
  await expect(field(page, 'grant')).toHaveValue('34 649 EUR');
});

test('proof 12 without a script a conflict keeps both texts and every other field', async ({
  db,
  somebody,
  browserOf,
}) => {
  const [anna, boris] = [await somebody(), await somebody('officer', { name: 'Борис' })];
  const { projectId } = await aDraftProject(db, anna.actor);
  const [annas, boriss] = [
    await (await browserOf(anna, plain)).newPage(),
    await (await browserOf(boris, plain)).newPage(),
  ];
  for (const page of [annas, boriss]) await page.goto(`/en/staff/projects/${projectId}/edit`);
  await field(boriss, 'summary.en').fill('Boris „b“');
  await boriss.locator('#editor-save').click();
  await boriss.waitForURL(/saved=/);
  await field(annas, 'summary.en').fill('Anna “a” 👩');
  await field(annas, 'goal.en').fill(hardWords);
  await annas.locator('#editor-save').click();
  await annas.waitForURL(/\/conflict\?/);
  await annas.getByRole('radio', { name: 'Keep theirs' }).check();
  await annas.getByRole('button', { name: 'Save the chosen texts' }).click();
  await annas.waitForURL(/saved=/);
  expect(await savedText(db, projectId, 'summary.en')).toBe('Boris „b“');
  expect(await savedText(db, projectId, 'goal.en')).toBe(hardWords);
  expect(await savedText(db, projectId, 'goal.bg')).toBe(longNarrative);
});

test('proof 12 without a script a session that ended keeps every field', async ({
  db,
  somebody,
  browserOf,
}) => {
  const anna = await somebody();
  const { projectId } = await aDraftProject(db, anna.actor);
  const context = await browserOf(anna, plain);
  const page = await context.newPage();
  await page.goto(`/en/staff/projects/${projectId}/edit`);
  const typed = `${longNarrative} ${hardWords}`;
  await field(page, 'goal.bg').fill(typed);
  await db.session.deleteMany({ where: { personId: anna.actor.personId } });
  await page.locator('#editor-save').click();
  await page.waitForURL(/\/staff\/api\//);
  const kept = page.locator('[name="goal.bg"]');
  expect(await kept.inputValue()).toBe(typed);
  const again = await aNewSession(db, anna.actor.personId);
  await context.addCookies([browserCookie(again, siteUnderTest())]);
  await page
    .locator('form:has([name="goal.bg"]) [type="submit"], form:has([name="goal.bg"]) button')
    .last()
    .click();
  await page.waitForURL(/saved=/);
  expect(await savedText(db, projectId, 'goal.bg')).toBe(typed);
});
