/**
 * Takes what a promoter answers, and what staff make of it. An answer never reaches a draft by itself: somebody who may
 * edit takes it in, as a saved revision under their name, or puts it aside.
 */
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import { issuesOf, type Outcome } from '#lib/issues.ts';
import { forbidden, notFound, refuse } from '#lib/projects/commands/answer.ts';
import { openEdition } from '#lib/projects/commands/open-edition.ts';
import { saveEdition } from '#lib/projects/commands/save-edition.ts';
import { hashOfToken } from '#lib/projects/commands/share-edition.ts';
import { canDo } from '#lib/projects/policy.ts';
import { answerPromoterInput, decideAnswerInput } from '#lib/projects/schema/promoter-question.ts';
import { recordAudit } from '#lib/versioning/audit.ts';
import type { Draft } from '#lib/versioning/draft.ts';

/** Keeps the answers to a question whose link still works; they may be changed until somebody decides. */
export async function answerPromoterQuestion(
  db: Database,
  input: unknown,
  { now = new Date() }: { now?: Date } = {},
): Promise<Outcome<null>> {
  const read = answerPromoterInput.safeParse(input);
  if (!read.success) return { ok: false, issues: issuesOf(read.error) };
  return await inTransaction(db, async (tx): Promise<Outcome<null>> => {
    const tokenHash = hashOfToken(read.data.token);
    await tx.$queryRaw`SELECT FROM editorial.promoter_question WHERE token_hash = ${tokenHash} FOR UPDATE`;
    const question = await tx.promoterQuestion.findUnique({ where: { tokenHash } });
    if (
      question === null ||
      question.revokedAt !== null ||
      question.outcome !== null ||
      question.expiresAt <= now
    )
      return refuse('gone');
    const asked = new Set(question.paths);
    const answer = Object.fromEntries(
      Object.entries(read.data.answers)
        .map(([path, text]) => [path, text.replaceAll('\0', '\uFFFD').trim()] as const)
        .filter(([path, text]) => asked.has(path) && text !== ''),
    );
    if (Object.keys(answer).length === 0) return refuse('answer-needed');
    await tx.promoterQuestion.update({ where: { id: question.id }, data: { answer, answeredAt: now } });
    await recordAudit(tx, {
      personId: null,
      action: 'question.answered',
      kind: 'project',
      subject: question.projectId,
      details: { question: question.id, fields: Object.keys(answer) },
    });
    return { ok: true, value: null, touched: [] };
  });
}

/** Takes the accepted answers into the draft, or puts all aside; then address and answers are forgotten. */
export async function decideAnswer(
  db: Database,
  actor: StaffActor,
  input: unknown,
  { now = new Date() }: { now?: Date } = {},
): Promise<Outcome<{ projectId: string }>> {
  const read = decideAnswerInput.safeParse(input);
  if (!read.success) return { ok: false, issues: issuesOf(read.error) };
  const { questionId, accepted, operationId } = read.data;
  const question = await db.promoterQuestion.findUnique({ where: { id: questionId } });
  const entry = question && (await db.entry.findUnique({ where: { projectId: question.projectId } }));
  if (!question || !entry) return notFound;
  const { projectId } = question;
  if (!canDo(actor, 'submit', entry.programme)) return forbidden;
  const isRepeat = question.outcome !== null && (await db.revision.count({ where: { operationId } })) > 0;
  if (isRepeat) return { ok: true, value: { projectId }, touched: [] };
  if (question.outcome !== null || question.answeredAt === null) return refuse('already-decided');
  const answer = (question.answer ?? {}) as Draft;
  const taken = accepted.filter((path) => (answer[path] ?? '') !== '');
  if (taken.length > 0) {
    const refusal = await takeIn(db, actor, { projectId, answer, taken, questionId, operationId }, now);
    if (refusal !== null) return refusal;
  }
  await inTransaction(db, async (tx) => {
    await tx.promoterQuestion.update({
      where: { id: questionId },
      data: { outcome: taken.length > 0 ? 'accepted' : 'dismissed', email: '', answer: {} },
    });
    await recordAudit(tx, {
      personId: actor.personId,
      action: taken.length > 0 ? 'question.accepted' : 'question.dismissed',
      kind: 'project',
      subject: projectId,
      details: { question: questionId, fields: taken },
    });
  });
  return { ok: true, value: { projectId }, touched: [] };
}

async function takeIn(
  db: Database,
  actor: StaffActor,
  {
    projectId,
    answer,
    taken,
    questionId,
    operationId,
  }: { projectId: string; answer: Draft; taken: readonly string[]; questionId: string; operationId: string },
  now: Date,
) {
  const opened = await openEdition(db, actor, { projectId }, { now });
  if (!opened.ok) return opened;
  const { editionId } = opened.value;
  const edition = await db.edition.findUniqueOrThrow({ where: { id: editionId } });
  const head = await db.revision.findUniqueOrThrow({ where: { id: edition.headRevision } });
  const draft = {
    ...(head.draft as Draft),
    ...Object.fromEntries(taken.map((path) => [path, answer[path] ?? ''])),
  };
  const saved = await saveEdition(
    db,
    actor,
    { editionId, formId: `question-${questionId}`, baseRevision: head.id, draft, operationId },
    { now },
  );
  return saved.ok ? null : { ok: false as const, issues: saved.issues };
}
