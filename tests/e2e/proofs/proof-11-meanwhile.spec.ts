import { randomUUID } from 'node:crypto';
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
  await db.edition.update({
    where: { id: own.editionId },
    data: { state: 'approved', approvedRevision: (await headOf(db, own.projectId)).id },
  });
  must(
    await publishEdition(db, lead.actor, {
      editionId: own.editionId,
      revision: (await headOf(db, own.projectId)).id,
      reasonEn: 'First',
      reasonBg: 'Първа',
      operationId: randomUUID(),
    }),
  );
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
  const stream = await (await download).createReadStream();
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  expect(text).toContain(typed);
}
