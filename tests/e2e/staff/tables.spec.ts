import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import { createProject } from '#lib/projects/commands/create-project.ts';
import { breaches } from '#tests/support/accessibility.ts';
import { expect, test } from '#tests/support/staff-site.ts';

// A form that is refused answers 422, to a script and to a browser alike.
test.use({ expectedStatuses: [422] });

/** A word that no other run of a test uses. */
const ownWord = () => `t${randomUUID().slice(0, 8)}`;

/** Projects that only this test knows. */
async function projectsOf(db: Database, actor: StaffActor, word: string, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const titleEn = `${word} project number ${index}`;
    const made = await createProject(db, actor, {
      titleEn,
      titleBg: '',
      programme: null,
      operationId: randomUUID(),
    });
    if (!made.ok) throw new Error(JSON.stringify(made.issues));
    ids.push(made.value.projectId);
  }
  return ids;
}

/** The last saved text of each project. */
async function textsOf(db: Database, ids: readonly string[]): Promise<unknown[]> {
  return await Promise.all(
    ids.map(async (projectId) => {
      const edition = await db.edition.findFirst({ where: { projectId }, orderBy: { number: 'desc' } });
      if (edition === null) return null;
      return (await db.revision.findUniqueOrThrow({ where: { id: edition.headRevision } })).draft;
    }),
  );
}

const csv = (lines: readonly string[]) => ({
  name: 'projects of the year.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(lines.join('\r\n')),
});

/** Rows are written by one process, behind whatever else the site puts off meanwhile. */
const patiently = { timeout: 60_000 };

/**
 * Waits until the work has ended and the page says so: with a script it finds out by itself, and would cross the way of
 * whoever goes there meanwhile; somebody without one looks again.
 */
async function workedOff(
  page: Page,
  db: Database,
  address: string,
  [deed, state, sentence]: readonly ['apply', 'applied', string] | readonly ['undo', 'undone', string],
  hasScript: boolean,
): Promise<void> {
  await page.waitForURL(`${address}/report?asked=${deed}`);
  const id = address.split('/').at(-1) ?? '';
  const stateOf = async () => (await db.batch.findUniqueOrThrow({ where: { id } })).state;
  await expect.poll(stateOf, patiently).toBe(state);
  if (!hasScript) await page.goto(`${address}/report`);
  await expect(page.getByText(sentence)).toBeVisible();
}

for (const javaScriptEnabled of [true, false]) {
  const way = javaScriptEnabled ? 'with a script' : 'without a script';

  test(`a table is brought in, looked at, written as drafts and undone: ${way}`, async ({ signedIn, db }) => {
    test.setTimeout(300_000);
    const { page, actor } = await signedIn('lead', {}, { javaScriptEnabled });
    const word = ownWord();
    const ids = await projectsOf(db, actor, word, 3);
    const before = await textsOf(db, ids);

    await page.goto('/en/staff/import');
    await page.getByRole('link', { name: 'Bring in a table' }).click();
    await page.getByLabel('File', { exact: true }).setInputFiles({
      name: 'picture.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0, 1, 2, 0]),
    });
    await page.getByRole('button', { name: 'Read the table' }).click();
    await expect(page.locator('[data-error-summary]')).toContainText('no table but a file of another kind');

    await page
      .getByLabel('File', { exact: true })
      .setInputFiles(
        csv([
          'id;Project number;Title;Start date;Remark',
          `${ids[0]};${word}-A;;04.2021;kept to ourselves`,
          `${ids[1]};;;31.04.2021;`,
          `${ids[2]};;;;`,
          `;${word}-NEW;${word} begins here;2022;`,
          `;;${word} project number 2;;`,
        ]),
      );
    await page.getByRole('button', { name: 'Read the table' }).click();
    await page.waitForURL(/\/import\/tables\/[\da-f-]{36}$/);
    const address = page.url();
    await expect(page.getByRole('table')).toContainText('31.04.2021');
    // The id of another system would be a number to us; these are ours.
    await page.getByLabel('id', { exact: true }).selectOption('id');
    await page.getByLabel('Project number', { exact: true }).selectOption('number');
    await page.getByLabel('How a row finds its project').selectOption('id');
    await expect(page.getByLabel('Title', { exact: true })).toHaveValue('title.en');
    await expect(page.getByLabel('Start date', { exact: true })).toHaveValue('startsOn');
    await expect(page.getByLabel('Remark', { exact: true })).toHaveValue('');

    await page.getByLabel('Remark', { exact: true }).selectOption('number');
    await page.getByRole('button', { name: 'Check the table' }).click();
    await expect(page.locator('[data-error-summary]')).toContainText('Two columns fill the same field');
    await expect(page.getByLabel('Remark', { exact: true })).toHaveValue('number');
    await page.getByLabel('Remark', { exact: true }).selectOption({ label: 'Leave out' });
    await page.getByRole('button', { name: 'Check the table' }).click();
    await page.waitForURL(/\/check$/);

    const kinds = page.getByRole('navigation', { name: 'Rows by kind' });
    await expect(kinds.getByRole('link')).toHaveText([
      '5all rows',
      '1new',
      '1changed',
      '1unchanged',
      '1possible duplicates',
      '1with problems',
    ]);
    expect(await textsOf(db, ids)).toEqual(before);
    await kinds.getByRole('link', { name: 'with problems' }).click();
    const rows = page.locator('main ol').last().getByRole('listitem');
    await expect(page.getByText('Line 3')).toBeVisible();
    await expect(page.getByText('There is no such day.')).toBeVisible();
    await kinds.getByRole('link', { name: 'possible duplicates' }).click();
    await expect(page.getByText('the same title')).toBeVisible();
    await page.getByRole('button', { name: 'It is another project' }).click();
    await expect(kinds.getByRole('link').nth(1)).toHaveText('2new');
    await kinds.getByRole('link').nth(1).click();
    await page.getByRole('button', { name: 'Leave it out after all' }).click();
    await expect(kinds.getByRole('link').nth(1)).toHaveText('1new');
    await kinds.getByRole('link', { name: 'changed', exact: false }).first().click();
    await expect(rows.first()).toContainText(`${word}-A`);
    // The tool that looks needs a script itself.
    if (javaScriptEnabled) expect(await breaches(page)).toEqual([]);

    await page.getByRole('button', { name: 'Write 2 drafts' }).click();
    await workedOff(page, db, address, ['apply', 'applied', 'The drafts are written.'], javaScriptEnabled);
    expect(await textsOf(db, ids)).toEqual([
      { ...(before[0] as object), number: `${word}-A`, startsOn: '04.2021' },
      before[1],
      before[2],
    ]);
    const begun = await db.entry.findFirstOrThrow({ where: { titleEn: `${word} begins here` } });

    await page.getByRole('button', { name: 'Undo the import' }).click();
    await workedOff(page, db, address, ['undo', 'undone', 'The import is undone.'], javaScriptEnabled);
    expect(await textsOf(db, ids)).toEqual(before);
    expect(await db.entry.count({ where: { projectId: begun.projectId } })).toBe(0);
  });
}

test('a table that is handed out, edited in three cells and brought in again shows three changes', async ({
  signedIn,
  db,
}) => {
  const { page, actor } = await signedIn('lead');
  const word = ownWord();
  const ids = await projectsOf(db, actor, word, 3);
  await page.goto(`/en/staff/projects?q=${word}`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^projects-\d{4}-\d\d-\d\d\.csv$/);
  const [header = [], ...rows] = parse(readFileSync(await download.path()), { bom: true });
  expect(new Set(rows.map((row) => row[header.indexOf('id')]))).toEqual(new Set(ids));
  const edit = (row: number, column: string, text: string) => {
    const cells = rows.find((each) => each[0] === ids[row]);
    expect(header).toContain(column);
    if (cells) cells[header.indexOf(column)] = text;
  };
  edit(0, 'Project number', `${word}-1`);
  edit(0, 'Summary: Bulgarian', 'Ново обобщение с „кавички“; и точка и запетая');
  edit(2, 'Start', '2024-05');

  await page.goto('/en/staff/import/tables');
  await page.getByLabel('File', { exact: true }).setInputFiles({
    name: 'again.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(stringify([header, ...rows])),
  });
  await page.getByRole('button', { name: 'Read the table' }).click();
  await expect(page.getByText('Table downloaded here')).toBeVisible();
  await page.getByRole('button', { name: 'Check the table' }).click();
  const kinds = page.getByRole('navigation', { name: 'Rows by kind' });
  await expect(kinds.getByRole('link', { name: 'changed' }).first()).toHaveText('2changed');
  await expect(kinds.getByRole('link', { name: 'with problems' })).toHaveText('0with problems');
  await kinds.getByRole('link', { name: /^2/ }).click();
  await expect(page.locator('main dt')).toHaveText(['Summary: Bulgarian', 'Project number', 'Start']);
  await page.getByRole('link', { name: '1. Columns' }).click();
  await page.getByRole('button', { name: 'Forget this table' }).click();
  await page.waitForURL(/\/import\/tables$/);
});

/** Goes on with the keyboard until `wanted` has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(wanted).toBeFocused({ timeout: 1 });
  }).toPass({ intervals: [0] });
}

test('a table can be brought in, written and undone with the keyboard alone', async ({ signedIn, db }) => {
  test.setTimeout(300_000);
  const { page, actor } = await signedIn('lead');
  const word = ownWord();
  const [id] = await projectsOf(db, actor, word, 1);
  await page.goto('/en/staff/import/tables');
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles(csv(['id;Project number', `${id};${word}-KEY`]));
  await tabTo(page, page.getByRole('button', { name: 'Read the table' }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/import\/tables\/[\da-f-]{36}$/);
  await tabTo(page, page.getByLabel('id', { exact: true }));
  await page.keyboard.type('Id');
  await expect(page.getByLabel('id', { exact: true })).toHaveValue('id');
  await tabTo(page, page.getByLabel('Project number', { exact: true }));
  await page.keyboard.type('Project');
  await expect(page.getByLabel('Project number', { exact: true })).toHaveValue('number');
  await tabTo(page, page.getByLabel('How a row finds its project'));
  await page.keyboard.press('Home');
  await expect(page.getByLabel('How a row finds its project')).toHaveValue('id');
  await tabTo(page, page.getByRole('button', { name: 'Check the table' }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/check$/);
  await tabTo(page, page.getByRole('button', { name: 'Write 1 draft' }));
  await page.keyboard.press('Enter');
  // The page finds out by itself that the work has ended.
  await expect(page.getByText('The drafts are written.')).toBeVisible(patiently);
  await tabTo(page, page.getByRole('button', { name: 'Undo the import' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('The import is undone.')).toBeVisible(patiently);
});
