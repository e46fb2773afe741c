import { randomUUID } from 'node:crypto';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import { createProject } from '#lib/projects/commands/create-project.ts';
import { saveEdition } from '#lib/projects/commands/save-edition.ts';
import { aMember, anAuthenticator, signedIn as signedInMember } from '#tests/support/accounts.ts';
import { alive } from '#tests/support/page.ts';
import { expect, test } from '#tests/support/staff-site.ts';
import { Typist } from '#tests/support/typist.ts';

// A form that lacks something is refused, and says so.
test.use({ expectedStatuses: [422] });
// The longest journeys there are, through all screens of a publication.
test.setTimeout(300_000);

/** That it comes by itself; that it takes no two seconds is measured where nothing else runs, see tests/resilience. */
const soon = { timeout: 20_000, intervals: [50] };

/** A word no other text has, by which a project is found again. */
const aWord = () =>
  `qz${randomUUID()
    .replaceAll(/[^a-z]/g, '')
    .slice(0, 10)}x`;

/** A text that can be published, with a place, an organisation and a group of the registers. */
const wholeText = (word: string) => ({
  'title.en': `A journey ${word}`,
  'title.bg': `Пътуване ${word}`,
  'summary.en': `What ${word} is about.`,
  'summary.bg': `За какво е ${word}.`,
  grant: '1234 EUR',
  places: 'lom',
  'places[lom].place': '44238',
  targetGroups: 'roma',
  'targetGroups[roma].basis': 'declared',
  sources: 'page',
  'sources[page].title': 'A page',
  'sources[page].publisher.en': 'A publisher',
  'sources[page].language': 'en',
  'sources[page].url': 'https://example.org/page',
  'sources[page].receivedOn': '2026-11-20',
});

/** A project that an officer wrote and that can be published; its word is in every text. */
async function aDraft(db: Database, officer: StaffActor) {
  const word = aWord();
  const made = await createProject(db, officer, {
    titleEn: `A journey ${word}`,
    titleBg: `Пътуване ${word}`,
    programme: null,
    operationId: randomUUID(),
  });
  if (!made.ok) throw new Error(JSON.stringify(made.issues));
  const { projectId, editionId } = made.value;
  await rewrite(db, officer, editionId, wholeText(word));
  const { slug } = await db.entry.findUniqueOrThrow({ where: { projectId } });
  return { projectId, editionId, word, slug };
}

async function rewrite(
  db: Database,
  officer: StaffActor,
  editionId: string,
  draft: Readonly<Record<string, string>>,
) {
  const { headRevision } = await db.edition.findUniqueOrThrow({ where: { id: editionId } });
  const saved = await saveEdition(db, officer, {
    editionId,
    formId: 'journey',
    baseRevision: headRevision,
    draft,
    operationId: randomUUID(),
  });
  if (!saved.ok) throw new Error(JSON.stringify(saved.issues));
}

test('an edition is written, sent, approved and published by keyboard alone, from sign-in to the public page', async ({
  db,
  signedIn,
  browser,
  baseURL,
}) => {
  const { projectId, word } = await aDraft(db, (await signedIn('officer')).actor);
  const officer = await aMember(db, { role: 'officer' });
  const approver = await aMember(db, { role: 'approver' });
  const fiveMinutesAgo = new Date(Date.now() - 300_000);
  const { actor } = await signedInMember(db, approver.email);
  const { secret } = await anAuthenticator(db, actor, fiveMinutesAgo);
  const sit = async () => {
    const context = await browser.newContext({
      ...(baseURL !== undefined && { baseURL }),
      locale: 'en-GB',
      timezoneId: 'Europe/Sofia',
    });
    return new Typist(await context.newPage());
  };

  const author = await sit();
  await author.signIn(officer.email, null);
  await author.followTo('Projects', /\/staff\/projects$/, { within: 10 });
  await author.tabTo(/Search title/, { within: 20 });
  await author.type(word);
  await author.goTo(new RegExp(`q=${word}`));
  await author.follow(`A journey ${word}`);
  await expect(author.page.locator('#editor[data-ready]')).toBeVisible();
  await author.follow('To the fields', { within: 2 });
  await author.fill('Title, English', `A journey on foot ${word}`);
  await author.tabTo('Summary, English', { within: 12 });
  await author.press('Control+End');
  await author.type(' Nobody used a mouse.');
  await author.press('Control+s');
  await expect(author.page.locator('#editor-status')).toContainText('Saved');
  // Nothing was taken out of the writer's hands: the next key goes where the last one went.
  await author.expectFocus('Summary, English');
  await author.type(' Really.');
  await author.tabTo('Title, English', { within: 12, back: true });
  await author.press('Control+s');
  await expect(author.page.locator('#editor')).toHaveAttribute('data-status', 'saved');
  await author.expectFocus('Title, English');
  await author.follow('To the sections', { within: 40 });
  await author.follow('Goal and story', { within: 10 });
  // The toolbar is one stop; its arrows go on, and the next stop is the text.
  await author.tabTo('Bold', { within: 3 });
  await author.press('ArrowRight');
  await author.expectFocus('Italic');
  await author.tabTo(/^Goal, English/, { within: 1 });
  await author.type('To go on foot.');
  await author.press('Control+s');
  await expect(author.page.locator('#editor')).toHaveAttribute('data-status', 'saved');
  await author.follow('To the sections', { within: 60 });
  await author.followTo('Review', /\/review$/, { within: 12, back: true });
  await expect(author.page.locator('ins').filter({ hasText: 'on foot' }).first()).toBeVisible();
  await author.tabTo('A word to the reviewer');
  await author.type('Please read it.');
  await author.follow('Send for review', { within: 3 });
  await expect(author.page.getByText('In review').first()).toBeVisible();
  await expect(author.page.getByRole('button', { name: /Approve/ })).toHaveCount(0);

  const reviewer = await sit();
  await reviewer.signIn(approver.email, secret);
  await reviewer.follow('To the content', { within: 1 });
  await reviewer.followTo(`Review: A journey on foot ${word}`, new RegExp(`/projects/${projectId}/review$`));
  await expect(reviewer.page.getByText('Please read it.')).toBeVisible();
  await expect(
    reviewer.page.locator('ins').filter({ hasText: 'Nobody used a mouse. Really.' }),
  ).toBeVisible();
  await reviewer.follow(/^Approve revision/);
  await expect(reviewer.page.getByText('This revision is approved.')).toBeVisible();
  await reviewer.followTo('Go on to publish', /\/publish$/);
  await alive(reviewer.page);
  await reviewer.follow('Publish now');
  await expect(reviewer.page.locator('[data-error-summary]')).toBeFocused();
  await reviewer.follow(/./, { within: 1 });
  await reviewer.expectFocus('Reason in English');
  await reviewer.type('It is new.');
  await reviewer.tabTo('Reason in Bulgarian', { within: 2 });
  await reviewer.type('Ново е.');
  await reviewer.follow('Publish now', { within: 8 });
  await expect(reviewer.page.getByRole('link', { name: 'See the public page' })).toBeVisible();
  await reviewer.follow('See the public page');
  await expect(reviewer.page.locator('h1')).toContainText(`A journey on foot ${word}`);
  await expect(reviewer.page.getByText('To go on foot.')).toBeVisible();
  for (const { page } of [author, reviewer]) await page.context().close();
});

test('the same journey without scripts keeps what was typed and gets there', { tag: '@no-script' }, async ({
  db,
  signedIn,
}) => {
  const officer = await signedIn('officer', {}, { javaScriptEnabled: false });
  const approver = await signedIn('approver', {}, { javaScriptEnabled: false });
  const { projectId, slug, word } = await aDraft(db, officer.actor);
  await officer.page.goto(`/bg/staff/projects/${projectId}/review`);
  await officer.page.getByRole('button', { name: 'Изпращане за преглед' }).click();
  await expect(officer.page.getByText('На преглед').first()).toBeVisible();

  const { page } = approver;
  await page.goto(`/bg/staff/projects/${projectId}/review`);
  await page.getByRole('button', { name: 'Искане на промени' }).click();
  await expect(page.locator('[data-error-summary]')).toBeVisible();
  await page.getByLabel('Какво трябва да се промени и защо').fill('„Още веднъж“');
  await page.getByRole('button', { name: 'Искане на промени' }).click();
  await expect(page.getByText('Поискани са промени').first()).toBeVisible();

  await officer.page.goto('/bg/staff');
  await expect(officer.page.getByText(`Пътуване ${word}`).first()).toBeVisible();
  await officer.page.goto(`/bg/staff/projects/${projectId}/review`);
  await expect(officer.page.getByText('„Още веднъж“')).toBeVisible();
  await officer.page.getByRole('button', { name: 'Изпращане за преглед' }).click();
  await expect(officer.page.getByText('На преглед').first()).toBeVisible();

  await page.goto(`/bg/staff/projects/${projectId}/review`);
  await page.getByRole('button', { name: /^Одобряване на редакция/ }).click();
  await page.getByRole('link', { name: 'Към публикуването' }).click();
  await page.getByLabel('Причина на български').fill('Готово е — „вярно“ 🙂');
  const refused = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.getByRole('button', { name: 'Публикуване сега' }).click();
  expect((await refused).status()).toBe(422);
  // The answer is there before its page is: what is typed until then goes with the one that is left.
  await expect(page.locator('[data-error-summary]')).toBeVisible();
  await expect(page.getByLabel('Причина на български')).toHaveValue('Готово е — „вярно“ 🙂');
  await page.getByLabel('Причина на английски').fill('It is ready.');
  await page.getByRole('button', { name: 'Публикуване сега' }).click();
  await page.getByRole('link', { name: 'Към публичната страница' }).click();
  await expect(page).toHaveURL(`/bg/projects/${slug}`);
  await expect(page.locator('h1')).toContainText(word);
});

test('what is published, renamed, withdrawn, brought back and removed is seen everywhere by itself', async ({
  db,
  signedIn,
  request,
}) => {
  const officer = await signedIn('officer');
  const lead = await signedIn('lead', { name: 'Lena Lead' });
  const { projectId, word, slug } = await aDraft(db, officer.actor);
  const { page } = lead;
  const text = async (path: string) => (await request.get(path)).text();
  const status = async (path: string) => (await request.get(path, { maxRedirects: 0 })).status();
  const publicPath = (name: string) => `/en/projects/${name}`;
  const isEverywhere = async (expected: boolean, name: string) => {
    // The word alone stands on a page that was searched for it; the title only where the project is listed.
    const title = new RegExp(`(?:A journey|Пътуване) ${word}`);
    const shows = async (path: string) => [path, title.test((await text(path)).replace(/<[^>]*>/g, ''))];
    for (const path of [
      `/en/projects?q=${word}&sort=newest`,
      `/bg/projects?q=${word}`,
      '/en/places/lom',
      '/en/target-groups/roma',
    ])
      await expect.poll(() => shows(path), soon).toEqual([path, expected]);
    await expect
      .poll(async () => (await text('/sitemap.xml')).includes(`/en/projects/${name}<`), soon)
      .toBe(expected);
  };
  // Looked at before, so that every page is kept and has to be made anew.
  for (const path of ['/en/places/lom', '/en/target-groups/roma', publicPath(slug)]) await text(path);
  await officer.page.goto(`/en/staff/projects/${projectId}/review`);
  await officer.page.getByRole('button', { name: 'Send for review' }).click();
  await expect(officer.page.getByText('In review').first()).toBeVisible();
  await page.goto(`/en/staff/projects/${projectId}/review`);
  await page.getByRole('button', { name: /^Approve revision/ }).click();
  await page.getByRole('link', { name: 'Go on to publish' }).click();
  await page.getByLabel('Reason in English').fill('First told.');
  await page.getByLabel('Reason in Bulgarian').fill('Разказано за първи път.');
  await page.getByRole('button', { name: 'Publish now' }).click();
  await expect(page.getByRole('link', { name: 'See the public page' })).toBeVisible();
  await expect.poll(() => status(publicPath(slug)), soon).toBe(200);
  await isEverywhere(true, slug);

  const renamed = `${slug}-anew`;
  await page.goto(`/en/staff/projects/${projectId}/manage`);
  await page.getByLabel('New address').fill(renamed);
  await page.getByRole('button', { name: 'Change the address' }).click();
  await expect(page.getByText(`The page stands at /en/projects/${renamed}`)).toBeVisible();
  await expect.poll(() => status(publicPath(slug)), soon).toBe(308);
  const moved = await request.get(`${publicPath(slug)}/history`, { maxRedirects: 0 });
  expect([moved.status(), moved.headers()['location']]).toEqual([308, `${publicPath(renamed)}/history`]);
  expect(moved.headers()['cache-control']).toBe('no-store');
  expect(await text(publicPath(slug))).toContain(word);

  await page.getByText('Withdraw this page…').click();
  await page.locator('#withdraw-reasonEn').fill('The promoter asked for it.');
  await page.locator('#withdraw-reasonBg').fill('По молба на изпълнителя.');
  await page.getByRole('button', { name: 'Withdraw the page' }).click();
  await expect(page.getByText('This page is withdrawn')).toBeVisible();
  await expect
    .poll(async () => (await text(publicPath(renamed))).includes(`What ${word} is about`), soon)
    .toBe(false);
  const notice = await request.get(publicPath(renamed));
  expect(notice.status()).toBe(200);
  expect(await notice.text()).toMatch(/noindex[\s\S]*The promoter asked for it\./);
  expect(await text(`/bg/projects/${slug}`)).toContain('По молба на изпълнителя.');
  await isEverywhere(false, renamed);

  await page.goto(`/en/staff/projects/${projectId}/manage`);
  await page.locator('#republish-reasonEn').fill('The promoter agreed after all.');
  await page.locator('#republish-reasonBg').fill('Изпълнителят все пак се съгласи.');
  await page.getByRole('button', { name: 'Publish it again' }).click();
  await expect(page.getByText('Withdraw this page…')).toBeVisible();
  await expect
    .poll(async () => (await text(publicPath(renamed))).includes(`What ${word} is about`), soon)
    .toBe(true);
  await isEverywhere(true, renamed);
  const story = `${publicPath(renamed)}/history`;
  await expect.poll(() => text(story), soon).toContain('The promoter agreed after all.');
  await expect
    .poll(() => text(story.replace('/en/', '/bg/')), soon)
    .toContain('Изпълнителят все пак се съгласи.');

  await page.getByText('Remove this page for good…').click();
  await page.locator('#gone-reasonEn').fill('It was never a project.');
  await page.locator('#gone-reasonBg').fill('Никога не е било проект.');
  await page.getByLabel('I have read what will happen').check();
  await page.getByRole('button', { name: 'Remove the page for good' }).click();
  await expect(page.getByText('This page was removed for good')).toBeVisible();
  for (const path of [publicPath(renamed), publicPath(slug), `${publicPath(renamed)}/history`])
    await expect.poll(async () => (await request.get(path)).status(), soon).toBe(410);
  await isEverywhere(false, renamed);
});

test('who reviews an edition is told what would keep it from the public', async ({ db, signedIn }) => {
  const { page, actor } = await signedIn('officer');
  const { projectId, editionId, word } = await aDraft(db, actor);
  await page.goto(`/en/staff/projects/${projectId}/review`);
  await expect(page.getByRole('heading', { name: /^Before publishing/ })).toBeHidden();
  await rewrite(db, actor, editionId, { ...wholeText(word), 'summary.en': '', 'summary.bg': '' });
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Before publishing (one thing)' })).toBeVisible();
  await page
    .getByRole('region', { name: /^Before publishing/ })
    .getByRole('link')
    .click();
  await expect(page).toHaveURL(/\/edit#summary/);
});

test('a link to the preview works without an account, and no longer once it is revoked', async ({
  db,
  page: anonymous,
  request,
  signedIn,
}) => {
  const { page, actor } = await signedIn('officer');
  const { projectId, word } = await aDraft(db, actor);
  await page.goto(`/en/staff/projects/${projectId}/preview`);
  await expect(page.locator('h1')).toContainText(word);
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = (await page.locator('p.select-all').textContent()) ?? '';
  const path = new URL(link).pathname;
  const answer = await anonymous.goto(path);
  expect([answer?.status(), answer?.headers()['cache-control']]).toEqual([200, 'no-store']);
  await expect(anonymous.locator('h1')).toContainText(word);
  await expect(anonymous.getByText('Preview: this is not public')).toBeVisible();
  const hash = path.split('/').at(-1) ?? '';
  expect(await db.shareLink.count({ where: { tokenHash: hash } })).toBe(0);
  await page.goto(`/en/staff/projects/${projectId}/preview`);
  await expect(page.getByText(hash)).toHaveCount(0);
  await page.getByRole('button', { name: /^Revoke/ }).click();
  await expect(page.getByText('No link has been made.')).toBeVisible();
  expect((await request.get(path)).status()).toBe(410);
});

test('an earlier revision is compared, restored, and the restoring undone', async ({ db, signedIn }) => {
  const { page, actor } = await signedIn('officer');
  const { projectId, editionId, word } = await aDraft(db, actor);
  await rewrite(db, actor, editionId, { ...wholeText(word), 'title.en': `Another title ${word}` });
  await page.goto(`/en/staff/projects/${projectId}/history`);
  await page.getByRole('button', { name: 'Compare the two' }).click();
  await expect(page.locator('del')).toContainText('A journey');
  await expect(page.locator('ins')).toContainText('Another title');
  await page.getByRole('link', { name: 'Back to the history' }).click();
  await page.getByRole('link', { name: 'Restore revision 2' }).click();
  await page.getByRole('button', { name: 'Restore it' }).click();
  await expect(page.getByText('Restored an earlier revision')).toBeVisible();
  const titleOf = async () => {
    const { headRevision } = await db.edition.findUniqueOrThrow({ where: { id: editionId } });
    const { draft } = await db.revision.findUniqueOrThrow({ where: { id: headRevision } });
    return (draft as Record<string, string>)['title.en'];
  };
  expect(await titleOf()).toBe(`A journey ${word}`);
  await page.getByRole('link', { name: 'Restore revision 3' }).click();
  await page.getByRole('button', { name: 'Restore it' }).click();
  await expect(page.getByRole('heading', { name: /^Revision 5/ })).toBeVisible();
  expect(await titleOf()).toBe(`Another title ${word}`);
});
