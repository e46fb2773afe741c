import { readFile } from 'node:fs/promises';
import { keepWorkingCopy } from '#lib/projects/commands/working-copy.ts';
import type { Draft } from '#lib/versioning/draft.ts';
import { aDraftProject, hardWords, headOf } from '#tests/support/draft-project.ts';
import { siteUnderTest } from '#tests/support/page.ts';
import { expect, test } from '#tests/support/staff-site.ts';
import { must } from '#tests/support/staff-states/projects.ts';

test.use({ expectedStatuses: [404] });

test('whoever lost every role reads what they typed, keeps it as a file and puts it aside; nobody else sees it', {
  tag: '@no-script',
}, async ({ db, request, sessionOf, signedIn }) => {
  const colleague = await sessionOf('officer');
  const { projectId, editionId } = await aDraftProject(db, colleague.actor, {
    'summary.en': 'What a colleague wrote.',
  });
  const { page, actor, cookie } = await signedIn('officer', { name: 'Rada Who Leaves' });
  const { id, draft } = await headOf(db, projectId);
  const typed = { ...(draft as Draft), 'goal.en': `${hardWords}\n\nA second paragraph.`, number: '' };
  const copy = { editionId, formId: 'left', generation: 1, baseRevision: id };
  must(await keepWorkingCopy(db, actor, { ...copy, draft: typed }));
  const roles = await db.membership.findMany({ where: { personId: actor.personId } });
  await db.membership.deleteMany({ where: { personId: actor.personId } });

  await page.goto('/en/staff');
  const way = page.locator(`a[href*="/staff/unsaved/${editionId}"]`);
  await expect(way.first()).toBeVisible();
  await way.first().click();
  await expect(page.getByText('The project is no longer open to you')).toBeVisible();
  await expect(page.locator('main dd').filter({ hasText: 'A second paragraph.' })).toContainText(hardWords);
  await expect(page.getByText('What a colleague wrote.')).toHaveCount(0);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save it as a file' }).click();
  const file = await readFile(await (await download).path(), 'utf8');
  expect((await download).suggestedFilename()).toMatch(/^unsaved-text-\d{4}-\d\d-\d\d\.txt$/);
  expect(file).toContain(`${hardWords}\r\n\r\nA second paragraph.`);
  expect(file).not.toContain('What a colleague wrote.');

  const address = new URL(page.url());
  const path = `${address.pathname}?form=left`;
  const asFile = `/staff/api/editions/${editionId}/own-text?form=left`;
  const administrator = await sessionOf('administrator');
  const seenBy = async (who: string, target: string) => {
    const answer = await request.get(`${siteUnderTest()}${target}`, { headers: { cookie: who } });
    return [answer.status(), (await answer.text()).includes('A second paragraph.')];
  };
  for (const target of [path, asFile]) {
    expect(await seenBy(cookie, target), target).toEqual([200, true]);
    for (const other of [colleague, administrator])
      expect(await seenBy(other.cookie, target), target).toEqual([404, false]);
  }
  expect(await seenBy(cookie, `/en/staff/projects/${projectId}/recover?form=left`)).toEqual([404, false]);

  await page.getByRole('button', { name: 'Put it aside' }).click();
  await expect(page.getByText('You put this text aside. It is deleted 7 days after that.')).toBeVisible();
  await page.getByRole('button', { name: 'Keep it after all' }).click();
  await expect(page.getByRole('button', { name: 'Put it aside' })).toBeVisible();

  // With a role again, it is gone on with as always.
  await db.membership.createMany({ data: roles });
  await page.goto('/en/staff');
  await expect(page.locator(`a[href$="/projects/${projectId}/recover"]`).first()).toBeVisible();
});
