import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { Database } from '#lib/db/client.ts';
import { createProject } from '#lib/projects/commands/create-project.ts';
import { alive, withoutScriptsYet } from '#tests/support/page.ts';
import { expect, type SignedIn, test } from '#tests/support/staff-site.ts';

/** Cyrillic, quotation marks of both kinds, markup, a picture sign, line ends and spaces at the end of a line. */
const typed = 'Ред първи  \n„Втори“ <b>ред</b> & "трети" 😀\n\n  – край';

test.use({ expectedStatuses: [401, 409, 422, 500] });

/** A project of this test's own, which looks published so that it can be taken back; its page for the whole of it. */
async function managed(db: Database, { actor }: SignedIn): Promise<{ projectId: string; path: string }> {
  const made = await createProject(db, actor, {
    titleEn: `To be managed ${randomUUID()}`,
    titleBg: '',
    programme: null,
    operationId: randomUUID(),
  });
  if (!made.ok) throw new Error(JSON.stringify(made.issues));
  const { projectId } = made.value;
  await db.entry.update({ where: { projectId }, data: { state: 'published' } });
  return { projectId, path: `/en/staff/projects/${projectId}/manage` };
}

const stateOf = async (db: Database, projectId: string) =>
  (await db.entry.findUniqueOrThrow({ where: { projectId } })).state;

/** Fills in the form that takes a page back, but for the reason in English. */
async function fillIn(page: Page): Promise<void> {
  await page.locator('details:has(form[action$="/withdraw"]) > summary').click();
  await page.locator('#withdraw-reasonBg').fill(typed);
}

/** Waits for the page that says so: a browser that is closed on its way there may never answer. */
const withdrawnIn = (page: Page) => expect(page.getByText('This page is withdrawn')).toBeVisible();

const send = (page: Page) => page.locator('form[action$="/withdraw"] button').click();

test.describe('a form without a script', { tag: '@no-script' }, () => {
  test('comes back with everything that was typed, and says what is to be mended', async ({
    javaScriptEnabled,
    db,
    signedIn,
    sessionOf,
  }) => {
    const { projectId, path } = await managed(db, await sessionOf('administrator'));
    const { page } = await signedIn('administrator');
    await page.goto(path);
    await fillIn(page);
    await send(page);
    const summary = page.locator('[data-error-summary]');
    await expect(summary).toBeVisible();
    await expect(page.locator('#withdraw-reasonBg')).toHaveValue(typed);
    expect(await stateOf(db, projectId)).toBe('published');
    await summary.locator('a').first().click();
    await expect(page).toHaveURL(/#withdraw-reasonEn$/);
    if (!javaScriptEnabled) await expect(page).toHaveTitle(/To mend/);
  });
});

test.describe('a plain form', () => {
  test.use({ javaScriptEnabled: false });

  test('whose session has ended is handed back, and can be sent again', async ({ db, signedIn }) => {
    const wishes = { name: 'Somebody whose session ends' };
    const { page, actor } = await signedIn('administrator', wishes);
    const { projectId, path } = await managed(db, { actor, cookie: '' });
    await page.goto(path);
    await fillIn(page);
    await page.locator('#withdraw-reasonEn').fill('Because it was wrong.');
    const session = await db.session.delete({ where: { id: actor.sessionId } });
    await send(page);
    await expect(page).toHaveURL(/\/staff\/api\//);
    await expect(page.locator('textarea')).toHaveValue(typed);
    expect(await stateOf(db, projectId)).toBe('published');
    await db.session.create({ data: session });
    await page.locator('form button').click();
    await expect(page).toHaveURL(new RegExp(path));
    expect(await stateOf(db, projectId)).toBe('withdrawn');
    const kept = await db.projectNotice.findFirst({ where: { projectId } });
    if (kept) expect(JSON.stringify(kept)).toContain('Because it was wrong.');
  });

  test('is neither sent nor shown to somebody else who signed in meanwhile', async ({
    db,
    signedIn,
    sessionOf,
  }) => {
    const { page, actor } = await signedIn('administrator', { name: 'The first of two' });
    const { projectId, path } = await managed(db, { actor, cookie: '' });
    await page.goto(path);
    await fillIn(page);
    await page.locator('#withdraw-reasonEn').fill('Because it was wrong.');
    const { cookie } = await sessionOf('administrator', { name: 'The second of two' });
    await page.context().addCookies([
      {
        name: cookie.slice(0, cookie.indexOf('=')),
        value: cookie.slice(cookie.indexOf('=') + 1),
        url: new URL(page.url()).origin.replace('http:', 'https:'),
      },
    ]);
    await send(page);
    await expect(page).toHaveURL(/\/staff\/api\//);
    await expect(page.locator('h1')).toBeVisible();
    await page.waitForLoadState();
    expect(await page.content()).not.toContain('Втори');
    expect(await stateOf(db, projectId)).toBe('published');
  });
});

test.describe('an enhanced form', () => {
  test('keeps what is typed before its scripts come, over what the server printed', async ({
    db,
    signedIn,
    sessionOf,
  }) => {
    const { projectId, path } = await managed(db, await sessionOf('administrator'));
    const { page } = await signedIn('administrator');
    const letGo = await withoutScriptsYet(page);
    await page.goto(path, { waitUntil: 'domcontentloaded' });
    await fillIn(page);
    await send(page);
    await expect(page).toHaveURL(/\/staff\/api\//);
    const field = page.locator('#withdraw-reasonBg');
    await expect(field).toHaveValue(typed);
    await field.fill('„Друго“');
    letGo();
    await alive(page);
    await expect(field).toHaveValue('„Друго“');
    await send(page);
    await expect(page.locator('#withdraw-reasonEn')).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveValue('„Друго“');
    expect(await stateOf(db, projectId)).toBe('published');
  });

  test('keeps every field whatever comes back, and says so where the focus is', async ({
    db,
    signedIn,
    sessionOf,
  }) => {
    const { projectId, path } = await managed(db, await sessionOf('administrator'));
    const { page } = await signedIn('administrator');
    await page.goto(path);
    await fillIn(page);
    await alive(page);
    const answers = [
      { status: 500, contentType: 'text/html', body: '<!DOCTYPE html><h1>Broken</h1>' },
      { status: 200, contentType: 'text/html', body: '<!DOCTYPE html><h1>A page of a proxy</h1>' },
      { status: 422, contentType: 'application/json', body: '{"ok":false}' },
    ];
    for (const answer of answers) {
      await page.route('**/withdraw', (route) => route.fulfill(answer), { times: 1 });
      const summary = page.locator('[data-error-summary]');
      await send(page);
      await expect(summary).toContainText('no answer came back');
      await expect(summary).toBeFocused();
      await expect(page.locator('#withdraw-reasonBg')).toHaveValue(typed);
    }
    await send(page);
    await expect(page.locator('#withdraw-reasonEn')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.locator('#withdraw-reasonBg')).toHaveValue(typed);
    expect(await stateOf(db, projectId)).toBe('published');
  });

  test('is sent once however often it is pressed', async ({ db, signedIn, sessionOf }) => {
    const { projectId, path } = await managed(db, await sessionOf('administrator'));
    const { page } = await signedIn('administrator');
    await page.goto(path);
    await fillIn(page);
    await alive(page);
    await page.locator('#withdraw-reasonEn').fill('Because it was wrong.');
    let sent = 0;
    page.on('request', (request) => {
      if (request.url().endsWith('/withdraw')) sent += 1;
    });
    await page.locator('form[action$="/withdraw"] button').dblclick();
    await withdrawnIn(page);
    expect(await stateOf(db, projectId)).toBe('withdrawn');
    expect(sent).toBe(1);
  });

  test('takes nothing that the answer would lose, and only until then', async ({
    db,
    signedIn,
    sessionOf,
  }) => {
    const { projectId, path } = await managed(db, await sessionOf('administrator'));
    const { page } = await signedIn('administrator');
    await page.goto(path);
    await fillIn(page);
    await alive(page);
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    await page.route('**/withdraw', (route) => held.then(() => route.continue()), { times: 1 });
    const field = page.locator('#withdraw-reasonBg');
    await send(page);
    await expect(page.locator('form[action$="/withdraw"]')).toHaveAttribute('aria-busy', 'true');
    await field.focus();
    await page.keyboard.type('lost');
    await expect(field).not.toBeFocused();
    letGo();
    await expect(page.locator('[data-error-summary]')).toBeFocused();
    await expect(field).toHaveValue(typed);
    await field.focus();
    await field.pressSequentially('kept');
    await expect(field).toHaveValue(/kept/);
    expect(await stateOf(db, projectId)).toBe('published');
  });

  test('asks who it is when the session has ended, and loses nothing when they do not say', async ({
    db,
    signedIn,
  }) => {
    const { page, actor } = await signedIn('administrator', { name: 'Somebody signed out' });
    const { projectId, path } = await managed(db, { actor, cookie: '' });
    await page.goto(path);
    await fillIn(page);
    await alive(page);
    await page.locator('#withdraw-reasonEn').fill('Because it was wrong.');
    const session = await db.session.delete({ where: { id: actor.sessionId } });
    await send(page);
    const dialog = page.locator('dialog[open]');
    await expect(dialog.locator('input[type=email]')).toHaveValue(actor.email);
    await page.keyboard.press('Escape');
    await expect(page.locator('dialog[open]')).toHaveCount(0);
    await expect(page.locator('#withdraw-reasonBg')).toHaveValue(typed);
    expect(await stateOf(db, projectId)).toBe('published');
    // Signed in again in another tab: the form finds it by itself.
    await db.session.create({ data: session });
    await send(page);
    await withdrawnIn(page);
    expect(await stateOf(db, projectId)).toBe('withdrawn');
  });
});
