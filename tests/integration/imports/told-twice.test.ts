import { describe, expect, test } from 'vitest';
import type { StaffActor } from '#lib/auth/actor.ts';
import { listAlikeProjects } from '#lib/projects/queries/alike.ts';
import { aimDocument, takeBackDocumentApart, tellDocumentApart } from '#lib/sources/commands/choose.ts';
import type { Draft } from '#lib/versioning/draft.ts';
import { anActor } from '#tests/support/actors.ts';
import { headOf } from '#tests/support/draft-project.ts';
import { fixtureText as fixture } from '#tests/support/import-fixtures.ts';
import { documentOf, draftWithSure, importPage, proposalOf, valueOf } from '#tests/support/imported-page.ts';
import { codesOf, everythingWritten } from '../projects/editing/seeded-staff.ts';
import { pageDesk } from './page-desk.ts';

const desk = pageDesk();
const { database } = desk;

describe('what may be told twice', () => {
  test('drafts are candidates with their reasons, and pairs told apart stay so', async () => {
    const text = fixture('portal-body');
    const first = await importPage(desk, { text });
    const { projectId } = valueOf(await draftWithSure(desk, first));
    const url = 'https://operator.example.org/dentists';
    const second = await importPage(desk, {
      text: `${text}\nOne more line.`,
      url,
    });
    const seen = await documentOf(database.staff, desk.officer, second);
    expect(seen.duplicates).toContainEqual({
      projectId,
      score: expect.any(Number),
      reasons: [{ code: 'same-words', count: expect.any(Number) }],
    });
    const ids = async (documentId: string) =>
      (await documentOf(database.staff, desk.officer, documentId)).duplicates.map((each) => each.projectId);
    valueOf(await tellDocumentApart(database.staff, desk.officer, { documentId: second, projectId }));
    expect(await ids(second)).not.toContain(projectId);
    const made = valueOf(await draftWithSure(desk, second));
    const third = await importPage(desk, {
      text: `${text}\nAnother line.`,
      url,
    });
    expect(await documentOf(database.staff, desk.officer, third)).toMatchObject({ replaces: second });
    expect(await ids(third)).toContain(made.projectId);
    expect(await ids(third)).not.toContain(projectId);
    const pair = { kind: 'project', first: { in: [projectId, made.projectId] } };
    expect(await database.owner.toldApart.count({ where: pair })).toBe(1);
    const alike = await listAlikeProjects(database.staff, desk.officer, made.projectId);
    expect(alike.map((each) => each.projectId)).not.toContain(projectId);

    // Told of an earlier state of the page, it stands with the later one too, and can be taken back there.
    const told = { projectId, by: desk.officer.personId, at: expect.any(Date) };
    expect((await documentOf(database.staff, desk.officer, third)).toldApart).toEqual([told]);
    const takeBack = (actor: StaffActor) =>
      takeBackDocumentApart(database.staff, actor, { documentId: third, projectId });
    const before = await everythingWritten(database.owner);
    expect(codesOf(await takeBack(await anActor(database.owner, { role: 'communication' })))).toEqual([
      'forbidden',
    ]);
    expect(await everythingWritten(database.owner)).toBe(before);
    const undone = () =>
      database.owner.auditEvent.count({ where: { action: 'document.apart-undone', subject: third } });
    for (const lines of [1, 1]) {
      valueOf(await takeBack(desk.officer));
      expect(await undone()).toBe(lines);
    }
    const again = await documentOf(database.staff, desk.officer, third);
    expect(again.toldApart).toEqual([]);
    expect(again.duplicates.map((each) => each.projectId)).toContain(projectId);
  });

  test('into a project that is there: its text stays, the page is added', async () => {
    const made = valueOf(
      await draftWithSure(desk, await importPage(desk, { text: fixture('promoters-own') })),
    );
    const documentId = await importPage(desk, { text: fixture('operator') });
    valueOf(await aimDocument(database.staff, desk.officer, { documentId, projectId: made.projectId }));
    const before = (await headOf(database.owner, made.projectId)).draft as Draft;
    const { fields } = await proposalOf(desk, documentId);
    expect(fields.find(({ id }) => id === 'title')).toMatchObject({ state: 'changed', sure: false });
    valueOf(await draftWithSure(desk, documentId));
    const after = (await headOf(database.owner, made.projectId)).draft as Draft;
    expect(after['title.en']).toBe(before['title.en']);
    expect(after['sources']?.split(' ')).toHaveLength(2);
  });

  test('participants are compared by the register as it is now, with new entries and the names it was taught', async () => {
    const page = (title: string, promoter: string) => `Project: „${title}“
  Implemented in: Mezdra
  Implementation period: 01.03.2021 – 30.11.2022
  Project Promoter: ${promoter}`;
    const bring = (text: string) => importPage(desk, { text });
    const made = valueOf(
      await draftWithSure(
        desk,
        await bring(page('Looms of the upper valley', 'Shuttle Weavers Association')),
        { promoter: { taken: true, option: 'new' } },
      ),
    );
    const slug = ((await headOf(database.owner, made.projectId)).draft as Draft)['promoter.organisation'];
    await database.owner.organisation.update({
      where: { slug: slug ?? '' },
      data: { aliases: ['Сдружение „Совалка“'] },
    });
    const names = ['Shuttle Weavers Association', 'Сдружение „Совалка“'];
    for (const name of names) {
      const { duplicates } = await documentOf(
        database.staff,
        desk.officer,
        await bring(page(`Cloth and thread, told anew for ${name}`, name)),
      );
      const found = duplicates.find(({ projectId }) => projectId === made.projectId);
      expect(found?.reasons.map(({ code }) => code)).toEqual([
        'same-organisations',
        'same-places',
        'same-period',
      ]);
    }
  });
});
