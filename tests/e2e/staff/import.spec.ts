import { randomUUID } from 'node:crypto';
import { createProject } from '#lib/projects/commands/create-project.ts';
import {
  aWord,
  bring,
  carry,
  expectAccessible,
  pageLines,
  patiently,
  tabTo,
  textOfPage,
  value,
} from '#tests/support/brought-page.ts';
import { docxOf, pdfOf } from '#tests/support/hostile-files.ts';
import { alive, withoutScriptsYet } from '#tests/support/page.ts';
import { expect, test } from '#tests/support/staff-site.ts';

test.setTimeout(300_000);
// A form that is refused answers 422, to a script and to a browser alike.
test.use({ expectedStatuses: [422] });

const sentence = 'Twelve sentences of the page are about something else entirely.';

/** What every page needs before it may be published. */
const words = (word: string) => ({
  'title.bg': `Читатели край езерото ${word}`,
  'summary.en': `Children read by the lake of ${word}.`,
  'summary.bg': `Деца четат край езерото на ${word}.`,
});

test('a pasted page becomes a draft with its words beside each value, and a public page', async ({
  db,
  signedIn,
  request,
}) => {
  const word = aWord();
  const { page } = await signedIn('officer');
  await bring(page, textOfPage(word));
  await expect(page.locator('h1')).toHaveText(`Readers by the lake ${word}`);

  await expectAccessible(page);

  // Both sides point to each other.
  const sum = page.locator('#source').getByRole('link', { name: /^248 210,40 EUR/ });
  await value(page, 'grant').hover();
  await expect(sum).toHaveAttribute('data-active', '');
  // The pointer goes away, so that nothing that moves comes to lie under it.
  await page.mouse.move(0, 0);
  await value(page, 'start').getByRole('checkbox').focus();
  await expect(page.locator('#source').getByRole('link', { name: /^12\.03\.2021/ })).toHaveAttribute(
    'data-active',
    '',
  );
  await expect(sum).not.toHaveAttribute('data-active', '');
  await sum.focus();
  await expect(value(page, 'grant')).toHaveAttribute('data-active', '');
  await sum.click();
  await expect(value(page, 'grant').getByRole('checkbox')).toBeFocused();

  // What is sure is taken at once; what asks and what is only suggested is not.
  await page.getByRole('button', { name: /^Take all/ }).click();
  await expect(value(page, 'grant').getByRole('checkbox')).toBeChecked();
  await alive(page);
  const suggested = page.getByRole('checkbox', { name: /340/ });
  await expect(suggested).not.toBeChecked();
  await expect(value(page, 'promoter').getByRole('radio', { checked: true })).toHaveCount(0);
  await value(page, 'promoter').getByLabel(`A new organisation: Foundation ${word}`).check();
  await suggested.check();
  await value(page, 'title').getByText('Change it').click();
  await value(page, 'title').getByLabel('The text to take').fill(`Readers by the water ${word}`);
  const status = page.getByText(/^Kept at \d\d:\d\d/);
  await expect(status).toBeVisible();
  // Above the values and below them the same is said.
  const progress = page.locator('[data-progress]');
  await expect
    .poll(async () => ((await status.textContent()) ?? '').endsWith((await progress.textContent()) ?? '?'))
    .toBe(true);

  await page.getByRole('button', { name: 'Make the draft' }).click();
  await page.waitForURL(/\/projects\/[^/]+\/edit$/, patiently);
  const projectId = new URL(page.url()).pathname.split('/').at(-2) ?? '';
  await page.waitForFunction(() => document.querySelector('#editor[data-ready]') !== null);
  await expect(page.locator('[name="title.en"]')).toHaveValue(`Readers by the water ${word}`);
  await expect(page.locator('[name="grant"]')).toHaveValue('248 210,40 EUR');
  const organisation = await db.organisation.findFirstOrThrow({ where: { nameEn: `Foundation ${word}` } });
  await expect(page.locator('[name="promoter.organisation"]')).toHaveValue(organisation.slug);
  for (const [path, text] of Object.entries(words(word))) await page.locator(`[name="${path}"]`).fill(text);
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  await expect(page.getByText(/^Saved/).first()).toBeVisible();

  await page.goto(`/en/staff/projects/${projectId}/review`);
  await page.getByRole('button', { name: 'Send for review' }).click();
  await expect(page.getByText('In review').first()).toBeVisible();
  const reviewer = (await signedIn('approver')).page;
  await reviewer.goto(`/en/staff/projects/${projectId}/review`);
  await reviewer.getByRole('button', { name: /^Approve revision/ }).click();
  await reviewer.getByRole('link', { name: 'Go on to publish' }).click();
  await reviewer.getByLabel('Reason in English').fill('Imported.');
  await reviewer.getByLabel('Reason in Bulgarian').fill('Внесено.');
  await reviewer.getByRole('button', { name: 'Publish now' }).click();
  const seen = reviewer.getByRole('link', { name: 'See the public page' });
  const address = (await seen.getAttribute('href')) ?? '';
  await expect.poll(async () => (await request.get(address)).status(), patiently).toBe(200);
  await seen.click();
  await expect(reviewer.locator('h1')).toContainText(`Readers by the water ${word}`);
  await expect(reviewer.getByText('€248,210.40').first()).toBeVisible();
  await expect(reviewer.getByText(`Foundation ${word}`).first()).toBeVisible();

  // Another page of the same project is told to be there, and may go where it belongs.
  const changed = textOfPage(word).replace('lake', 'water').replace('248 210,40 EUR', '258 210,40 EUR');
  await bring(page, changed);
  await expect(page.getByRole('heading', { name: 'This may be here already' })).toBeVisible();
  await page.getByRole('button', { name: /^Import into it/ }).click();
  await expect(page.getByText(/Only what differs/)).toBeVisible();
  await expect(value(page, 'grant')).toContainText('Stands now:');
  await expect(value(page, 'grant').locator('del')).toHaveText('€248,210.40');
  await expect(value(page, 'start')).not.toBeVisible();
  expect((await request.get('/en/staff/import', { maxRedirects: 0 })).status()).toBe(303);
});

test('the page is brought in, checked and made a draft by keyboard alone', async ({ signedIn }) => {
  const word = aWord();
  const { page } = await signedIn('officer');
  await page.goto('/en/staff');
  await tabTo(page, /^Import$/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/staff\/import$/);
  await tabTo(page, /^Paste the text/);
  await page.keyboard.insertText(textOfPage(word));
  await tabTo(page, /^Read it$/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/import\/documents\//, patiently);
  await alive(page);
  await tabTo(page, /^Take all/);
  await page.keyboard.press('Enter');
  await expect(value(page, 'grant').getByRole('checkbox')).toBeChecked();
  await alive(page);
  // To the words and back to the value.
  await value(page, 'grant').getByRole('checkbox').focus();
  await tabTo(page, /248 210,40 EUR/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: /^248 210,40 EUR: / })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(value(page, 'grant').getByRole('checkbox')).toBeFocused();
  await tabTo(page, /^A new organisation/);
  await page.keyboard.press('Space');
  await expect(page.getByText(/^Kept at/)).toBeVisible();
  await tabTo(page, /^Make the draft$/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/projects\/[^/]+\/edit$/, patiently);
  await expect(page.locator('[name="title.en"]')).toHaveValue(`Readers by the lake ${word}`);
});

test('without scripts the same form keeps every choice and makes the draft', { tag: '@no-script' }, async ({
  signedIn,
}) => {
  const word = aWord();
  const { page } = await signedIn('officer', {}, { javaScriptEnabled: false });
  await page.goto('/bg/staff/import');
  await page.getByRole('button', { name: 'Прочитане' }).click();
  await expect(page.locator('[data-error-summary]')).toContainText('Поставете текста на страница');
  await page.locator('#url').fill('някъде');
  await page.locator('#text').fill(textOfPage(word));
  await page.getByRole('button', { name: 'Прочитане' }).click();
  await expect(page.locator('[data-error-summary]')).toContainText('не е адрес на страница');
  await expect(page.locator('#text')).toHaveValue(textOfPage(word));
  await page.locator('#url').fill('');
  await page.getByRole('button', { name: 'Прочитане' }).click();
  await page.waitForURL(/\/import\/documents\//, patiently);

  // Nothing is taken: nothing is made, and the answer that was given stands.
  await value(page, 'promoter').getByLabel('Да остане извън').check();
  await page.getByRole('button', { name: 'Създаване на чернова' }).click();
  await expect(page.locator('[data-error-summary]')).toContainText('Още нищо не е прието');
  await expect(value(page, 'promoter').getByLabel('Да остане извън')).toBeChecked();

  // Marks are plain links to values, and values to their words.
  await page
    .locator('#source')
    .getByRole('link', { name: /^248 210,40 EUR/ })
    .click();
  await expect(page).toHaveURL(/#value-grant$/);
  await value(page, 'grant').getByRole('link').click();
  await expect(page).toHaveURL(/#w\d+$/);
  await value(page, 'grant').getByRole('checkbox').check();
  const progress = page.locator('[data-progress]');
  const before = (await progress.textContent()) ?? '';
  await page.getByRole('button', { name: 'Запазване на избора' }).click();
  await expect(progress).not.toHaveText(before);
  await expect(value(page, 'grant').getByRole('checkbox')).toBeChecked();
  await page.getByRole('button', { name: /^Приемане на всички/ }).click();
  await expect(value(page, 'title').getByRole('checkbox')).toBeChecked();
  await page.getByRole('button', { name: 'Създаване на чернова' }).click();
  await page.waitForURL(/\/projects\/[^/]+\/edit$/, patiently);
  await expect(page.locator('[name="title.en"]')).toHaveValue(`Readers by the lake ${word}`);
  await expect(page.locator('[name="promoter.nameAsStated"]')).toHaveValue('');
});

test('choices of two tabs both stay, and are there on another day', async ({ signedIn }) => {
  const { page } = await signedIn('officer');
  await bring(page, textOfPage(aWord()));
  const other = await page.context().newPage();
  await other.goto(page.url());
  await alive(other);
  await value(page, 'grant').getByRole('checkbox').check();
  await expect(page.getByText(/^Kept at/)).toBeVisible();
  await value(other, 'end').getByRole('checkbox').check();
  await expect(other.getByText(/^Kept at/)).toBeVisible();
  await other.close();
  await page.reload();
  await expect(value(page, 'grant').getByRole('checkbox')).toBeChecked();
  await expect(value(page, 'end').getByRole('checkbox')).toBeChecked();
  await expect(value(page, 'start').getByRole('checkbox')).not.toBeChecked();
});

test('a choice made before the scripts come is kept by them', async ({ signedIn }) => {
  const { page } = await signedIn('officer');
  await carry(page, textOfPage(aWord()));
  const letGo = await withoutScriptsYet(page);
  await page.goto(page.url(), { waitUntil: 'domcontentloaded' });
  await value(page, 'grant').getByRole('checkbox').check();
  letGo();
  await expect(page.getByText(/^Kept at/)).toBeVisible();
  await page.reload();
  await expect(value(page, 'grant').getByRole('checkbox')).toBeChecked();
});

test('files of every kind are read, whatever their name', async ({ signedIn }) => {
  const { page } = await signedIn('officer');
  const lines = (word: string) => pageLines(word).filter((line) => line !== '');
  const files = [
    { name: 'page.docx', bytes: (word: string) => docxOf(lines(word)) },
    { name: 'page.pdf', bytes: (word: string) => pdfOf(lines(word).map((line) => line.replace('–', '-'))) },
    {
      name: 'page.html',
      bytes: (word: string) =>
        Buffer.from(
          `<!doctype html><nav>Menu</nav><h1>${lines(word)[0]}</h1>${lines(word)
            .slice(1)
            .map((line) => `<p>${line}</p>`)
            .join('')}`,
        ),
    },
    { name: 'page.unknown', bytes: (word: string) => Buffer.from(textOfPage(word)) },
  ];
  for (const { name, bytes } of files) {
    const word = aWord();
    await page.goto('/en/staff/import');
    const file = { name, mimeType: 'application/octet-stream', buffer: bytes(word) };
    await page.locator('#file').setInputFiles(file);
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.waitForURL(/\/import\/documents\//, patiently);
    await expect(page.locator('h1'), name).toContainText(word);
    await expect(value(page, 'grant'), name).toContainText('€248,210.40');
  }
});

test('a file that cannot be read is kept with the reason, and can be had again', async ({ db, signedIn }) => {
  const { page, actor } = await signedIn('officer');
  const refusals = [
    { name: 'page.txt', buffer: pdfOf(['Secret'], { encrypted: true }), says: 'protected by a password' },
    {
      name: 'page.docx',
      buffer: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
        'base64',
      ),
      says: 'This is a picture, whatever its name says',
    },
  ];
  const kept = () => db.sourceDocument.count({ where: { createdBy: actor.personId } });
  const before = await kept();
  for (const { says, ...file } of refusals) {
    await page.goto('/en/staff/import');
    await page.locator('#file').setInputFiles({ ...file, mimeType: 'text/plain' });
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.waitForURL(/\/import\/documents\//, patiently);
    await expect(page.getByText('This becomes no project'), file.name).toBeVisible();
    await expect(page.getByText(says), file.name).toBeVisible();
    await expectAccessible(page);
    const link = page.getByRole('link', { name: 'Save the file as it was brought in' });
    const sent = await page.request.get((await link.getAttribute('href')) ?? '');
    expect(await sent.body()).toEqual(file.buffer);
    expect(sent.headers()).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': expect.stringContaining(`attachment; filename="${file.name}"`),
      'content-security-policy': expect.stringContaining('sandbox'),
      'x-content-type-options': 'nosniff',
    });
  }
  expect(await kept()).toBe(before + refusals.length);
  await page.goto('/en/staff/import');
  const empty = { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.from(' \n ') };
  await page.locator('#file').setInputFiles(empty);
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(page.locator('[data-error-summary]')).toContainText('There is no text in it', patiently);
  expect(await kept()).toBe(before + refusals.length);
});

test('a page is imported into a project from its own screen, by those who may', async ({ db, signedIn }) => {
  const { page, actor } = await signedIn('officer');
  const title = `Boats of ${aWord()}`;
  const made = await createProject(db, actor, {
    operationId: randomUUID(),
    titleEn: title,
    titleBg: '',
    programme: null,
  });
  if (!made.ok) throw new Error(JSON.stringify(made.issues));
  const manage = `/en/staff/projects/${made.value.projectId}/manage`;
  await page.goto(manage);
  await page.getByRole('link', { name: 'Import a page into this project' }).click();
  await expect(page.getByText(`It goes into “${title}”`)).toBeVisible();
  const word = aWord();
  await page.locator('#text').fill(textOfPage(word));
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.waitForURL(/\/import\/documents\//, patiently);
  await expect(page.getByText(`This goes into “${title}”`)).toBeVisible();
  const other = await signedIn('communication');
  await other.page.goto(manage);
  await expect(other.page.getByRole('link', { name: 'Import a page into this project' })).toHaveCount(0);
});

test('a page that becomes no project says what it is, and keeps its text', async ({ signedIn }) => {
  const { page } = await signedIn('officer');
  await bring(page, `Sign in\nRemember me\nForgot your password?\n${sentence}`);
  await expect(page.getByText('This becomes no project')).toBeVisible();
  await expect(page.getByText('This is a page to sign in')).toBeVisible();
  await expect(page.getByText(sentence)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Make the draft' })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Put aside' }).click();
  await page.waitForURL(/\/staff\/import$/);
  await expect(page.getByText('put aside').first()).toBeVisible();
});

test('a list of projects offers each by itself', async ({ signedIn }) => {
  const { page } = await signedIn('officer');
  const [one, two] = [aWord(), aWord()];
  await bring(page, `${textOfPage(one)}\n\n${textOfPage(two)}`);
  await expect(page.getByRole('heading', { name: '2 projects on this page' })).toBeVisible();
  await expectAccessible(page);
  const listing = page.url();
  await page.getByRole('button', { name: new RegExp(`Check this one.*${two}`) }).click();
  await page.waitForURL((url) => url.href !== listing && url.pathname.includes('/documents/'));
  await expect(page.locator('h1')).toContainText(two);
  await expect(page.locator('#source')).not.toContainText(one);
  await page.goto(listing);
  await expect(page.getByRole('link', { name: new RegExp(`It is being checked.*${two}`) })).toBeVisible();
  await expect(page.getByRole('button', { name: new RegExp(`Check this one.*${one}`) })).toBeVisible();
});
