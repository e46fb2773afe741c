import { randomUUID } from 'node:crypto';
import type { Locator } from '@playwright/test';
import { sharedPhotoPath } from '#lib/media/rules.ts';
import { createProject } from '#lib/projects/commands/create-project.ts';
import { publishEdition } from '#lib/projects/commands/publish-edition.ts';
import { approveEdition, submitEdition } from '#lib/projects/commands/review-edition.ts';
import { saveEdition } from '#lib/projects/commands/save-edition.ts';
import { revokeShareLink, shareEdition } from '#lib/projects/commands/share-edition.ts';
import { withdrawProject } from '#lib/projects/commands/withdraw-project.ts';
import { getEditor } from '#lib/projects/queries/editor.ts';
import type { Draft } from '#lib/versioning/draft.ts';
import { aPicture } from '#tests/support/pictures.ts';
import { expect, test } from '#tests/support/staff-site.ts';
import { projects } from '../addresses.ts';

/** What every page needs before it may be published. */
const leastDraft = {
  'title.en': 'Readers by the river',
  'title.bg': 'Читатели край реката',
  'summary.en': 'Children read aloud by the river.',
  'summary.bg': 'Деца четат на глас край реката.',
};

/** A photo has come: what its address leads to is a picture. */
async function expectPicture(picture: Locator): Promise<void> {
  await picture.scrollIntoViewIfNeeded();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
}

/** Nine files are made of a photo, by one process at a time, beside everything else a test machine does. */
const patiently = { timeout: 60_000 };
test.setTimeout(300_000);

for (const javaScriptEnabled of [true, false])
  test(`a photo comes into the library and gets its words ${javaScriptEnabled ? 'with' : 'without'} a script`, async ({
    signedIn,
  }) => {
    const { page } = await signedIn('communication', { locale: 'bg' }, { javaScriptEnabled });
    await page.goto('/bg/staff/media');
    const name = `деца-${randomUUID().slice(0, 8)}.jpg`;
    const file = { name, mimeType: 'image/jpeg', buffer: await aPicture('jpeg', 900, 600) };
    await page.getByLabel('Файл', { exact: true }).setInputFiles(file);
    await page.getByRole('button', { name: 'Качване' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name, patiently);
    await page.getByLabel('На английски').fill('Children read');
    await page.getByLabel('Горе вляво').check({ force: true });
    await page.getByRole('button', { name: 'Запазване' }).click();
    await expect(page.getByText('Записано е.')).toBeVisible();
    await expect(page.getByText('Без описание на двата езика')).toBeVisible();
    await page.getByLabel('На български').fill('Деца четат „на глас“ 📚');
    await page.getByRole('button', { name: 'Запазване' }).click();
    await expect(page.getByText('Без описание на двата езика')).toHaveCount(0);
    await expect(page.getByLabel('На български')).toHaveValue('Деца четат „на глас“ 📚');
    await expect(page.getByLabel('Горе вляво')).toBeChecked();
    await expectPicture(page.getByRole('main').locator('img').first());
  });

test.describe('what is no picture', () => {
  test.use({ expectedStatuses: [422] });
  for (const javaScriptEnabled of [true, false])
    test(`is refused in words ${javaScriptEnabled ? 'with' : 'without'} a script`, async ({
      signedIn,
      db,
    }) => {
      const { page, actor } = await signedIn('officer', { locale: 'en' }, { javaScriptEnabled });
      await page.goto('/en/staff/media');
      const kept = () => db.asset.count({ where: { uploadedBy: actor.personId } });
      const before = await kept();
      const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
      const file = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(svg) };
      await page.getByLabel('File', { exact: true }).setInputFiles(file);
      await page.getByRole('button', { name: 'Upload' }).click();
      await expect(page.getByText('This is neither a photo (JPEG, PNG, WebP)').first()).toBeVisible();
      expect(await kept()).toBe(before);
    });
});

test('the public sees a photo while a page shows it, and not a moment longer', async ({
  signedIn,
  db,
  page: reader,
}) => {
  const { page, actor } = await signedIn('lead', { locale: 'en' });
  const { actor: approver } = await signedIn('approver');
  // What stands in public of a project of the first portfolio: others publish theirs and write in drafts meanwhile.
  const seeded = await db.entry.findFirstOrThrow({ where: { slug: projects.children } });
  const found = await db.revision.findUniqueOrThrow({ where: { id: seeded.publishedRevision ?? '' } });
  const programme = seeded.programme;
  const made = await createProject(db, actor, {
    titleEn: leastDraft['title.en'],
    titleBg: leastDraft['title.bg'],
    programme,
    operationId: randomUUID(),
  });
  if (!made.ok) throw new Error('No project was made.');
  const { projectId, editionId } = made.value;
  const state = async () => {
    const editor = await getEditor(db, actor, { projectId });
    if (!editor.ok) throw new Error('There is no such project.');
    return editor.value;
  };
  const saved = await saveEdition(db, actor, {
    editionId,
    formId: randomUUID(),
    baseRevision: (await state()).head.id,
    draft: { ...(found.draft as Draft), ...(await state()).head.draft, ...leastDraft },
    operationId: randomUUID(),
  });
  expect(saved.ok ? [] : saved.issues).toEqual([]);

  await page.goto(`/en/staff/media?project=${projectId}`);
  const name = `river-${randomUUID().slice(0, 8)}.png`;
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name, mimeType: 'image/png', buffer: await aPicture('png', 1800, 1200) });
  await page.getByRole('button', { name: 'Upload' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name, patiently);
  await page.getByRole('button', { name: new RegExp(`Add to the project ?: ${name}`) }).click();
  await expect(page.getByText('In the project', { exact: true })).toBeVisible(patiently);
  await page.getByRole('link', { name: 'All photos of the project' }).click();
  await expect(page.getByText('In the project', { exact: true })).toBeVisible(patiently);

  const { folder, id } = await db.asset
    .findFirstOrThrow({ where: { fileName: name } })
    .then(({ key, id }) => ({ folder: key, id }));
  const address = `/files/${folder}/800.webp`;
  expect((await reader.request.get(address)).status()).toBe(404);

  await page.goto(`/en/staff/projects/${projectId}/preview`);
  await expectPicture(page.locator('[aria-labelledby="photos"] img'));
  const link = await shareEdition(db, actor, { editionId, days: 7 });
  if (!link.ok) throw new Error('No link was made.');
  const { token, shareLinkId } = link.value;
  await reader.goto(`/en/staff/shared/${token}`);
  await expectPicture(reader.locator('[aria-labelledby="photos"] img'));
  const shared = sharedPhotoPath(token, id, '800.webp');
  const answer = await reader.request.get(shared);
  expect([answer.status(), answer.headers()['cache-control']]).toEqual([200, 'no-store']);
  for (const other of [
    sharedPhotoPath(token, randomUUID(), '800.webp'),
    sharedPhotoPath(token, id, '801.webp'),
    sharedPhotoPath('x', id, '800.webp'),
  ])
    expect((await reader.request.get(other)).status(), other).toBe(404);
  const revoked = await revokeShareLink(db, actor, { shareLinkId });
  expect(revoked.ok ? [] : revoked.issues).toEqual([]);
  expect((await reader.request.get(shared)).status()).toBe(404);

  const publish = async () => {
    const { head, edition } = await state();
    if (edition?.state === 'draft') {
      const editionId = edition.id;
      const submitted = await submitEdition(db, actor, { editionId });
      expect(submitted.ok ? [] : submitted.issues).toEqual([]);
      const approved = await approveEdition(db, approver, { editionId, revision: head.id });
      expect(approved.ok ? [] : approved.issues).toEqual([]);
    }
    return await publishEdition(db, approver, {
      editionId: edition?.id ?? '',
      revision: head.id,
      reasonEn: 'First published',
      reasonBg: 'Първо публикуване',
      operationId: randomUUID(),
    });
  };
  const tooEarly = await publish();
  expect(tooEarly.ok ? [] : tooEarly.issues.map(({ code }) => code)).toEqual(['photo-without-words']);
  await db.asset.update({
    where: { id },
    data: { altEn: 'Children by the river', altBg: 'Деца край реката' },
  });
  const published = await publish();
  if (!published.ok) throw new Error(JSON.stringify(published.issues));

  await reader.goto(`/bg/projects/${published.value.slug}`);
  const picture = reader.getByAltText('Деца край реката');
  await picture.scrollIntoViewIfNeeded();
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  await expect(picture).toHaveAttribute('width', '1600');
  const file = await reader.request.get(address);
  expect(file.headers()).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'no-cache',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  const etag = file.headers()['etag'] ?? '';
  expect((await reader.request.get(address, { headers: { 'If-None-Match': etag } })).status()).toBe(304);
  expect((await reader.request.get(`/files/${folder}/document.pdf`)).status()).toBe(404);

  const withdrawn = await withdrawProject(db, actor, {
    projectId,
    reasonEn: 'By mistake',
    reasonBg: 'По грешка',
    operationId: randomUUID(),
  });
  expect(withdrawn.ok ? [] : withdrawn.issues).toEqual([]);
  expect((await reader.request.get(address, { headers: { 'If-None-Match': etag } })).status()).toBe(404);
});

test('an administrator reads the letters without their keys and sends one again', async ({
  signedIn,
  db,
}) => {
  const { page } = await signedIn('administrator', { locale: 'en' });
  await page.goto('/en/staff/mail');
  const sent = () => db.outboxLetter.count({ where: { kind: 'trial', state: 'sent' } });
  const before = await sent();
  const led = page.waitForEvent('load');
  await page.getByRole('button', { name: 'Send a trial letter to me' }).click();
  await led;
  await expect(page.getByText('A trial letter').first()).toBeVisible();
  await expect.poll(sent, patiently).toBeGreaterThan(before);
  const letter = {
    to: `${randomUUID()}@example.org`,
    locale: 'bg',
    subject: 'Покана',
    text: 'https://portfolio.example.org/bg/staff/invitation/0123456789abcdef0123456789abcdef',
    state: 'failed',
    lastError: '550 No such user',
  };
  await db.outboxLetter.create({ data: { id: randomUUID(), kind: 'invitation', ...letter } });
  await page.goto('/en/staff/mail?state=failed');
  const row = page.getByRole('listitem').filter({ hasText: letter.to });
  await expect(row).toContainText('550 No such user');
  await row.getByText('Read the letter').click();
  await expect(row.getByText('/bg/staff/invitation/…')).toBeVisible();
  const again = page.waitForEvent('load');
  await row.getByRole('button', { name: new RegExp(`Send again ?: ${letter.to}`) }).click();
  await again;
  await expect
    .poll(async () => (await db.outboxLetter.findFirst({ where: { to: letter.to } }))?.state, patiently)
    .toBe('sent');
});
