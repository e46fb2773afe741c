import { randomUUID } from 'node:crypto';
import { text as textOf } from 'node:stream/consumers';
import type { Page } from '@playwright/test';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import { mergeProjects } from '#lib/projects/commands/merge-projects.ts';
import { publishEdition } from '#lib/projects/commands/publish-edition.ts';
import { trashProject } from '#lib/projects/commands/trash-project.ts';
import {
  aDraftProject,
  expect,
  expectStatus,
  field,
  headOf,
  type OwnProject,
  openEditor,
  savedText,
  test,
  typeHardWords,
} from '#tests/support/editor.ts';

/** Everything that a project must have before it may be published. */
const publishable = {
  sources: 'page',
  'sources[page].title': 'A page',
  'sources[page].publisher.en': 'A publisher',
  'sources[page].language': 'en',
  'sources[page].receivedOn': '2026-11-20',
  'results[children].expected.number': '120',
};

const must = (outcome: { ok: boolean }) => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
};

/** Published by somebody else while a form is open. */
async function publish(db: Database, actor: StaffActor, { projectId, editionId }: OwnProject): Promise<void> {
  const { id: revision } = await headOf(db, projectId);
  await db.edition.update({
    where: { id: editionId },
    data: { state: 'approved', approvedRevision: revision },
  });
  const reasons = { reasonEn: 'First', reasonBg: 'Първа' };
  must(await publishEdition(db, actor, { editionId, revision, ...reasons, operationId: randomUUID() }));
}

test('proof 11 published meanwhile: the save goes into the next edition', async ({
  db,
  somebody,
  browserOf,
}) => {
  const [anna, lead] = [await somebody(), await somebody('administrator')];
  const own = await aDraftProject(db, anna.actor, publishable);
  const page = await (await browserOf(anna)).newPage();
  await openEditor(page, own.projectId);
  const typed = await typeHardWords(page);
  await publish(db, lead.actor, own);
  await page.keyboard.press('Control+s');
  await expectStatus(page, 'saved');
  const head = await headOf(db, own.projectId);
  expect(head.editionId).not.toBe(own.editionId);
  expect(await savedText(db, own.projectId, 'goal.bg')).toBe(typed);
  const more = await typeHardWords(page);
  await page.keyboard.press('Control+s');
  await expectStatus(page, 'saved');
  expect(await savedText(db, own.projectId, 'goal.bg')).toBe(more);
});

test('proof 11 published meanwhile, typed offline and the tab closed: the text is offered, and goes into the next edition', async ({
  db,
  somebody,
  browserOf,
}) => {
  test.setTimeout(150_000);
  const [anna, lead] = [await somebody(), await somebody('administrator')];
  const own = await aDraftProject(db, anna.actor, publishable);
  const context = await browserOf(anna);
  const closed = await context.newPage();
  await openEditor(closed, own.projectId);
  await context.setOffline(true);
  const typed = await typeHardWords(closed);
  await expectStatus(closed, 'waiting');
  await closed.close();
  await publish(db, lead.actor, own);
  await context.setOffline(false);

  const page = await context.newPage();
  await page.goto(`/en/staff/projects/${own.projectId}/edit`);
  await expect(page.getByText('You have text here that is not saved')).toBeVisible();
  await page.getByRole('button', { name: 'Begin an edition' }).click();
  await expect(page.locator('#editor')).toBeVisible();
  await page.getByRole('link', { name: 'Compare it with the saved text' }).click();
  await page.getByRole('link', { name: 'Go on with this text' }).click();
  await page.waitForFunction(() => document.querySelector('#editor[data-ready]') !== null);
  expect(await field(page, 'goal.bg').inputValue()).toBe(typed);
  await page.keyboard.press('Control+s');
  await expectStatus(page, 'saved');
  const head = await headOf(db, own.projectId);
  expect(head.editionId).not.toBe(own.editionId);
  expect(await savedText(db, own.projectId, 'goal.bg')).toBe(typed);
  expect(await db.workingCopy.count({ where: { personId: anna.actor.personId } })).toBe(0);
});

const closings: Record<string, (db: Database, actor: StaffActor, own: OwnProject) => Promise<void>> = {
  'moved to the trash': async (db, actor, { projectId }) =>
    must(await trashProject(db, actor, { projectId })),
  merged: async (db, actor, { projectId }) => {
    const into = await aDraftProject(db, actor);
    must(
      await mergeProjects(db, actor, {
        from: projectId,
        into: into.projectId,
        draft: (await headOf(db, into.projectId)).draft as Record<string, string>,
        operationId: randomUUID(),
      }),
    );
  },
};

for (const [what, close] of Object.entries(closings)) {
  test(`proof 11 ${what} meanwhile: said in words, and the text is kept`, async ({
    db,
    somebody,
    browserOf,
  }) => {
    const [anna, lead] = [await somebody(), await somebody('administrator')];
    const own = await aDraftProject(db, anna.actor);
    const page = await (await browserOf(anna)).newPage();
    await openEditor(page, own.projectId);
    const typed = await typeHardWords(page);
    await close(db, lead.actor, own);
    await page.keyboard.press('Control+s');
    await expectStatus(page, 'refused');
    await expect(page.locator('#editor-status')).toContainText('can no longer be edited');
    await stillThere(page, typed);
    const copy = await db.workingCopy.findFirstOrThrow({
      where: { editionId: own.editionId, personId: anna.actor.personId },
    });
    expect((copy.draft as Record<string, string>)['goal.bg']).toBe(typed);
  });
}

test('proof 11 the role is taken away meanwhile: said in words, and the text stays', async ({
  db,
  somebody,
  browserOf,
}) => {
  const anna = await somebody();
  const own = await aDraftProject(db, anna.actor);
  const before = await savedText(db, own.projectId, 'goal.bg');
  const page = await (await browserOf(anna)).newPage();
  await openEditor(page, own.projectId);
  await db.membership.deleteMany({ where: { personId: anna.actor.personId } });
  const typed = await typeHardWords(page);
  await page.keyboard.press('Control+s');
  await expectStatus(page, 'refused');
  await expect(page.locator('#editor-status')).toContainText('Your role no longer allows');
  await stillThere(page, typed);
  expect(await savedText(db, own.projectId, 'goal.bg')).toBe(before);
});

/** The text stands in the form and can be taken home. */
async function stillThere(page: Page, typed: string): Promise<void> {
  expect(await field(page, 'goal.bg').inputValue()).toBe(typed);
  const download = page.waitForEvent('download');
  await page.locator('[data-notice="download"] button').click();
  // Read as a whole: a piece of it may end within a letter.
  const stream = await (await download).createReadStream();
  expect(await textOf(stream)).toContain(typed);
}
