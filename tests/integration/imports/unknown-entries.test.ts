import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { operator } from '#lib/auth/operator.ts';
import { makeDraft } from '#lib/imports/document-draft.ts';
import { keepWords, leaveOut, sureChoices } from '#lib/imports/drafts/choose.ts';
import { headOf } from '#tests/support/draft-project.ts';
import { importPage, proposalOf, valueOf } from '#tests/support/imported-page.ts';
import { pageDesk } from './page-desk.ts';

const desk = pageDesk();
const { database } = desk;

const pageOf = (title: string) => `Project: ${title}

Project status: completed

Program: Lamps and lanterns

Implemented in: Municipality of Lom

Grant amount: 248 210,40 EUR

The lamps shine in Burgas. Later they shine in Burgas again, and in Vidin.`;

async function aPage(title: string) {
  const text = pageOf(title);
  const documentId = await importPage(desk, { text });
  return { documentId, proposal: await proposalOf(desk, documentId) };
}

const notesOf = (projectId: string) =>
  database.owner.note.findMany({ where: { edition: { projectId } }, orderBy: { path: 'asc' } });

describe('a programme that the register does not have', () => {
  test('is kept as a note beside its field, and the draft is made without it', async () => {
    const { documentId, proposal } = await aPage('Lamps for Lom');
    const asked = proposal.fields.find(({ field }) => field === 'programme');
    expect(asked).toMatchObject({ state: 'unknown', question: { code: 'unknown-programme' } });
    const operationId = randomUUID();
    const make = () =>
      makeDraft(database.staff, desk.officer, {
        operationId,
        documentId,
        choices: { ...sureChoices(proposal), programme: { taken: false, option: keepWords } },
        locale: 'bg',
      });
    const { projectId } = valueOf(await make());
    const head = await headOf(database.owner, projectId);
    expect(head.draft).not.toHaveProperty('programme');
    const notes = await notesOf(projectId);
    expect(notes).toMatchObject([{ path: 'programme', authorId: desk.officer.personId }]);
    expect(notes[0]?.text).toContain('„Lamps and lanterns“');
    expect(
      await database.owner.auditEvent.count({ where: { subject: projectId, action: 'note.added' } }),
    ).toBe(1);
    valueOf(await make());
    expect(await notesOf(projectId)).toHaveLength(1);
  });

  test('is kept where nobody answered, by the operator too, and not where it was left out', async () => {
    const unanswered = await aPage('Lanterns for Lom');
    const made = valueOf(
      await makeDraft(database.staff, operator, {
        operationId: randomUUID(),
        documentId: unanswered.documentId,
        choices: sureChoices(unanswered.proposal),
      }),
    );
    expect((await notesOf(made.projectId)).map(({ path, authorId }) => [path, authorId])).toEqual([
      ['programme', 'system'],
    ]);
    const leftOut = await aPage('Torches for Lom');
    const { projectId } = valueOf(
      await makeDraft(database.staff, desk.officer, {
        operationId: randomUUID(),
        documentId: leftOut.documentId,
        choices: { ...sureChoices(leftOut.proposal), programme: { taken: false, option: leaveOut } },
      }),
    );
    expect(await notesOf(projectId)).toEqual([]);
  });
});

test('a place is suggested once, however often the prose names it', async () => {
  const { proposal } = await aPage('Candles for Lom');
  const places = proposal.fields.filter(({ field, kind }) => field === 'places' && kind === 'suggestion');
  expect(places.map(({ raw }) => raw)).toEqual(['Burgas', 'Vidin']);
});

test('a country that no words of the page say is told as worked out', async () => {
  const { proposal } = await aPage('Matches for Lom');
  expect(proposal.left).toMatchObject([{ path: 'country', shown: 'BG', from: 'places', spans: [] }]);
});
