import { describe, expect, test } from 'vitest';
import { erasePerson } from '#lib/accounts/commands/people.ts';
import { dismissDocument } from '#lib/sources/commands/choose.ts';
import { forgetOldDocuments } from '#lib/sources/commands/clean-up.ts';
import { noLetters } from '#tests/support/accounts.ts';
import { anActor } from '#tests/support/actors.ts';
import { fixtureText as fixture } from '#tests/support/import-fixtures.ts';
import { draftWithSure, importPage, valueOf } from '#tests/support/imported-page.ts';
import { pageDesk } from './page-desk.ts';

const desk = pageDesk();
const { database } = desk;

describe('documents go when their time is over', () => {
  const day = 86_400_000;
  const later = (days: number) => new Date(Date.now() + days * day);
  const idsOf = async () =>
    (await database.owner.sourceDocument.findMany({ select: { id: true } })).map(({ id }) => id);

  test('put away, refused, forgotten; what became a project stays with it', async () => {
    const keep = (text: string) => importPage(desk, { text });
    const open = await keep(fixture('operator-tight'));
    const dismissed = await keep(fixture('operator-lead-organisation'));
    const refused = await keep(fixture('news'));
    const drafted = await keep(fixture('register-of-money'));
    const orphaned = await keep(fixture('register-of-contracts'));
    valueOf(await dismissDocument(database.staff, desk.officer, { documentId: dismissed }));
    valueOf(await draftWithSure(desk, drafted));
    const gone = valueOf(await draftWithSure(desk, orphaned));
    await database.owner.entry.delete({ where: { projectId: gone.projectId } });
    const mine = new Set([open, dismissed, refused, drafted, orphaned]);
    const left = async () => (await idsOf()).filter((id) => mine.has(id)).toSorted();
    await forgetOldDocuments(database.staff, later(29));
    expect(await left()).toEqual([open, dismissed, refused, drafted].toSorted());
    await forgetOldDocuments(database.staff, later(31));
    expect(await left()).toEqual([open, drafted].toSorted());
    await forgetOldDocuments(database.staff, later(181));
    expect(await left()).toEqual([drafted]);
    expect(await forgetOldDocuments(database.staff, later(2000))).toBe(0);
    const removed = await database.owner.auditEvent.findMany({ where: { action: 'document.removed' } });
    expect(removed.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining([open, dismissed, refused, orphaned]),
    );
  });

  test('with the person who imported them, unless they became a project', async () => {
    const administrator = await anActor(database.owner, { role: 'administrator' });
    const leaver = await anActor(database.owner, { role: 'officer' });
    const open = await importPage(desk.as(leaver), {
      text: fixture('municipality-in-title'),
    });
    const drafted = await importPage(desk.as(leaver), { text: fixture('mixed-scripts') });
    valueOf(await draftWithSure(desk.as(leaver), drafted));
    expect(
      await erasePerson(database.staff, administrator, { personId: leaver.personId }, noLetters),
    ).toMatchObject({
      ok: true,
    });
    expect(await idsOf()).toContain(drafted);
    expect(await idsOf()).not.toContain(open);
  });
});
