import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { applyContent } from '#lib/imports/content.ts';
import { answerPromoterQuestion, decideAnswer } from '#lib/projects/commands/answer-promoter-question.ts';
import { askPromoter, revokeQuestion } from '#lib/projects/commands/ask-promoter.ts';
import {
  currentDraft,
  findOpenQuestion,
  listOpenAnswers,
  listPromoterQuestions,
} from '#lib/projects/queries/promoter-questions.ts';
import { askablePaths } from '#lib/projects/rules/askable.ts';
import { anActor } from '#tests/support/actors.ts';
import { testDatabase } from '#tests/support/database.ts';

const projectId = 'everything-is-possible';
const email = 'promoter@example.org';
const now = new Date('2026-11-21T09:00:00Z');
const after = (days: number) => new Date(now.getTime() + days * 86_400_000);

describe('asking a promoter', () => {
  const database = testDatabase();
  let project: string;

  beforeAll(async () => {
    const outcome = await applyContent({ ownerUrl: database.ownerUrl, contentDir: 'content' });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
    project = (await database.owner.entry.findFirstOrThrow({ where: { slug: projectId } })).projectId;
  });

  const officer = () => anActor(database.owner, { role: 'officer' });
  const letter = ({ token }: { token: string }) => ({ subject: 'A question', text: `link ${token}` });
  const asked = async (values: Record<string, unknown> = {}) => {
    const questionId = randomUUID();
    const token = randomUUID();
    const outcome = await askPromoter(
      database.owner,
      await officer(),
      {
        questionId,
        projectId: project,
        email,
        locale: 'bg',
        paths: ['finalCost', 'website'],
        message: 'Моля за две неща.',
        days: 14,
        ...values,
      },
      { letter, now, newToken: () => token },
    );
    return { questionId, token, outcome };
  };
  const answer = (token: string, answers: Record<string, string>, at = after(1)) =>
    answerPromoterQuestion(database.owner, { token, answers }, { now: at });

  test('sends one letter, however often the form is sent, and keeps no token', async () => {
    const { questionId, token, outcome } = await asked();
    expect(outcome).toMatchObject({ ok: true });
    await asked({ questionId });
    const letters = await database.owner.outboxLetter.findMany({ where: { kind: 'promoter-question' } });
    expect(letters).toMatchObject([{ to: email, locale: 'bg', text: `link ${token}` }]);
    const question = await database.owner.promoterQuestion.findUniqueOrThrow({ where: { id: questionId } });
    expect(JSON.stringify(question)).not.toContain(token);
    const audit = await database.owner.auditEvent.findFirstOrThrow({ where: { action: 'question.asked' } });
    expect(JSON.stringify(audit.details)).not.toContain(email);
  });

  test.for([
    [{ email: 'nobody' }, 'email-needed'],
    [{ paths: [] }, 'paths-needed'],
    [{ paths: ['contact.name'] }, 'not-askable'],
    [{ paths: ['sources'] }, 'not-askable'],
    [{ projectId: 'no-such-project' }, 'not-found'],
  ] as const)('%j is refused as %s', async ([values, code]) => {
    expect((await asked(values)).outcome).toMatchObject({ ok: false, issues: [{ code }] });
  });

  test('never asks for people', async () => {
    const draft = await currentDraft(database.owner, project);
    expect(askablePaths(draft).filter((path) => path.startsWith('contact'))).toEqual([]);
  });

  test('an answer waits for staff, who take single facts into the draft; then address and answers are forgotten', async () => {
    const { questionId, token } = await asked();
    const page = await findOpenQuestion(database.owner, token, now);
    expect(page?.fields.map(({ path }) => path)).toEqual(['finalCost', 'website']);
    const before = await currentDraft(database.owner, project);
    expect(
      await answer(token, { finalCost: '33 000 EUR', website: 'https://x.example', grant: '1 EUR' }),
    ).toMatchObject({
      ok: true,
    });
    expect(await currentDraft(database.owner, project)).toEqual(before);
    const actor = await officer();
    expect(await listOpenAnswers(database.owner, actor)).toContainEqual(
      expect.objectContaining({ questionId }),
    );
    const shown = (await listPromoterQuestions(database.owner, actor, project, after(1)))?.find(
      ({ id }) => id === questionId,
    );
    expect(shown).toMatchObject({
      state: 'answered',
      answer: { finalCost: '33 000 EUR', website: 'https://x.example' },
    });
    const decision = { questionId, accepted: ['finalCost'], operationId: randomUUID() };
    expect(await decideAnswer(database.owner, actor, decision, { now: after(2) })).toMatchObject({
      ok: true,
    });
    expect(await decideAnswer(database.owner, actor, decision, { now: after(2) })).toMatchObject({
      ok: true,
    });
    const now2 = await currentDraft(database.owner, project);
    expect(now2).toEqual({ ...before, finalCost: '33 000 EUR' });
    const row = await database.owner.promoterQuestion.findUniqueOrThrow({ where: { id: questionId } });
    expect(row).toMatchObject({ email: '', answer: {}, outcome: 'accepted' });
    expect(await answer(token, { website: 'https://late.example' })).toMatchObject({
      issues: [{ code: 'gone' }],
    });
    expect(
      await decideAnswer(
        database.owner,
        actor,
        { ...decision, operationId: randomUUID() },
        { now: after(2) },
      ),
    ).toMatchObject({ issues: [{ code: 'already-decided' }] });
  });

  test('a link that ran out, was taken back or was made up shows and takes nothing', async () => {
    const { token } = await asked();
    expect(await findOpenQuestion(database.owner, token, after(15))).toBeNull();
    expect(await answer(token, { website: 'https://x.example' }, after(15))).toMatchObject({
      issues: [{ code: 'gone' }],
    });
    const second = await asked();
    await revokeQuestion(database.owner, await officer(), { questionId: second.questionId }, { now });
    expect(await findOpenQuestion(database.owner, second.token, now)).toBeNull();
    expect(await findOpenQuestion(database.owner, 'made-up', now)).toBeNull();
    expect(await answer('made-up', { website: 'https://x.example' })).toMatchObject({
      issues: [{ code: 'gone' }],
    });
  });

  test('somebody of another programme neither asks, sees nor decides', async () => {
    const stranger = await anActor(database.owner, { role: 'officer', programme: 'elsewhere' });
    const { questionId, token } = await asked();
    await answer(token, { website: 'https://x.example' });
    expect(await listPromoterQuestions(database.owner, stranger, project, now)).toBeNull();
    expect(await listOpenAnswers(database.owner, stranger)).toEqual([]);
    const decision = { questionId, accepted: ['website'], operationId: randomUUID() };
    expect(await decideAnswer(database.owner, stranger, decision)).toMatchObject({
      issues: [{ code: 'forbidden' }],
    });
  });
});
