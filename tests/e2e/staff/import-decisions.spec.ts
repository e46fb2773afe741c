import {
  aWord,
  bring,
  carry,
  expectAccessible,
  patiently,
  tabTo,
  textOfPage,
  value,
} from '#tests/support/brought-page.ts';
import { expect, test } from '#tests/support/staff-site.ts';

test.setTimeout(300_000);

test('what may be here already is opened, told apart or gone into, by keyboard and without scripts', {
  tag: '@no-script',
}, async ({ signedIn }) => {
  const word = aWord();
  const { page } = await signedIn('officer', {}, { javaScriptEnabled: false });
  await carry(page, textOfPage(word));
  await page.getByRole('button', { name: /^Take all/ }).click();
  await expect(value(page, 'grant').getByRole('checkbox')).toBeChecked();
  await page.getByRole('button', { name: 'Make the draft' }).click();
  await page.waitForURL(/\/projects\/[^/]+\/edit$/, patiently);

  const another = textOfPage(word).replace('books', 'boats');
  await carry(page, another);
  const here = page.getByRole('region', { name: 'This may be here already' });
  await expect(here.getByText(/same title/)).toBeVisible();
  const document = page.url();
  await tabTo(page, /^Open it/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/projects\/[^/]+\/preview$/);
  await expect(page.locator('h1')).toContainText(`Readers by the lake ${word}`);
  await page.goto(document);
  await tabTo(page, /^They are different/);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`“Readers by the lake ${word}” is another project.`)).toBeVisible();
  await expect(here).toBeHidden();
  // It stands folded below, and is taken back.
  await tabTo(page, /^Said to be different \(1\)/);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Said by .+, \d+ \w+ \d{4}/)).toBeVisible();
  await tabTo(page, /^Take it back/);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`Whether “Readers by the lake ${word}” is the same project`)).toBeVisible();
  await expect(here.getByText(/same title/)).toBeVisible();
  await expect(page.getByText(/^Said to be different/)).toBeHidden();

  await carry(page, another.replace('248 210,40', '250 000,00'));
  await tabTo(page, /^Import into it/);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`This goes into “Readers by the lake ${word}”`)).toBeVisible();
  await expect(value(page, 'grant').locator('del')).toHaveText('€248,210.40');
  await expect(value(page, 'start')).toBeHidden();
});

test('a programme that no register has is kept as a note, and the review tells the draft in words', async ({
  signedIn,
}) => {
  const word = aWord();
  const text = textOfPage(word).replace('Implemented in', 'Program: Lanterns\nImplemented in');
  const lead = (await signedIn('lead')).page;
  await bring(lead, text);
  await expect(value(lead, 'programme').getByRole('link', { name: 'Add the programme' })).toHaveAttribute(
    'href',
    '/en/staff/registers/programmes/new',
  );

  const { page } = await signedIn('officer');
  await bring(page, text.replace('books', 'boats'));
  await expect(value(page, 'programme')).toContainText('Programmes are added by a programme lead');
  await expect(value(page, 'programme').getByRole('link', { name: /Add/ })).toHaveCount(0);
  await value(page, 'programme')
    .getByLabel(/^Keep the words as a note/)
    .check();
  await page.getByRole('button', { name: /^Take all/ }).click();
  await expect(value(page, 'grant').getByRole('checkbox')).toBeChecked();
  await expect(value(page, 'programme').getByLabel(/^Keep the words as a note/)).toBeChecked();
  await page.getByRole('button', { name: 'Make the draft' }).click();
  await page.waitForURL(/\/projects\/[^/]+\/edit$/, patiently);
  await expect(page.locator('[data-field="programme"]')).toContainText('“Lanterns”');
  // Every source that is in order stays folded.
  await expect(page.locator('#editor details[open]')).toHaveCount(0);

  await page.goto(page.url().replace(/edit$/, 'review'));
  await expect(page.locator('#summary')).toContainText(/^A new project with \d+ values; \d+ of them name/);
  await expect(page.locator('#summary')).toContainText('Summary: English');
  const differences = page.getByRole('region', { name: 'What is new' });
  await expect(differences).toContainText('€248,210.40');
  await expect(differences).toContainText('Lom (Municipality');
  await expect(differences).toContainText('12 March 2021');
  for (const code of ['source:', 'quote:', 'MON24', '2021-03-12'])
    await expect(differences, code).not.toContainText(code);
  await expect(page.getByText('names the programme “Lanterns”')).toBeVisible();
  await expectAccessible(page);
});
