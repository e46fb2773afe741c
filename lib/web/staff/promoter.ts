/** What the forms around questions to promoters do: from the posted texts to the command and on to the next page. */
import { staffDatabase } from '#lib/db/client.ts';
import { formatDayOf } from '#lib/format/date.ts';
import { pick } from '#lib/format/localized.ts';
import { staffMessages } from '#lib/i18n/staff-messages.ts';
import { staffPath } from '#lib/paths.ts';
import { answerPromoterQuestion, decideAnswer } from '#lib/projects/commands/answer-promoter-question.ts';
import {
  askPromoter,
  revokeQuestion,
  type WriteQuestionLetter,
} from '#lib/projects/commands/ask-promoter.ts';
import { siteOrigin } from '#lib/web/site-origin.ts';
import type { ActorExchange, Answer, Exchange } from '#lib/web/staff/answer.ts';

/** Asks the promoter of project `projectId`. */
export async function answerAsk(
  { actor, form, lists, locale }: ActorExchange,
  projectId: string,
): Promise<Answer> {
  const outcome = await askPromoter(
    staffDatabase(),
    actor,
    {
      questionId: form['operationId'] ?? '',
      projectId,
      email: (form['email'] ?? '').trim(),
      locale: form['locale'] ?? '',
      paths: lists['paths'] ?? (form['paths'] ? [form['paths']] : []),
      message: form['message'] ?? '',
      days: form['days'] ?? '',
    },
    { letter: writeLetter },
  );
  return outcome.ok ? { ok: true, to: `${questionsPath(locale, projectId)}?sent=1` } : outcome;
}

/** Takes the ticked answers into the draft, or puts all aside. */
export async function answerDecide({ actor, form, lists, locale }: ActorExchange): Promise<Answer> {
  const isTaken = form['deed'] === 'take';
  const accepted = isTaken ? (lists['accepted'] ?? (form['accepted'] ? [form['accepted']] : [])) : [];
  const outcome = await decideAnswer(staffDatabase(), actor, {
    questionId: form['questionId'] ?? '',
    operationId: form['operationId'] ?? '',
    accepted,
  });
  if (!outcome.ok) return outcome;
  const to = questionsPath(locale, outcome.value.projectId);
  return { ok: true, to: accepted.length > 0 ? `${to}?taken=1` : to };
}

/** Ends a question. */
export async function answerRevoke({ actor, form, locale }: ActorExchange): Promise<Answer> {
  const outcome = await revokeQuestion(staffDatabase(), actor, { questionId: form['questionId'] ?? '' });
  return outcome.ok ? { ok: true, to: questionsPath(locale, outcome.value.projectId) } : outcome;
}

/** Keeps what the promoter answers. */
export async function answerQuestion({ form, locale }: Exchange): Promise<Answer> {
  const token = form['token'] ?? '';
  const answers = Object.fromEntries(
    Object.entries(form).flatMap(([name, text]) =>
      name.startsWith('answer:') ? [[name.slice(7), text]] : [],
    ),
  );
  const outcome = await answerPromoterQuestion(staffDatabase(), { token, answers });
  return outcome.ok ? { ok: true, to: `${staffPath(locale, 'questions', token)}?thanks=1` } : outcome;
}

const questionsPath = (locale: ActorExchange['locale'], projectId: string) =>
  staffPath(locale, 'projects', projectId, 'questions');

const writeLetter: WriteQuestionLetter = ({ locale, token, title, by, message, expiresAt }) => {
  const t = staffMessages(locale, 'promoter');
  const { text } = pick({ ...(title.en && { en: title.en }), ...(title.bg && { bg: title.bg }) }, locale);
  const named = text || t('page.untitled');
  return {
    subject: t('letter.subject', { title: named }),
    text: t('letter.text', {
      title: named,
      by,
      message,
      link: new URL(staffPath(locale, 'questions', token), siteOrigin()).href,
      when: formatDayOf(expiresAt, locale),
    }).replace(/\n{3,}/g, '\n\n'),
  };
};
