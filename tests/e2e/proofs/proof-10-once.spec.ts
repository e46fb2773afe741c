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
} from '#tests/support/editor.ts';

test('proof 10 a double click saves once', async ({ db, somebody, browserOf }) => {
  const anna = await somebody();
  const { projectId } = await aDraftProject(db, anna.actor);
  const before = (await headOf(db, projectId)).number;
  const page = await (await browserOf(anna)).newPage();
  await openEditor(page, projectId);
  const typed = await typeHardWords(page);
  await page.locator('#editor-save').dblclick();
  await expectStatus(page, 'saved');
  expect((await headOf(db, projectId)).number).toBe(before + 1);
  expect(await savedText(db, projectId, 'goal.bg')).toBe(typed);
});

test('proof 10 an answer that is lost is asked for again and nothing is saved twice', async ({
  db,
  somebody,
  browserOf,
}) => {
  const anna = await somebody();
  const { projectId } = await aDraftProject(db, anna.actor);
  const before = (await headOf(db, projectId)).number;
  const page = await (await browserOf(anna)).newPage();
  await openEditor(page, projectId);
  await page.route(
    /\/save$/,
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  const typed = await typeHardWords(page);
  await page.keyboard.press('Control+s');
  await expectStatus(page, 'saved');
  expect((await headOf(db, projectId)).number).toBe(before + 1);
  expect(await savedText(db, projectId, 'goal.bg')).toBe(typed);
});

test('proof 10 a plain form that is sent again by a refresh saves once', async ({
  db,
  somebody,
  browserOf,
}) => {
  const anna = await somebody();
  const { projectId } = await aDraftProject(db, anna.actor);
  const before = (await headOf(db, projectId)).number;
  const page = await (await browserOf(anna, { javaScriptEnabled: false })).newPage();
  await page.goto(`/en/staff/projects/${projectId}/edit`);
  const sent: { url: string; body: string | null }[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push({ url: request.url(), body: request.postData() });
  });
  await field(page, 'summary.en').fill('Saved „once“ ☝️');
  await page.locator('#editor-save').click();
  await page.waitForURL(/saved=/);
  await page.reload();
  const [{ url, body } = { url: '', body: '' }] = sent;
  const again = await page.request.post(url, {
    data: body ?? '',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: new URL(url).origin,
      'sec-fetch-site': 'same-origin',
    },
    maxRedirects: 0,
  });
  expect(again.status()).toBe(303);
  expect((await headOf(db, projectId)).number).toBe(before + 1);
  expect(await savedText(db, projectId, 'summary.en')).toBe('Saved „once“ ☝️');
});
