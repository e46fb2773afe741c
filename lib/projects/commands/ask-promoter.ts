/**
 * Asks a promoter for single facts and takes back a question. The token is told once, in the letter; the address is kept
 * only until the answer is decided.
 */
import { randomBytes } from 'node:crypto';
import type { StaffActor } from '#lib/auth/actor.ts';
import type { Database } from '#lib/db/client.ts';
import { inTransaction } from '#lib/db/in-transaction.ts';
import type { Locale } from '#lib/format/localized.ts';
import { issuesOf, type Outcome } from '#lib/issues.ts';
import { queueLetter } from '#lib/mail/outbox.ts';
import { forbidden, notFound, refuse } from '#lib/projects/commands/answer.ts';
import { hashOfToken } from '#lib/projects/commands/share-edition.ts';
import { canDo, forbiddenPaths } from '#lib/projects/policy.ts';
import { currentDraft } from '#lib/projects/queries/promoter-questions.ts';
import { askablePaths } from '#lib/projects/rules/askable.ts';
import { askPromoterInput, revokeQuestionInput } from '#lib/projects/schema/promoter-question.ts';
import { recordAudit } from '#lib/versioning/audit.ts';

/** Writes the letter in the words of its language. */
export type WriteQuestionLetter = (facts: {
  locale: Locale;
  token: string;
  title: { en: string; bg: string };
  by: string;
  message: string;
  expiresAt: Date;
}) => { subject: string; text: string };

/** Keeps the question and its letter. The same question sent again is one, and one letter. */
export async function askPromoter(
  db: Database,
  actor: StaffActor,
  input: unknown,
  {
    letter,
    now = new Date(),
    newToken = () => randomBytes(24).toString('base64url'),
  }: { letter: WriteQuestionLetter; now?: Date; newToken?: () => string },
): Promise<Outcome<{ questionId: string }>> {
  const read = askPromoterInput.safeParse(input);
  if (!read.success) return { ok: false, issues: issuesOf(read.error) };
  const { questionId, projectId, email, locale, paths, message, days } = read.data;
  return await inTransaction(db, async (tx): Promise<Outcome<{ questionId: string }>> => {
    const entry = await tx.entry.findUnique({ where: { projectId } });
    if (entry === null) return notFound;
    if (!canDo(actor, 'submit', entry.programme)) return forbidden;
    const askable = new Set(askablePaths(await currentDraft(tx, projectId)));
    if (!paths.every((path) => askable.has(path))) return refuse('not-askable', 'paths');
    if (forbiddenPaths(actor, entry.programme, paths).length > 0) return refuse('forbidden-field', 'paths');
    const token = newToken();
    const expiresAt = new Date(now.getTime() + days * 86_400_000);
    const kept = await tx.promoterQuestion.createMany({
      data: {
        id: questionId,
        projectId,
        tokenHash: hashOfToken(token),
        email,
        paths: [...new Set(paths)],
        message,
        askedBy: actor.personId,
        askedAt: now,
        expiresAt,
      },
      skipDuplicates: true,
    });
    if (kept.count === 0) return { ok: true, value: { questionId }, touched: [] };
    const title = { en: entry.titleEn, bg: entry.titleBg };
    const written = letter({ locale, token, title, by: actor.name, message, expiresAt });
    await queueLetter(tx, { to: email, locale, kind: 'promoter-question', ...written });
    await recordAudit(tx, {
      personId: actor.personId,
      action: 'question.asked',
      kind: 'project',
      subject: projectId,
      details: { question: questionId, fields: paths },
    });
    return { ok: true, value: { questionId }, touched: [] };
  });
}

/** Ends a question that was not decided: its link is dead at once, and the address is forgotten. */
export async function revokeQuestion(
  db: Database,
  actor: StaffActor,
  input: unknown,
  { now = new Date() }: { now?: Date } = {},
): Promise<Outcome<{ projectId: string }>> {
  const read = revokeQuestionInput.safeParse(input);
  if (!read.success) return notFound;
  return await inTransaction(db, async (tx): Promise<Outcome<{ projectId: string }>> => {
    const question = await tx.promoterQuestion.findUnique({ where: { id: read.data.questionId } });
    const entry = question && (await tx.entry.findUnique({ where: { projectId: question.projectId } }));
    if (!question || !entry) return notFound;
    if (!canDo(actor, 'submit', entry.programme)) return forbidden;
    const { projectId } = question;
    const { count } = await tx.promoterQuestion.updateMany({
      where: { id: question.id, outcome: null, revokedAt: null },
      data: { revokedAt: now, email: '', answer: {} },
    });
    if (count > 0)
      await recordAudit(tx, {
        personId: actor.personId,
        action: 'question.revoked',
        kind: 'project',
        subject: projectId,
        details: { question: question.id },
      });
    return { ok: true, value: { projectId }, touched: [] };
  });
}
